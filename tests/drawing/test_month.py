"""Tables of a month: all sessions there, nothing cut off, type as large as there is room for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from printing import faults, quiet_zone
from yuhua.drawing.month import SURELY_ONE, Line, Timetable, timetable
from yuhua.drawing.paper import A4
from yuhua.emit import qr

FOOT = ("这是示例，不是真实的安排、地点或人物。", "以网页为准", "雨花家庭教育")
CODE = qr.modules("https://yuhua.example/programmes/jiangtang/")


def line(number: int, title: str = "周六课堂：带上孩子", **changes: object) -> Line:
    day = number // 3 + 1
    below = ("示例社区妇女儿童之家（圭塘街道）",)
    found = Line(f"12月{day}日", "星期六", "09:30—11:00", f"{title}{number}", below, "报名中")
    return replace(found, **changes)  # type: ignore[arg-type] # names are checked at run time


def told(count: int, scope: str = "圭塘街道", **changes: object) -> Timetable:
    lines = tuple(line(number, **changes) for number in range(count))  # type: ignore[arg-type]
    return Timetable("2026年12月日程", scope, lines, FOOT, sample=True, code=CODE)


LONGEST = {
    "title": "名" * 38,
    "hours": "09:30—12月31日11:00",
    "below": ("原定时间：2026年12月25日（星期五）09:30", "地" * 40),
    "state": "已结束",
    "off": True,
}


@pytest.mark.parametrize("count", [1, 6, 7, 15, 40, 90])
@pytest.mark.parametrize("changes", [{}, LONGEST, {"title": "家"}])
@pytest.mark.parametrize("scope", ["圭塘街道", "示例社区妇女儿童之家（雨花亭街道）" * 2])
def test_nothing_is_cut_off_or_lies_over_anything(
    count: int, changes: dict[str, object], scope: str
) -> None:
    for page in timetable(told(count, scope, **changes)):
        assert faults(page) == []
        zone = quiet_zone(page)
        assert zone
        assert zone.right <= A4[0]


@pytest.mark.parametrize("count", [1, 6, 15, 40, 90])
def test_every_session_is_there_once_in_its_order(count: int) -> None:
    said = [words.text for page in timetable(told(count)) for words in page.words]
    titles = [text for text in said if text.startswith("周六课堂")]

    assert titles == [f"周六课堂：带上孩子{number}" for number in range(count)]


def test_few_sessions_always_have_room_on_one_page() -> None:
    assert (
        len(timetable(told(SURELY_ONE, "示例社区妇女儿童之家（雨花亭街道）" * 2, **LONGEST))) == 1
    )


def test_type_is_large_where_there_is_room_and_never_too_small() -> None:
    sizes = {
        count: {
            words.size
            for page in timetable(told(count))
            for words in page.words
            if "课堂" in words.text
        }
        for count in (2, 90)
    }

    assert sizes == {2: {40}, 90: {26}}


def test_a_day_is_named_once_on_a_page_and_again_on_the_next() -> None:
    pages = timetable(told(90))

    assert len(pages) > 1
    for page in pages:
        days = [words.text for words in page.words if words.text.startswith("12月")]
        assert days == list(dict.fromkeys(days))
        assert days


def test_pages_are_counted_where_there_are_several() -> None:
    pages = timetable(told(90))
    numbers = [words.text for page in pages for words in page.words if "，共" in words.text]

    assert numbers == [f"第{at}页，共{len(pages)}页" for at in range(1, len(pages) + 1)]
    assert not [one.text for one in timetable(told(2))[0].words if "，共" in one.text]
