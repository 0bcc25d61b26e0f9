"""Whoever kept an old address finds the page at its new one."""

from __future__ import annotations

from lxml import etree

from samples import entry, page, site
from yuhua.emit.redirects import emit


def test_every_old_address_leads_to_the_page() -> None:
    moved = page(
        "courses/jiating-huiyi/",
        title="家庭会议 <怎么开>",
        record=entry(aliases=["courses/huiyi/", "https://yuhua.example/a/b/old.html", "old"]),
    )

    found = {one.path: one.content.decode() for one in emit(site(moved, page("about/")))}

    assert sorted(found) == ["a/b/old/index.html", "courses/huiyi/index.html", "old/index.html"]
    assert 'content="0; url=../jiating-huiyi/"' in found["courses/huiyi/index.html"]
    assert 'href="../../../courses/jiating-huiyi/"' in found["a/b/old/index.html"]
    assert "家庭会议 &lt;怎么开&gt;" in found["old/index.html"]
    document = etree.fromstring(found["old/index.html"].encode(), parser=etree.HTMLParser())
    assert document.xpath("//h1/text()") == ["页面搬家了"]


def test_a_page_that_leaves_no_trace_is_not_named() -> None:
    help_page = page("help/x/", title="家庭暴力", sensitive=True, record=entry(aliases=["help/y/"]))

    (found,) = emit(site(help_page))

    assert "家庭暴力" not in found.content.decode()


def test_the_home_page_may_have_an_old_address() -> None:
    (found,) = emit(site(page("", title="首页", record=entry(aliases=["shouye/"]))))

    assert 'url=../"' in found.content.decode()
