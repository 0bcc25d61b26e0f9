from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from calendar import timegm
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from samples import COURSE, SETTINGS, WORDS, entry, page, record, site
from yuhua.derive.channels import MOST, with_channels
from yuhua.emit import Settings
from yuhua.emit.announcements import absolute, identity
from yuhua.emit.feeds import emit
from yuhua.model.site import Page

PICTURE = {
    "url": "https://yuhua.example/assets/cards/courses.huiyi_wide.png",
    "type": "image/png",
    "medium": "image",
    "width": "1200",
    "height": "630",
}
HOSTILE = "亲子 & 阅读 <b>"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
LESSON = page(
    "courses/huiyi/",
    title="家庭会议",
    record=record("course", COURSE),
    terms=(("programmes", WORDS.programmes[0]), ("topics", WORDS.topics[0])),
    summary="每周二十分钟。",
)


def feed(
    *pages: Page, bodies: Mapping[str, str] | None = None, settings: Settings = SETTINGS
) -> bytes:
    return files(*pages, bodies=bodies, settings=settings)["feed.xml"]


def files(
    *pages: Page, bodies: Mapping[str, str] | None = None, settings: Settings = SETTINGS
) -> dict[str, bytes]:
    made = with_channels(site(*pages))
    return {one.path: one.content for one in emit(made, settings, bodies or {})}


def channel(document: bytes) -> Any:
    """Return the channel as a strict XML parser reads it."""
    parser = etree.XMLParser(recover=False, resolve_entities=False, no_network=True)
    found = etree.fromstring(document, parser=parser).find("channel")
    assert found is not None
    return found


def parsed(document: bytes) -> Any:
    """Return the feed as a reader reads it, which must be without complaint."""
    found = feedparser.parse(document)
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_entry_says_everything_a_reader_shows() -> None:
    (item,) = channel(feed(LESSON)).findall("item")

    fields = [(node.tag, node.text, dict(node.attrib)) for node in item if node.tag != CONTENT]
    assert fields == [
        ("title", "家庭会议", {}),
        ("link", "https://yuhua.example/courses/huiyi/", {}),
        ("description", "每周二十分钟。", {}),
        ("guid", "tag:yuhua.example,2026:course/huiyi", {"isPermaLink": "false"}),
        ("category", "大讲堂", {"domain": "https://yuhua.example/programmes/jiangtang/"}),
        ("category", "家风", {"domain": "https://yuhua.example/topics/jiafeng/"}),
        ("pubDate", "Tue, 24 Nov 2026 08:00:00 +0800", {}),
        ("{http://purl.org/dc/elements/1.1/}source", "区妇联", {}),
        ("{http://search.yahoo.com/mrss/}content", None, PICTURE),
    ]


def test_every_format_shows_the_card_of_a_page() -> None:
    found = files(LESSON)

    pictures = [
        [dict(one) for one in parsed(found[name]).entries[0].media_content]
        for name in ("feed.xml", "atom.xml")
    ]
    assert pictures == [[PICTURE], [PICTURE]]
    assert json.loads(found["feed.json"])["items"][0]["image"] == PICTURE["url"]


def test_a_site_without_an_address_shows_no_card() -> None:
    found = files(LESSON, settings=replace(SETTINGS, url="/"))

    assert "media_content" not in feedparser.parse(found["feed.xml"]).entries[0]
    assert "image" not in json.loads(found["feed.json"])["items"][0]


def test_channel_names_the_site_and_itself() -> None:
    found = channel(feed(LESSON))

    named = {node.tag: node.text for node in found if node.tag != "item"}
    del named["{http://www.w3.org/2005/Atom}link"]
    assert named == {
        "title": "雨花家庭教育",
        "link": "https://yuhua.example/",
        "description": "家庭教育知识",
        "docs": "https://www.rssboard.org/rss-specification",
        "generator": "yuhua",
        "language": "zh-cn",
        "lastBuildDate": "Tue, 24 Nov 2026 08:00:00 +0800",
        "pubDate": "Tue, 24 Nov 2026 08:00:00 +0800",
    }
    links = found.findall("{http://www.w3.org/2005/Atom}link")
    assert [(one.get("rel"), one.get("href")) for one in links if one.get("rel") == "self"] == [
        ("self", "https://yuhua.example/feed.xml")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HOSTILE, HOSTILE),
        ("家\x00\x08\x1f风\x7f", "家风"),
        ("家\u200b\u202e风\ufeff", "家风"),
        ("]]> 与 <![CDATA[", "]]> 与 <![CDATA["),
        ("👨‍👩‍👧 全家 𠮷", "👨‍👩‍👧 全家 𠮷"),
        ("&amp; &lt;b&gt; &#x41;", "&amp; &lt;b&gt; &#x41;"),
        ("</title></item></channel>", "</title></item></channel>"),
        ("\ufffe\uffff终", "终"),
    ],
)
def test_any_text_arrives_as_it_was_written(text: str, expected: str) -> None:
    one = page("courses/a/", title=text, summary=text)

    document = feed(one)

    (item,) = channel(document).findall("item")
    assert (item.findtext("title"), item.findtext("description")) == (expected, expected)
    (read,) = parsed(document).entries
    assert read.id == "tag:yuhua.example,2026:page/courses-a"
    assert read.link == "https://yuhua.example/courses/a/"


