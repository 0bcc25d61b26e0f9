from __future__ import annotations

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples import AS_OF, WORDS, entry
from yuhua.check.markup import CHECKS
from yuhua.importers.blocks import Block
from yuhua.importers.headings import structured
from yuhua.importers.markdown import body, inline
from yuhua.importers.prose import tidy
from yuhua.importers.spans import Span, merged
from yuhua.model.content import Content, Located
from yuhua.problems import START
from yuhua.render.body import Renderer

# What Markdown, Python-Markdown's extensions and HTML would take for something else.
SIGNS = "家风课,。：“”（）《》 abc12*_`#>-+.!|[](){}<>&;:=~^\\/①～"
SIZES = settings(max_examples=400, derandomize=True, database=None, deadline=None)


def paragraph(*spans: Span) -> Block:
    return Block("paragraph", spans)


def text_block(text: str) -> Block:
    return paragraph(*merged([Span(text)]))


def rendered(text: str) -> ET.Element:
    return ET.fromstring(f"<div>{Renderer({}).render('docs/x.md', 'x/', text).html}</div>")


@given(st.text(SIGNS, min_size=1, max_size=30))
@SIZES
def test_text_is_shown_as_it_was_written(text: str) -> None:
    block = text_block(text)
    tree = rendered(body([text_block("上一段。"), block]).text)

    shown = "".join(tree.itertext()).replace("\n", "").removeprefix("上一段。")
    assert shown == block.plain
    assert {one.tag for one in tree.iter()} <= {"div", "p"}


@given(st.text(SIGNS, min_size=1, max_size=30), st.sampled_from(["paragraph", "heading", "entry"]))
@SIZES
def test_check_finds_no_code_and_no_links_in_text(text: str, sort: Any) -> None:
    block = replace(text_block(text), sort=sort, level=2 if sort == "heading" else 0)
    one = Located("page", entry(), "docs/x.md", {(): START}, body([block]).text, 1)

    found = [problem for rule in CHECKS for problem in rule(Content(WORDS, (one,), ()), AS_OF)]
    typed = {"body-nested", "link-wide"}  # what somebody wrote in so many signs is so here, too
    assert [problem.code for problem in found if problem.code not in typed] == []


@given(st.lists(st.text(SIGNS, max_size=12), min_size=1, max_size=4))
@SIZES
def test_cells_are_shown_as_they_were_written(cells: list[str]) -> None:
    rows = tuple(merged([Span(one)]) for one in cells)
    tree = rendered(body([Block("table", rows=(rows, rows))]).text)

    shown = ["".join(one.itertext()) for one in tree.iter("td")]
    assert shown == ["".join(span.text for span in one) for one in rows]


@given(st.text("家风，。“”《》！：*_ a1", min_size=1, max_size=12), st.booleans(), st.booleans())
@SIZES
def test_bold_and_italic_survive(text: str, bold: bool, italic: bool) -> None:
    spans = merged([Span("前"), Span(text, bold=bold, italic=italic), Span("后")])
    tree = rendered(body([paragraph(*spans)]).text)

    assert "".join(tree.itertext()).strip() == "".join(one.text for one in spans)
    if any(one.isalnum() for one in text):
        found = {one.tag for one in tree.iter()}
        assert ("strong" in found, "em" in found) == (bold, italic)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([Span("注意：", bold=True), Span("早点来")], "**注意**：早点来"),
        ([Span("请看"), Span("“通知”", bold=True)], "请看“**通知**”"),
        ([Span("……", bold=True)], "……"),
        ([Span("家", bold=True, italic=True)], "***家***"),
        ([Span("区妇联", href="https://a.example/x (1)/家")], "[区妇联](https://a.example/x%20%281%29/%E5%AE%B6)"),
        ([Span("[区] 妇联", href="https://a.example/")], "[【区】 妇联](https://a.example/)"),
        ([Span("正文"), Span("", note=2), Span("。")], "正文[^2]。"),
        ([Span("a*b*c_d_")], r"a\*b\*c_d\_"),
        ([Span("[甲](乙)")], r"[甲]\(乙)"),
    ],
)  # fmt: skip
def test_spans_as_markdown(spans: list[Span], expected: str) -> None:
    assert inline(tuple(spans)) == expected


def listed(text: str, number: int = 0, level: int = 0) -> Block:
    return Block("entry", (Span(text),), level, number)


def test_blocks_stand_apart_and_entries_together() -> None:
    found = body(
        [
            Block("heading", (Span("一"),), 2),
            text_block("段。"),
            listed("甲", 1),
            listed("甲一", 0, 1),
            Block("more", (Span("又一行"),), 1),
            listed("乙", 2),
            listed("点"),
            Block("note", (Span("注"),), number=1),
        ]
    )

    assert found.text == (
        "## 一\n\n段。\n\n1. 甲\n    - 甲一\n\n        又一行\n\n2. 乙\n\n- 点\n\n[^1]: 注\n"
    )
    assert found.lines == (1, 3, 5, 6, 8, 10, 12, 14)


def test_list_that_does_not_count_on_keeps_its_numbers_as_text() -> None:
    found = body([listed("甲", 1), listed("乙", 3), listed("丙", 4)])

    assert found.text == "1. 甲\n\n3\\. 乙\n\n4\\. 丙\n"
    assert [one.tag for one in rendered(found.text)] == ["ol", "p", "p"]


def test_list_begins_with_the_number_it_had() -> None:
    found = body([listed("甲", 1), text_block("中间。"), listed("乙", 2)])

    assert [one.get("start") for one in rendered(found.text).iter("ol")] == [None, "2"]


def test_nested_lists_are_nested_when_shown() -> None:
    found = body([listed("甲", 1), listed("甲一", 1, 1), listed("甲二", 2, 1), listed("乙", 2)])

    tree = rendered(found.text)
    assert [len(one) for one in tree.iter("ol")] == [2, 2]


def test_manual_numbers_become_lists() -> None:
    found = body(
        structured(tuple(map(text_block, ["要带的东西：", "1.身份证", "2、户口本", "● 笔"])))
    )

    assert found.text == "要带的东西：\n\n1. 身份证\n2. 户口本\n\n- 笔\n"


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("ＡＢＣ１２３", "ABC123"),
        ("　　家\u200b风\u00a0故事\ufeff", "家风 故事"),
        ("时　间：下午", "时间：下午"),
        ("请准时,不要迟到!", "请准时，不要迟到！"),
        ("（一)好(二)", "（一)好（二）"),
        ("等等...", "等等……"),
        ("姓名：________", "姓名：＿＿＿＿"),
        ("<b>粗</b>", "＜b＞粗＜/b＞"),
        ("9:30-11:00, a,b", "9:30-11:00, a,b"),
    ],
)
def test_text_is_tidied(given_text: str, expected: str) -> None:
    assert tidy(given_text).strip() == expected
