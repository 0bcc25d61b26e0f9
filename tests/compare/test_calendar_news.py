"""What the calendars on people's phones will say, told by schedule."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from samples import AS_OF, page, session
from yuhua.compare.calendars import calendars
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Site

ONE = session(AS_OF.replace(month=12, day=5, hour=9, minute=30), place="甲之家")
TWO = session(AS_OF.replace(month=12, day=12, hour=9, minute=30), place="甲之家")
FIRST, SECOND = "2026年12月5日（星期六）09:30—11:00", "2026年12月12日（星期六）09:30—11:00"
FILES = frozenset({"calendar.ics", "places/jia/calendar.ics", "events/zhouliu/event.ics"})
ALL = "（在“全部日程”“甲之家”里）"


def site(*sessions: Occurrence) -> Site:
    event = page("events/zhouliu/", sessions=sessions, calendar="events/zhouliu/event.ics")
    place = page(
        "places/jia/", title="甲之家", sessions=sessions, calendar="places/jia/calendar.ics"
    )
    return Site(AS_OF, (event, place), sessions)


def told(old: Site, new: Site, files: frozenset[str] = FILES) -> list[str]:
    return [one.sentence for one in calendars(old, new, files)]


CHANGES: dict[str, tuple[tuple[Occurrence, ...], list[str]]] = {
    "one more": ((ONE, TWO), []),
    "cancelled": (
        (ONE, replace(TWO, status="取消")),
        [f"“周六课堂”取消1场：{SECOND}{ALL}"],
    ),
    "both an hour later": (
        tuple(
            replace(one, start=one.start + timedelta(hours=1), end=one.end + timedelta(hours=1))
            for one in (ONE, TWO)
        ),
        [f"“周六课堂”改了2场：{FIRST}、{SECOND}，时间改为10:30—12:00{ALL}"],
    ),
    "one on another day": (
        (ONE, replace(TWO, start=TWO.start + timedelta(days=1), end=TWO.end + timedelta(days=1))),
        [f"“周六课堂”改了1场：{SECOND}，改到2026年12月13日（星期日）09:30—11:00{ALL}"],
    ),
    "another place": (
        (ONE, replace(TWO, place="乙之家")),
        [f"“周六课堂”改了1场：{SECOND}，地点由“甲之家”改为“乙之家”{ALL}"],
    ),
    "full": (
        (replace(ONE, status="满额"), TWO),
        [f"“周六课堂”改了1场：{FIRST}，状态由“报名中”改为“满额”{ALL}"],
    ),
    "gone": ((ONE,), [f"“周六课堂”没有了1场：{SECOND}{ALL}"]),
}


@pytest.mark.parametrize(("after", "said"), CHANGES.values(), ids=CHANGES)
def test_sentences_say_what_a_phone_will_show(
    after: tuple[Occurrence, ...], said: list[str]
) -> None:
    assert told(site(ONE, TWO), site(*after), FILES - {"events/zhouliu/event.ics"}) == said


def test_a_session_more_is_new() -> None:
    assert told(site(ONE), site(ONE, TWO)) == [f"“周六课堂”新加1场：{SECOND}{ALL}"]


def test_only_calendars_that_differ_are_named() -> None:
    said = told(site(ONE), site(ONE, TWO), frozenset({"calendar.ics"}))

    assert said == [f"“周六课堂”新加1场：{SECOND}（在“全部日程”里）"]


def test_what_is_over_is_told_to_nobody() -> None:
    assert told(site(), site(replace(ONE, over=True))) == []


def test_words_beside_the_sessions_are_told_as_such() -> None:
    assert told(site(ONE), site(ONE)) == [f"“周六课堂”说明变了，时间、地点和状态没有变{ALL}"]


def test_a_schedule_that_is_gone_is_told_by_its_name() -> None:
    assert told(site(ONE), site()) == [f"“周六课堂”没有了1场：{FIRST}{ALL}"]
