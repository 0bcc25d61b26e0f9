"""Calendars hold what the pages show, and keep their identity."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from dateutil.rrule import rrulestr
from icalendar import Calendar, vRecur

from conftest import AS_OF, ROOT
from yuhua.dates import SHANGHAI, parse_moment
from yuhua.derive.site import derive
from yuhua.emit import Settings
from yuhua.emit.icalendar import emit
from yuhua.model.site import Site
from yuhua.read.content import read

SETTINGS = Settings("雨花家庭教育", "https://a.example/", "", "yuhua.example,2026")


def site() -> Site:
    moment = parse_moment(AS_OF)
    assert moment is not None
    return derive(read(ROOT), moment)


def calendars(settings: Settings = SETTINGS) -> dict[str, bytes]:
    return {one.path: one.content for one in emit(site(), settings)}


def starts(calendar: Calendar) -> list[datetime]:
    """Expand a calendar with dateutil alone."""
    found: list[datetime] = []
    for event in calendar.walk("VEVENT"):
        first = event.decoded("DTSTART")
        if "RRULE" in event:
            rule = event["RRULE"]
            assert isinstance(rule, vRecur)
            text = rule.to_ical().decode()  # type: ignore[no-untyped-call]  # untyped in icalendar
            found += list(rrulestr(text, dtstart=first))
        else:
            found.append(first)
    return sorted(found)


def test_the_whole_calendar_has_every_session_that_pages_show() -> None:
    calendar = Calendar.from_ical(calendars()["calendar.ics"])

    assert starts(calendar) == sorted(one.start for one in site().occurrences)


def test_every_calendar_a_page_offers_is_there_and_holds_its_sessions() -> None:
    found = calendars()
    offering = [page for page in site().pages if page.calendar and page.sessions]

    assert len(offering) > 10
    for page in offering:
        calendar = Calendar.from_ical(found[page.calendar])
        shown = {one.start for one in (*page.sessions, *page.past)}
        assert shown <= set(starts(calendar)), page.path


def test_identity_outlives_a_change_of_domain_and_name() -> None:
    def uids(raw: bytes) -> list[str]:
        return sorted(str(event["UID"]) for event in Calendar.from_ical(raw).walk("VEVENT"))

    moved = replace(SETTINGS, url="https://b.example/yuhua/", name="换了名字")

    assert uids(calendars()["calendar.ics"]) == uids(calendars(moved)["calendar.ics"])
    assert len(set(uids(calendars()["calendar.ics"]))) == len(uids(calendars()["calendar.ics"]))


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
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 24, 0, tzinfo=UTC)
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
        if b"UNTIL=" not in rule or not rule.split(b"UNTIL=")[1].split(b";")[0].endswith(b"Z")
    ] == []


def test_the_same_site_gives_the_same_bytes() -> None:
    assert calendars() == calendars()
