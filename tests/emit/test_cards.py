from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from samples import PLACE, SCHEDULE, SETTINGS, page, record, session, site
from yuhua.dates import SHANGHAI
from yuhua.drawing.card import LEAF, SUN, Telling
from yuhua.emit import cards
from yuhua.model.links import Link
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Page

START = datetime(2026, 12, 5, 9, 30, tzinfo=SHANGHAI)
WEEK = timedelta(days=7)
SEALED = replace(SETTINGS, seal="雨花")
WHEN = "2026年12月5日（星期六）09:30—11:00"


def event(*sessions: Occurrence, **changes: object) -> Page:
    made = page(
        "events/zhouliu/",
        title="周六课堂",
        label="日程",
        template="event.html",
        record=record("schedule", SCHEDULE),
        sessions=sessions,
    )
    return made.with_(**changes)


def told(one: Page) -> Telling:
    return cards.telling(one, SEALED)


def test_every_page_has_two_cards() -> None:
    found = [one.path for one in cards.emit(site(page(""), page("courses/huiyi/")), SETTINGS)]

    assert found == [
        "assets/cards/home_page_wide.png",
        "assets/cards/home_page_square.png",
        "assets/cards/courses.huiyi_wide.png",
        "assets/cards/courses.huiyi_square.png",
    ]


@pytest.mark.parametrize("one", [page("help/a/", sensitive=True), page("handbook/a/")])
def test_pages_that_leave_no_trace_and_the_handbook_have_none(one: Page) -> None:
    assert list(cards.emit(site(one), SETTINGS)) == []
    assert cards.square_path(one) == ""
    assert cards.addresses(one, SETTINGS) == ()
    assert cards.offered(one, {}) == ()


def test_two_pages_never_share_a_card() -> None:
    paths = ["", "a/", "a/b/", "a-b/", "b/a/", "wide/", "square/", "home-page/", "a/wide/", "qr/"]

    every = [one.path for one in cards.emit(site(*map(page, paths)), SETTINGS)]
    assert len(set(every)) == 2 * len(paths)


def test_the_card_of_a_lesson_says_what_it_is_and_what_it_is_about() -> None:
    assert told(page("courses/huiyi/", title="家庭会议")) == Telling(
        "家庭会议", "课程", note="一句话。", site="雨花家庭教育", seal="雨花", accent=LEAF
    )


def test_the_card_of_a_list_says_where_it_stands() -> None:
    listing = page("topics/a/", label="", crumbs=(Link("首页", ""), Link("按话题找", "topics/")))

    assert told(listing).label == "按话题找"
    assert told(page("a/", label="", crumbs=(Link("首页", ""),))).label == ""


def test_the_home_page_does_not_say_its_name_twice() -> None:
    assert told(page("", title="雨花家庭教育")).site == ""


def test_a_story_has_a_colour_of_its_own() -> None:
    story = {
        "id": "tao", "title": "陶侃", "summary": "一句话。", "published": "2026-11-24", "source": "区妇联", "motto": "惜分阴",
    }  # fmt: skip
    assert SUN != LEAF
    assert told(page("families/tao/", record=record("story", story))).accent == SUN


def test_the_card_of_an_event_says_when_and_where() -> None:
    found = told(event(session(START, place="某某之家")))

    assert (found.facts, found.label) == ((WHEN, "某某之家"), "日程 · 大讲堂")
    assert (found.stamps, found.off) == ((), False)


def test_of_several_sessions_the_next_one_that_takes_place_is_told() -> None:
    off = session(START, status="取消")
    found = told(event(off, session(START + WEEK), session(START + 2 * WEEK)))

    assert found.facts == ("2026年12月12日（星期六）09:30—11:00",)
    assert found.label == "日程 · 大讲堂 · 共3场"
    assert found.stamps == ()


@pytest.mark.parametrize(
    ("changes", "facts", "stamps", "off"),
    [
        ({"status": "取消"}, (WHEN,), ("已取消",), True),
        ({"status": "满额"}, (WHEN,), ("满额",), False),
        ({"status": "计划"}, (WHEN,), (), False),
        ({"status": "改期"}, (f"原定{WHEN}，新时间待定",), ("改期",), True),
        ({"status": "改期", "previous_start": START - WEEK}, (WHEN,), ("改期",), False),
    ],
)
def test_what_has_to_be_known_is_stamped(
    changes: dict[str, object], facts: tuple[str, ...], stamps: tuple[str, ...], *, off: bool
) -> None:
    found = told(event(session(START, **changes)))

    assert (found.facts, found.stamps, found.off) == (facts, stamps, off)


def test_what_is_over_says_so() -> None:
    found = told(event(past=(session(START - WEEK, over=True), session(START, over=True))))

    assert (found.facts, found.stamps, found.off) == ((WHEN,), ("已结束",), True)


def test_an_event_without_sessions_tells_what_it_is_about() -> None:
    assert (told(event()).facts, told(event()).note) == ((), "一句话。")


def test_a_sample_says_so() -> None:
    one = page("places/a/", record=record("place", PLACE, sample=True))

    assert told(one).stamps == ("示例",)


def test_the_text_beside_a_card_says_what_is_on_it() -> None:
    assert cards.alt(event(session(START, place="某某之家"))) == f"周六课堂，{WHEN}，某某之家"


def test_a_site_without_an_address_names_no_card() -> None:
    assert cards.addresses(page("a/"), replace(SETTINGS, url="/")) == ()


def test_what_is_offered_says_how_large_it_is() -> None:
    sizes = {"assets/cards/a_wide.png": 20_001}

    found = [(one.title, one.width, one.size) for one in cards.offered(page("a/"), sizes)]
    assert found == [("分享图", 1200, 21), ("方图", 500, 0)]
