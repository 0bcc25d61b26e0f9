from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from yuhua.render.body import Body, Renderer

PATHS = {
    "docs/index.md": "",
    "docs/courses/huiyi.md": "courses/huiyi/",
    "docs/courses/index.md": "courses/",
    "docs/families/jiashu.md": "families/jiashu/",
}
FILE, PATH = "docs/courses/huiyi.md", "courses/huiyi/"


def body(text: str, file: str = FILE, path: str = PATH) -> Body:
    return Renderer(PATHS).render(file, path, text)


def tree(text: str) -> ET.Element:
    """Return the HTML as a tree, which it must be."""
    return ET.fromstring(f"<div>{body(text).html}</div>")


@pytest.mark.parametrize(
    "raw",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "甲 <b onmouseover=x()>乙</b>",
        "<div markdown='1'>甲</div>",
        "<!-- 注释 -->",
        "<style>*{display:none}</style>",
        "<svg/onload=alert(1)>",
        "<iframe src='https://evil.example'></iframe>",
        "<?php x ?>",
        "<a href='javascript:x()'>甲</a>",
        "- <script>x</script>",
        "| 甲 |\n| --- |\n| <script>x</script> |",
        "## <script>x</script>",
        "甲[^1]\n\n[^1]: <script>x</script>",
    ],
)
def test_raw_html_is_shown_as_the_text_it_is(raw: str) -> None:
    found = tree(raw)

    known = {
        "div", "p", "ul", "ol", "li", "h2", "table", "thead", "tbody", "tr", "th", "td", "sup", "a", "hr",
    }  # fmt: skip
    assert {node.tag for node in found.iter()} <= known
    assert not [name for node in found.iter() for name in node.attrib if name.startswith("on")]
    shown = "".join(found.itertext())
    start = raw.index("<")
    assert raw[start : start + 4] in shown


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&#x0A;script:alert(1)",
        "%20javascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "/etc/passwd",
        "../../scripts/README.md",
        "../没有.md",
        "mailtox:a",
    ],
)
def test_unsafe_or_broken_link_is_dropped_and_its_words_kept(target: str) -> None:
    for text in (f"[点我]({target})", f"[点我][1]\n\n[1]: {target}"):
        (link,) = tree(text).iter("a")

        assert link.attrib == {}
        assert link.text == "点我"


def test_unsafe_address_in_angle_brackets_or_of_an_image_is_dropped() -> None:
    for text in ("<javascript:alert(1)>", "![图](javascript:alert(1))", "![图](https-evil.png)"):
        targets = [node.get(name) for node in tree(text).iter() for name in ("href", "src")]

        assert [one for one in targets if one] == []


