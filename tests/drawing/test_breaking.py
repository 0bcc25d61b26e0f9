from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuhua.drawing.breaking import DASH, NOT_FIRST, NOT_LAST, lines
from yuhua.drawing.faces import BOLD


def measure(text: str) -> float:
    return BOLD.width(text, 1)


TITLES = {
    ("", 8): (),
    ("家", 8): ("家",),
    ("家庭会议", 8): ("家庭会议",),
    ("一二三四五六七八九", 8): ("一二三四五", "六七八九"),
    ("一二三四五六七八，", 8): ("一二三四", "五六七八，"),
    ("一二三四五六七（八）", 8): ("一二三四五", "六七（八）"),
    ("周六读书会：带一本《论语》来", 9): ("周六读书会：", "带一本《论语》来"),
    ("一起读《猜猜我有多爱你》吧", 10): ("一起读", "《猜猜我有多爱你》吧"),
    ("共读《大学》《中庸》《论语》", 8): ("共读《大学》", "《中庸》《论语》"),
    ("孩子总说“我不会”", 7): ("孩子总说", "“我不会”"),
    ("活动在2026年11月25日举行", 10): ("活动在", "2026年11月25日举行"),
    ("周六09:30—11:00在社区", 7): ("周六", "09:30—11:00", "在社区"),
    ("亲子英语 Story Time 开课", 6): ("亲子英语", "Story Time", "开课"),
    ("家是港湾——新时代家风讲座", 9): ("家是港湾", "——新时代家风讲座"),
    ("等一等……再说", 4): ("等一", "等……", "再说"),
    ("全区95.5%的家庭", 4): ("全区", "95.5%", "的家庭"),
    ("家庭教育促进法要点", 6): ("家庭教育", "促进法要点"),
    ("常用求助电话", 5): ("常用", "求助电话"),
    ("爷爷的手机课", 5): ("爷爷的", "手机课"),
    ("幸福大讲堂第12期开讲", 8): ("幸福大讲堂", "第12期开讲"),
}


@pytest.mark.parametrize(("title", "width"), TITLES)
def test_titles_are_broken_where_a_reader_breathes(title: str, width: int) -> None:
    assert lines(title, width, measure) == TITLES[title, width]


CHARS = st.text(st.sampled_from("家风教育，。：！？（）《》“”、 —…12:%aB年月"), max_size=60)


@given(CHARS, st.integers(3, 12))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    found = lines(text, width, measure)

    assert "".join("".join(found).split()) == "".join(text.split())
    assert [one for one in found if measure(one) > width + 1e-6] == []
    assert all(one == one.strip() and one for one in found)


@given(
    st.lists(st.sampled_from(["家风", "教育，", "（一）", "《论语》", "12%", "等等……", "好”"])),
    st.integers(7, 15),
)
def test_no_line_begins_or_ends_with_a_mark_that_must_not(parts: list[str], width: int) -> None:
    found = lines("".join(parts), width, measure)

    assert [one for one in found if one[0] in NOT_FIRST and not one.startswith(DASH)] == []
    assert [one for one in found if one[-1] in NOT_LAST] == []


@given(st.text(st.sampled_from("家风教育"), min_size=2, max_size=60), st.integers(3, 12))
def test_no_character_stands_alone_in_the_last_line(text: str, width: int) -> None:
    assert len(lines(text, width, measure)[-1]) > 1


@given(CHARS, st.integers(3, 12))
def test_lines_are_the_same_every_time(text: str, width: int) -> None:
    assert lines(text, width, measure) == lines(f" {text} ", width, measure)


def test_running_text_fills_its_lines() -> None:
    found = lines("一二三四五六七八九十一二", 8, measure, balanced=False)

    assert found == ("一二三四五六七八", "九十一二")