def test_hostile_text_arrives_whole_in_the_full_text_too() -> None:
    one = page("courses/a/", summary=f"{HOSTILE} ]]> 👪 \x0b")

    shown = channel(feed(one, bodies={"courses/a/": "<p>1 ]]&gt; 2 &amp; 👪</p>"})).find("item")

    assert shown.findtext(CONTENT) == (
        "<p>亲子 &amp; 阅读 &lt;b&gt; ]]&gt; 👪 </p><p>1 ]]&gt; 2 &amp; 👪</p>"
    )


def test_the_end_of_a_cdata_section_inside_an_attribute_ends_nothing() -> None:
    body = '<p><a href="../b/" title="]]&gt;">去</a></p>'

    text = channel(feed(page("courses/a/"), bodies={"courses/a/": body})).findtext(
        f"item/{CONTENT}"
    )

    (link,) = etree.fromstring(f"<div>{text}</div>", parser=etree.HTMLParser()).iter("a")
    assert link.get("title") == "]]>"


def test_full_text_holds_the_fields_and_the_body() -> None:
    found = (
        parsed(feed(LESSON, bodies={"courses/huiyi/": "<p>正文</p>"})).entries[0].content[0].value
    )

    for shown in (
        "每周二十分钟。",
        "学完能做到",
        "会倾听",
        "今晚开一次",
        "放下手机",
        "<p>正文</p>",
    ):
        assert shown in found


def test_what_a_machine_helped_to_write_says_so() -> None:
    one = page("courses/a/", record=entry(ai_generated="true", review="pending"))

    assert "本文由人工智能辅助撰写，尚待人工审核。" in feed(one).decode()


def test_samples_say_so() -> None:
    one = page("courses/a/", title="一课", record=entry(sample="true"))

    assert channel(feed(one)).findtext("item/title") == "【示例】一课"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../b/", "https://yuhua.example/courses/b/"),
        ("../../families/jiashu/#x", "https://yuhua.example/families/jiashu/#x"),
        ("#fn:1", "https://yuhua.example/courses/a/#fn:1"),
        ("/about/", "https://yuhua.example/about/"),
        ("https://flk.npc.gov.cn/?a=1&amp;b=2", "https://flk.npc.gov.cn/?a=1&b=2"),
        ("tel:12338", "tel:12338"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
    ],
)
def test_every_link_is_absolute(href: str, expected: str | None) -> None:
    body = f'<p><a href="{href}" onclick="x()">去</a></p>'

    text = channel(feed(page("courses/a/"), bodies={"courses/a/": body})).findtext(
        f"item/{CONTENT}"
    )

    (link,) = etree.fromstring(f"<div>{text}</div>", parser=etree.HTMLParser()).iter("a")
    assert dict(link.attrib) == ({"href": expected} if expected else {})


def test_picture_of_ours_comes_with_whole_addresses_and_no_sources() -> None:
    body = (
        '<figure><picture><source srcset="../../assets/pictures/a-480.avif 480w" type="image/avif">'
        '<img class="tone--sand" src="../../assets/pictures/a-960.jpg" alt="孩子&quot;们" width="960" height="640" '
        'srcset="../../assets/pictures/a-480.jpg 480w, ../../assets/pictures/a-960.jpg 960w" loading="lazy">'
        "</picture><figcaption>周末</figcaption></figure>"
    )

    found = etree.fromstring(absolute(body, f"{SETTINGS.url}courses/a/"), parser=etree.HTMLParser())

    folder = "https://yuhua.example/assets/pictures"
    assert [node.tag for node in found.iter()] == ["html", "body", "figure", "img", "figcaption"]
    assert dict(next(found.iter("img")).attrib) == {
        "src": f"{folder}/a-960.jpg",
        "srcset": f"{folder}/a-480.jpg 480w, {folder}/a-960.jpg 960w",
        "width": "960",
        "height": "640",
        "alt": '孩子"们',
    }


