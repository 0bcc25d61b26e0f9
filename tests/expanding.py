"""A calendar, expanded the way RFC 5545 says, with nothing but icalendar's parser and dateutil."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.rrule import rrulestr
from icalendar import Calendar, Component, vRecur


@dataclass(frozen=True, order=True)
class Found:
    """One session in a calendar; `planned` is its RECURRENCE-ID or, without one, its start."""

    uid: str
    planned: str
    start: str
    end: str
    cancelled: bool
    title: str
    place: str


def expand(raw: bytes) -> list[Found]:
    """Return every session of a calendar, sorted by identity and start."""
    events = Calendar.from_ical(raw).walk("VEVENT")
    changed = {
        key(event, event.decoded("RECURRENCE-ID")): event for event in events if is_part(event)
    }
    found = []
    for event in events:
        if is_part(event):
            continue
        for moment in moments(event):
            shown = changed.pop(key(event, moment), event)
            start = shown.decoded("DTSTART") if shown is not event else moment
            found.append(session(event, moment, shown, start))
    assert not changed, f"RECURRENCE-ID without a session: {sorted(changed)}"
    return sorted(found)


def is_part(event: Component) -> bool:
    return "RECURRENCE-ID" in event


def key(event: Component, moment: date) -> tuple[str, str]:
    return str(event["UID"]), moment.isoformat()


def session(event: Component, moment: date, shown: Component, start: date) -> Found:
    length: timedelta = shown.decoded("DTEND") - shown.decoded("DTSTART")
    return Found(
        str(event["UID"]),
        moment.isoformat(),
        start.isoformat(),
        (start + length).isoformat(),
        str(shown["STATUS"]) == "CANCELLED",
        str(shown["SUMMARY"]),
        str(shown.get("LOCATION", "")),
    )


def moments(event: Component) -> list[date]:
    """Return the starts of a master event: DTSTART, RRULE and RDATE without EXDATE."""
    first = event.decoded("DTSTART")
    whole = not isinstance(first, datetime)
    found = {first, *dates(event, "RDATE")}
    if "RRULE" in event:
        rule = event["RRULE"]
        assert isinstance(rule, vRecur)
        text = rule.to_ical().decode()  # type: ignore[no-untyped-call]  # untyped in icalendar
        begin = datetime(first.year, first.month, first.day) if whole else first
        named = list(rrulestr(text, dtstart=begin))
        found |= {one.date() for one in named} if whole else set(named)
    left_out = dates(event, "EXDATE")
    assert set(left_out) <= found, "EXDATE names what is no session"
    assert {type(one) for one in found | set(left_out)} == {type(first)}, "value types differ"
    return sorted(found - set(left_out))


def dates(event: Component, name: str) -> list[date]:
    return list(_dates(event, name))


def _dates(event: Component, name: str) -> Iterator[date]:
    lists = event.get(name, [])
    for one in lists if isinstance(lists, list) else [lists]:
        yield from (each.dt for each in one.dts)
