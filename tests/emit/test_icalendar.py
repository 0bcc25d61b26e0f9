"""Calendars hold what the pages show, and keep their identity."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar, Component

import samples
from conftest import AS_OF, ROOT
from expanding import expand
from samples import PLACE, SCHEDULE, content, record
from yuhua.dates import SHANGHAI, parse_moment
from yuhua.derive.site import derive
from yuhua.emit import Settings
from yuhua.emit.icalendar import emit
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Site
from yuhua.read.content import read

SETTINGS = Settings("雨花家庭教育", "https://a.example/", "", "yuhua.example,2026")


def site() -> Site:
    moment = parse_moment(AS_OF)
    assert moment is not None
    return derive(read(ROOT), moment)


def calendars(settings: Settings = SETTINGS) -> dict[str, bytes]:
    return {one.path: one.content for one in emit(site(), settings)}


def shown(one: Occurrence) -> tuple[str, str, str, bool]:
    """Return what a calendar must say of a session: whole days are dates there."""
    times = [one.planned, one.start, one.end]
    planned, start, end = [
        (moment.date() if one.all_day else moment).isoformat() for moment in times
    ]
    return (f"{one.schedule}@yuhua.example {planned}", start, end, one.status == "取消")


def in_calendar(raw: bytes) -> list[tuple[str, str, str, bool]]:
    return sorted(
        (f"{one.uid} {one.planned}", one.start, one.end, one.cancelled) for one in expand(raw)
    )


def test_the_whole_calendar_has_every_session_that_pages_show() -> None:
    assert in_calendar(calendars()["calendar.ics"]) == sorted(map(shown, site().occurrences))


def test_every_calendar_a_page_offers_is_there_and_holds_its_sessions() -> None:
    found = calendars()
    offering = [page for page in site().pages if page.calendar and page.sessions]

    assert len(offering) > 10
    for page in offering:
        mine = {shown(one) for one in (*page.sessions, *page.past)}
        assert mine <= set(in_calendar(found[page.calendar])), page.path


def test_identity_outlives_a_change_of_domain_and_name() -> None:
    def ids(raw: bytes) -> list[str]:
        return sorted(f"{one.uid} {one.planned}" for one in expand(raw))

    moved = replace(SETTINGS, url="https://b.example/yuhua/", name="换了名字")

    assert ids(calendars()["calendar.ics"]) == ids(calendars(moved)["calendar.ics"])
    assert len(set(ids(calendars()["calendar.ics"]))) == len(ids(calendars()["calendar.ics"]))


def test_lines_are_at_most_75_octets_and_end_as_the_standard_says() -> None:
    for path, raw in calendars().items():
        lines = raw.split(b"\r\n")
        assert lines[-1] == b"", path
        assert max(len(line) for line in lines) <= 75, path
        assert [line for line in lines if b"\n" in line] == [], path
        for line in lines:
            line.decode("utf-8")  # folding splits no character


def test_an_event_says_when_where_and_that_it_is_a_sample() -> None:
    calendar = Calendar.from_ical(calendars()["calendar.ics"])
    event = calendar.walk("VEVENT")[0]

    assert str(event["SUMMARY"]).startswith("【示例】")
    assert "示例社区妇女儿童之家" in str(event["LOCATION"])
    assert event["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert event.decoded("DTSTART").astimezone(UTC) == event.decoded("DTSTART").astimezone(SHANGHAI)
    assert event.decoded("DTSTAMP") in {datetime(2026, 11, day, 0, tzinfo=UTC) for day in (24, 26)}
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    assert calendar["REFRESH-INTERVAL"].to_ical() == b"PT12H"
    assert str(calendar["X-WR-CALNAME"]) == "雨花家庭教育"


def test_until_is_in_utc() -> None:
    raw = calendars()["calendar.ics"].replace(b"\r\n ", b"")
    rules = [line for line in raw.split(b"\r\n") if line.startswith(b"RRULE:")]

    assert rules
    assert [
        rule
        for rule in rules
        if not rule.endswith(b"COUNT=1")
        and not rule.split(b"UNTIL=")[1].split(b";")[0].endswith(b"Z")
    ] == []


def test_the_same_site_gives_the_same_bytes() -> None:
    assert calendars() == calendars()


WEEKLY = {"repeat": "每周六", "until": "2027-01-30", "published": "2026-11-01", "status": "报名中"}


def made(as_of: datetime = samples.AS_OF, /, **changes: Any) -> tuple[Site, dict[str, bytes]]:
    """Return a site with one schedule, and its calendars."""
    place = record("place", PLACE, geo={"latitude": "28.1355", "longitude": "113.0362"})
    other = record("place", PLACE, id="other", title="另一个家")
    schedule = record("schedule", SCHEDULE, **{**WEEKLY, **changes})
    found = derive(
        content(
            ("docs/places.yml", place),
            ("docs/places.yml", other),
            ("docs/schedules/a.yml", schedule),
        ),
        as_of,
    )
    return found, {one.path: one.content for one in emit(found, SETTINGS)}


def events(raw: bytes) -> list[Component]:
    return Calendar.from_ical(raw).walk("VEVENT")


def lines(raw: bytes, name: str) -> list[str]:
    whole = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    return [line for line in whole if line.startswith(name)]


def change(day: str, **fields: str) -> dict[str, str]:
    return {"on": "2026-11-24", "session": day, "reason": "讲师有事", **fields}


CHANGES = [
    change("2026-12-12", start="2026-12-13 14:00"),
    change("2026-12-19", status="取消"),
    change("2026-12-26", place="other"),
    change("2027-01-09", end="2027-01-09 12:00"),
]
EVERYTHING: dict[str, Any] = {
    "except": [{"date": "2027-01-02", "reason": "元旦"}],
    "also": [{"start": "2026-12-24 19:00", "end": "2026-12-24 20:00", "on": "2026-11-20"}],
    "changes": CHANGES,
}


def test_exceptions_additions_and_changes_reach_the_phone() -> None:
    site, found = made(**EVERYTHING)

    assert in_calendar(found["calendar.ics"]) == sorted(map(shown, site.occurrences))
    assert lines(found["calendar.ics"], "EXDATE") == ["EXDATE;TZID=Asia/Shanghai:20270102T093000"]
    assert lines(found["calendar.ics"], "RDATE") == ["RDATE;TZID=Asia/Shanghai:20261224T190000"]
    assert lines(found["calendar.ics"], "SEQUENCE") == ["SEQUENCE:5"] * 6
    assert lines(found["calendar.ics"], "RECURRENCE-ID") == [
        f"RECURRENCE-ID;TZID=Asia/Shanghai:{day}"
        for day in (
            "20261212T093000",
            "20261219T093000",
            "20261224T190000",
            "20261226T093000",
            "20270109T093000",
        )
    ]
    titles = {str(one["SUMMARY"]) for one in events(found["calendar.ics"])}
    assert titles == {"周六课堂", "【改期】周六课堂", "【已取消】周六课堂"}
    assert {str(one["LOCATION"]) for one in events(found["calendar.ics"])} == {
        "示例之家，圭塘街道",
        "另一个家，圭塘街道",
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"start": "2026-12-05", "end": "2026-12-06", "except": EVERYTHING["except"]},
            [
                "DTSTART;VALUE=DATE:20261205",
                "RRULE:FREQ=WEEKLY;UNTIL=20270130;BYDAY=SA",
                "EXDATE;VALUE=DATE:20270102",
            ],
        ),
        (
            {
                "start": "2027-02-20",
                "end": None,
                "repeat": "农历正月十五",
                "until": None,
                "count": "2",
            },
            [
                "DTSTART;VALUE=DATE:20270220",
                "RRULE:FREQ=DAILY;COUNT=1",
                "RDATE;VALUE=DATE:20280209",
            ],
        ),
    ],
    ids=["whole days", "lunar"],
)
def test_value_types_are_those_of_dtstart(changes: dict[str, Any], expected: list[str]) -> None:
    site, found = made(**changes)
    raw = found["calendar.ics"]

    assert in_calendar(raw) == sorted(map(shown, site.occurrences))
    assert [
        line for name in ("DTSTART;V", "RRULE", "EXDATE", "RDATE") for line in lines(raw, name)
    ] == expected


@pytest.mark.parametrize(("days", "kept"), [(0, True), (30, True), (31, False), (300, False)])
def test_a_cancellation_is_shown_for_thirty_days_and_then_gone(days: int, kept: bool) -> None:
    end = datetime(2026, 12, 19, 11, tzinfo=SHANGHAI)
    _, found = made(end + timedelta(days=days), **EVERYTHING)

    cancelled = [one for one in expand(found["calendar.ics"]) if one.cancelled]
    assert [one.planned[:10] for one in cancelled] == (["2026-12-19"] if kept else [])
    assert len(expand(found["calendar.ics"])) == (9 if kept else 8)


def test_a_cancelled_event_that_comes_once_is_shown_and_then_gone() -> None:
    once = {"repeat": None, "until": None, "status": "取消"}
    after = datetime(2027, 3, 1, tzinfo=SHANGHAI)

    (event,) = events(made(**once)[1]["events/zhouliu/event.ics"])

    assert (str(event["STATUS"]), str(event["SUMMARY"])) == ("CANCELLED", "【已取消】周六课堂")
    assert events(made(after, **once)[1]["calendar.ics"]) == []


def test_a_moved_event_that_comes_once_needs_no_recurrence_id() -> None:
    once = {"repeat": None, "until": None, "changes": [change("2026-12-05", start="2026-12-06")]}

    (event,) = events(made(**once)[1]["calendar.ics"])

    assert event.decoded("DTSTART") == datetime(2026, 12, 6, 9, 30, tzinfo=SHANGHAI)
    assert (event["SEQUENCE"], "RECURRENCE-ID" in event) == (1, False)


def test_a_series_cancelled_half_way_keeps_what_took_place() -> None:
    stopped = {"status": "取消", "changes": [{"on": "2026-12-13", "reason": "停办"}]}
    site, found = made(datetime(2026, 12, 14, tzinfo=SHANGHAI), **stopped)

    assert in_calendar(found["calendar.ics"]) == sorted(map(shown, site.occurrences))
    assert [one.cancelled for one in expand(found["calendar.ics"])] == [False] * 2 + [True] * 7


def test_last_modified_is_the_day_of_the_last_change() -> None:
    _, found = made(**EVERYTHING)

    for event in events(found["calendar.ics"]):
        assert event.decoded("LAST-MODIFIED") == datetime(2026, 11, 24, 0, tzinfo=UTC)
        assert event.decoded("DTSTAMP") == event.decoded("LAST-MODIFIED")
        assert event.decoded("CREATED") == datetime(2026, 11, 1, 0, tzinfo=UTC)


def test_a_place_with_coordinates_is_on_the_map() -> None:
    assert set(lines(made()[1]["calendar.ics"], "GEO")) == {"GEO:28.1355;113.0362"}


def test_reminders_are_a_calendar_of_their_own() -> None:
    _, found = made(**EVERYTHING)

    assert lines(found["calendar.ics"], "BEGIN:VALARM") == []
    alarms = {
        str(event["STATUS"]): [alarm["TRIGGER"].to_ical() for alarm in event.walk("VALARM")]
        for event in events(found["reminders.ics"])
    }
    assert alarms == {"CONFIRMED": [b"-P1D", b"-PT2H"], "CANCELLED": []}
    assert in_calendar(found["reminders.ics"]) == in_calendar(found["calendar.ics"])
