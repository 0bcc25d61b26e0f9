"""Posters as people read them: nothing cut off, nothing over something else, nothing lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printing import PAPER, faults, quiet_zone
from yuhua.drawing.paper import A4
from yuhua.drawing.poster import Entry, Poster, Row, poster
from yuhua.emit import qr

ADDRESS = "https://yuhua.example/events/zhouliu/"
WHEN = "2026年12月25日（星期五）09:30—11:00"
ROWS = (
    Row("时间", (Entry(WHEN, large=True),)),
    Row("地点", (Entry("示例社区妇女儿童之家（圭塘街道）", large=True), Entry("示例地址"))),
    Row("适合谁", (Entry("6到12岁、家长"),)),
    Row("费用", (Entry("公益免费，名额40人"),)),
    Row("要带的", (Entry("一支笔"),), spare=True),
)
TOLD = Poster(
    "给自家的家规做一次体检",
    "雨花幸福大讲堂",
    "带上家里常说的三句话。",
    rows=ROWS,
    foot=("扫一扫看详情。有变动，以网页为准。", "雨花家庭教育", "yuhua.example/events/zhouliu/"),
    code=qr.modules(ADDRESS),
)
LONG = "很长的一句话要占满好几行还要再多几个字才行" * 3
TITLES = (
    "家",
    "给自家的家规做一次体检",
    "读《夏洛的网》和《我们仨》",
    "2026年第3期12338热线怎么打",
    "十二个字以后的标题：冒号后面还有",
    "一二三四五六七八九十" * 4,
    "Family WiFi Password Workshop 2026",
    "，。！",
)


def full(sessions: int) -> tuple[Row, ...]:
    """Return rows that say as much as records can hold."""
    times = tuple(Entry(f"{WHEN}（改期）", large=True) for _ in range(sessions))
    moved = tuple(Entry(f"原定时间：{WHEN}", struck=True) for _ in range(sessions))
    place = Row("地点", (Entry("名" * 40, large=True), Entry(LONG)))
    needed = tuple(Row(name, (Entry(LONG),)) for name in ("适合谁", "怎么报名", "费用"))
    spare = tuple(Row(name, (Entry(LONG),), spare=True) for name in ("要带的", "无障碍"))
    return (Row("时间", times + moved), place, *needed, *spare)


@pytest.mark.parametrize("stamp", ["", "已取消", "改期", "满额"])
@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("rows", [ROWS, full(1), full(3), ()])
def test_nothing_is_cut_off_or_lies_over_anything(
    title: str, stamp: str, rows: tuple[Row, ...]
) -> None:
    told = replace(TOLD, title=title, stamp=stamp, sample=True, rows=rows)

    assert faults(poster(told)) == []


@settings(max_examples=60, deadline=None)
@given(
    st.text("家风体检，。：《》（）1a ", min_size=1, max_size=40),
    st.lists(st.text("家风体检，。：《》（）1a ", max_size=120), max_size=7),
)
def test_whatever_is_told_fits(title: str, texts: list[str]) -> None:
    rows = tuple(Row("要带的", (Entry(text),), spare=True) for text in texts)

    assert faults(poster(replace(TOLD, title=title, rows=(*ROWS, *rows)))) == []


def test_everything_needed_is_there_to_the_last_character() -> None:
    rows = full(3)
    said = "".join(words.text for words in poster(replace(TOLD, rows=rows)).words)

    for row in (one for one in rows if not one.spare):
        assert all(entry.text in said for entry in row.entries), row.label


def test_what_is_only_good_to_know_goes_before_type_gets_small() -> None:
    crowded = replace(TOLD, rows=(*ROWS, *full(1)[-2:], *full(1)[-2:]))
    words = poster(crowded).words

    assert "一支笔" in [one.text for one in words]
    assert "".join(one.text for one in words).count(LONG) < 4
    assert min(one.size for one in words if one.text.startswith("2026年")) >= 50


def test_what_does_not_take_place_is_crossed_out() -> None:
    off = replace(TOLD, rows=(Row("时间", (Entry(WHEN, large=True, struck=True),)),))
    on = replace(TOLD, rows=(Row("时间", (Entry(WHEN, large=True),)),))
    line = set(poster(off).areas) - set(poster(on).areas)
    words = next(one for one in poster(off).words if one.text.startswith("2026年12月25日"))

    assert any(one.edges.inside(words.edges) and one.width > words.size for one in line)


def test_the_code_is_three_centimetres_wide_and_has_its_quiet_zone() -> None:
    zone = quiet_zone(poster(TOLD))

    assert zone
    assert 2 * 59 < zone.right - zone.left - 48 < 300
    assert (zone.right, zone.bottom) <= A4


def test_a_site_without_an_address_has_a_poster_without_a_code() -> None:
    found = poster(replace(TOLD, code=()))

    assert quiet_zone(found) is None
    assert faults(found, PAPER) == []


def test_a_title_is_broken_after_its_colon() -> None:
    lines = [one.text for one in poster(replace(TOLD, title="爸爸星期天：不花钱的十个游戏")).words]

    assert "爸爸星期天：" in lines


def test_characters_without_a_glyph_are_left_out() -> None:
    said = "".join(words.text for words in poster(replace(TOLD, title="家𰻝风🎈")).words)

    assert "家风" in said
    assert not {"𰻝", "🎈"} & set(said)