@pytest.mark.parametrize(
    ("file", "path", "target", "expected"),
    [
        (FILE, PATH, "../families/jiashu.md", "../../families/jiashu/"),
        (FILE, PATH, "../families/jiashu.md#后来", "../../families/jiashu/#后来"),
        (FILE, PATH, "index.md", "../"),
        (FILE, PATH, "./huiyi.md", "./"),
        (FILE, PATH, "../index.md", "../../"),
        (FILE, PATH, "#怎么开始", "#怎么开始"),
        ("docs/index.md", "", "courses/huiyi.md", "courses/huiyi/"),
        ("docs/index.md", "", "courses/index.md", "courses/"),
        ("docs/courses/index.md", "courses/", "huiyi.md", "huiyi/"),
        (FILE, PATH, "https://flk.npc.gov.cn/", "https://flk.npc.gov.cn/"),
        (FILE, PATH, "HTTP://a.example", "HTTP://a.example"),
        (FILE, PATH, "tel:12338", "tel:12338"),
        (FILE, PATH, "mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_link_leads_to_the_page(file: str, path: str, target: str, expected: str) -> None:
    html = body(f"[去]({target})", file, path).html

    assert html == f'<p><a href="{expected}">去</a></p>'


@pytest.mark.parametrize(
    "text",
    [
        "## 标题 {: onclick=alert(1)}",
        "段落\n{: onclick=alert(1) #x .y}",
        "[去](huiyi.md){: onclick=alert(1)}",
        "*强调*{: style=color:red}",
    ],
)
def test_attribute_lists_are_not_applied(text: str) -> None:
    found = tree(text)

    names = {name for node in found.iter() for name in node.attrib}
    assert names <= {"href", "id"}
    assert "{:" in "".join(found.itertext())


def test_headings_have_the_ids_of_their_words() -> None:
    found = body("## 怎么开始？\n\n### 谁 先说\n\n## 怎么开始？\n")

    assert found.html == (
        '<h2 id="怎么开始">怎么开始？</h2>\n<h3 id="谁-先说">谁 先说</h3>\n<h2 id="怎么开始_1">怎么开始？</h2>'
    )
    (first, second) = found.toc
    assert (first["name"], first["id"], second["id"]) == ("怎么开始？", "怎么开始", "怎么开始_1")
    assert [child["name"] for child in first["children"]] == ["谁 先说"]


def test_tables_can_be_reached_with_the_keyboard() -> None:
    (table,) = tree("| 甲 | 乙 |\n| --- | ---: |\n| 一 | 二 |").iter("table")

    assert table.get("tabindex") == "0"
    assert [node.get("style") for node in table.iter("td")] == [None, None]


def test_footnotes_lead_there_and_back_in_chinese() -> None:
    html = body("甲[^1]\n\n[^1]: 出处").html

    assert 'title="回到正文第 1 处"' in html


def test_nothing_of_a_page_is_left_for_the_next() -> None:
    renderer = Renderer(PATHS)
    renderer.render(FILE, PATH, "## 甲\n\n乙[^1]\n\n[^1]: 注\n\n[名]: https://a.example")

    found = renderer.render("docs/index.md", "", "## 甲\n\n[名][名] [去](courses/huiyi.md)")

    assert found == Body(
        '<h2 id="甲">甲</h2>\n<p>[名][名] <a href="courses/huiyi/">去</a></p>', found.toc
    )
    assert len(found.toc) == 1


def test_files_are_not_included(tmp_path: Any) -> None:
    (tmp_path / "x.txt").write_text("秘密", encoding="utf-8")

    assert "秘密" not in body(f'--8<-- "{tmp_path}/x.txt"').html


SCRAPS = (
    "<script>", "</p>", "<b onclick=x>", "<!--", "]]>", "&lt;", "&#60;", "[点](", "javascript:x", ")", "![", "](",
    "<javascript:x>", "<a@b.example>", "[^1]", "[^1]: ", "[1]: javascript:x", "{: onclick=x}", "## ", "\n", "\n\n",
    "> ", "- ", "    ", "`", "```", "*", "_", "| ", "--- |", '!!! note "', '"', "'", "家", " ", "\\", "\x02", "\x03",
    "\x02wzxhzdk:0\x03", "data:text/html,x", ": ",
)  # fmt: skip
TAGS = {
    "a", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "li", "ol", "p", "pre", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
NAMES = {"href", "src", "id", "class", "title", "alt", "tabindex", "align", "start"}


@settings(max_examples=500, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=14).map("".join))
def test_no_text_makes_anything_that_runs(text: str) -> None:
    document = etree.fromstring(f"<div>{body(text).html}</div>", parser=etree.HTMLParser())

    nodes = [node for node in document.find("body").iter() if node.tag != "body"]
    assert {node.tag for node in nodes if isinstance(node.tag, str)} <= TAGS
    assert [node for node in nodes if not isinstance(node.tag, str)] == []
    assert {name for node in nodes for name in node.attrib} <= NAMES
    for node in nodes:
        for name in ("href", "src"):
            target = node.get(name, "#")
            assert target.startswith(("#", "mailto:", "https://", "tel:")), target
