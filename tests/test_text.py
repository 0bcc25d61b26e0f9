from __future__ import annotations

import pytest

from yuhua import text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("家风", "家风"),
        ("家\x00\x08风\x1f", "家风"),
        ("家\u200b风\ufeff\u2028", "家风"),
        ("一\t二\n三", "一\t二\n三"),
        ("👨‍👩‍👧 全家", "👨‍👩‍👧 全家"),
        ("\ud800\uffff", ""),
    ],
)
def test_clean_takes_out_what_xml_forbids(given: str, expected: str) -> None:
    assert text.clean(given) == expected


@pytest.mark.parametrize(
    ("given", "cells"), [("", 0), ("abc", 3), ("家风", 4), ("a家：", 5), ("“引”", 4), ("ｱ", 1)]
)
def test_width_counts_terminal_cells(given: str, cells: int) -> None:
    assert text.width(given) == cells


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("jiating-huiyi", True),
        ("6-12", True),
        ("Jia", False),
        ("a--b", False),
        ("-a", False),
        ("家风", False),
        ("a\n", False),
        ("", False),
        ("a" * 60, True),
        ("a" * 61, False),
    ],
)
def test_is_slug(given: str, *, expected: bool) -> None:
    assert text.is_slug(given) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("家凤", "家风"), ("titel", "title"), ("讲堂", "大讲堂"), ("天气", ""), ("", "")],
)
def test_nearest(word: str, expected: str) -> None:
    words = ["沟通", "title", "家风", "大讲堂"]

    assert text.nearest(word, words) == expected
    assert text.nearest(word, reversed(words)) == expected


def test_did_you_mean_names_the_nearest_word() -> None:
    assert text.did_you_mean("家凤", ["沟通", "家风"]) == "是不是“家风”？"


def test_did_you_mean_without_a_near_word_shows_some() -> None:
    assert text.did_you_mean("天气", ["b", "a"]) == "可以填：a、b"


def test_did_you_mean_with_many_words_shows_twelve() -> None:
    words = [f"词{number:02}" for number in range(13)]

    assert text.did_you_mean("天气", words) == f"可以填：{'、'.join(words[:12])} 等"


def test_did_you_mean_shows_what_has_most_in_common_first_and_fewer_long_names() -> None:
    names = [
        f"示例社区妇女儿童之家（{street}街道）"
        for street in ("东塘", "左家塘", "雨花亭", "高桥", "圭塘")
    ]

    assert text.did_you_mean("圭塘街道的家", names) == (
        f"可以填：{names[4]}、{names[0]}、{names[1]} 等"
    )


def test_did_you_mean_without_words() -> None:
    assert text.did_you_mean("家风", []) == "这里还没有可以填的词"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("## 怎么开始\n\n先约**时间**。", "怎么开始 先约 时间 。"),
        ("见[一封家书](../families/x.md)。", "见一封家书。"),
        ("- 一\n- 二\n1. 三", "一 二 三"),
        ("> 引文[^1]\n\n[^1]: 出处", "引文 出处"),
        ("!!! note\n    提醒", "提醒"),
    ],
)
def test_plain(markdown: str, expected: str) -> None:
    assert text.plain(markdown) == expected


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("家庭会议，二十分钟", "家庭会议，二十分钟"),
        ("两行\n  一行", "两行 一行"),
        ("**粗** [点](x)", "\\*\\*粗\\*\\* \\[点\\](x)"),
        ("<b>&", "&lt;b&gt;&amp;"),
        ("- 一条", "\\- 一条"),
        ("1. 第一", "1\\. 第一"),
        ("2026年", "2026年"),
        ("问 @team 和 #12", "问 @\u200bteam 和 \\#\u200b12"),
        ("https://a.cn www.a.cn GH-7", "https:\u200b//a.cn www\u200b.a.cn GH-\u200b7"),
        ("$x$", "\\$x\\$"),
    ],
)
def test_markdown_of_a_text_shows_it_as_it_is(given: str, shown: str) -> None:
    assert text.as_markdown(given) == shown