def test_nothing_that_runs_or_loads_gets_into_a_feed() -> None:
    hostile = (
        '<script>x()</script><img src="https://evil.example/t.gif"><iframe src="//evil.example">'
        '</iframe><p style="x" onmouseover="x()">文</p><svg onload="x()"></svg><object data="x">'
    )

    assert absolute(hostile, SETTINGS.url) == "<p>文</p>"


@pytest.mark.parametrize(
    "fragment", ["", " ", "<script>x</script>", "只有字", "<p>一<p>二", "</div>后"]
)
def test_any_fragment_becomes_well_formed(fragment: str) -> None:
    document = feed(page("courses/a/"), bodies={"courses/a/": fragment})

    assert channel(document).findtext(f"item/{CONTENT}").startswith("<p>一句话。</p>")


def test_the_identity_of_an_entry_outlives_every_other_change() -> None:
    moved = LESSON.with_(path="courses/2027/huiyi/", title="新题", published=date(2027, 1, 1))
    elsewhere = Settings("新名", "https://jiajiao.example/", "新", SETTINGS.tag)

    assert identity(LESSON, SETTINGS) == "tag:yuhua.example,2026:course/huiyi"
    assert identity(moved, elsewhere) == identity(LESSON, SETTINGS)


def test_identities_of_different_kinds_differ() -> None:
    same = page("reading/huiyi/", record=entry(id="huiyi"))

    assert identity(same, SETTINGS) != identity(LESSON, SETTINGS)


def test_sensitive_future_and_unlisted_pages_are_absent() -> None:
    secret = page("help/a/", sensitive=True)
    future = page("courses/b/", published=date(2026, 11, 26))
    plain = page("about/c/", listed=False)
    undated = page("topics/d/", published=None)

    found = parsed(feed(secret, future, plain, undated, LESSON))

    assert [one.link for one in found.entries] == ["https://yuhua.example/courses/huiyi/"]


def test_entries_stand_newest_first_and_at_most_fifty() -> None:
    pages = [
        page(f"courses/{day:03}/", published=date.fromordinal(739_000 + day)) for day in range(60)
    ]

    links = [one.link for one in parsed(feed(*pages)).entries]

    newest = range(59, 59 - MOST["全部"], -1)
    assert links == [f"https://yuhua.example/courses/{day:03}/" for day in newest]


def test_pubdate_comes_from_the_content() -> None:
    (found,) = parsed(feed(page("courses/a/", published=date(2026, 3, 1)))).entries

    assert datetime.fromtimestamp(timegm(found.published_parsed), UTC) == datetime(
        2026, 3, 1, tzinfo=UTC
    )


def test_a_feed_without_entries_is_valid() -> None:
    document = feed()

    assert channel(document).findall("item") == []
    assert channel(document).findtext("pubDate") == "Thu, 01 Jan 2026 08:00:00 +0800"
    assert parsed(document).feed.title == "雨花家庭教育"


def test_the_courses_have_a_feed_of_their_own() -> None:
    story = page("families/a/", title="家书")
    found = files(LESSON, story)

    read = parsed(found["courses/feed.xml"])
    assert read.feed.title == "课程 · 雨花家庭教育"
    assert read.feed.link == "https://yuhua.example/courses/"
    assert [one.title for one in read.entries] == ["家庭会议"]


CHILD = """
import hashlib, sys
sys.path[:0] = sys.argv[1:3]
from emit.test_feeds import LESSON, feed, page
pages = [LESSON, page("courses/a/"), page("courses/b/"), page("families/c/")]
print(hashlib.sha256(feed(*pages, bodies={"courses/a/": "<p><a href='../b/'>b</a></p>"})).hexdigest())
"""


def test_bytes_are_the_same_in_every_zone_and_with_every_hash_seed() -> None:
    tests = Path(__file__).parents[1]
    paths = [str(tests.parent / "scripts"), str(tests)]
    pages = [LESSON, page("courses/a/"), page("courses/b/"), page("families/c/")]
    here = feed(*pages, bodies={"courses/a/": "<p><a href='../b/'>b</a></p>"})

    sums = {
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", CHILD, *paths],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for zone, seed in (("America/New_York", "0"), ("Asia/Shanghai", "7"))
    }

    assert sums == {hashlib.sha256(here).hexdigest()}
