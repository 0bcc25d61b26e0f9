"""Fifty edits, one after the other: identity stays, the revision rises, no cancellation is lost."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from expanding import expand
from samples import AS_OF, PLACE, SCHEDULE, SETTINGS, content, record
from schedules import Plain, edits, plain
from yuhua.derive.site import derive
from yuhua.emit.icalendar import emit

EDITS = 50


def calendar(fields: Plain) -> bytes:
    places = [record("place", PLACE), record("place", PLACE, id="other", title="另一个家")]
    records = [("docs/places.yml", place) for place in places]
    site = derive(content(*records, ("docs/a.yml", record("schedule", SCHEDULE, **fields))), AS_OF)
    return next(one.content for one in emit(site, SETTINGS) if one.path == "calendar.ics")


def of_all(raw: bytes, name: str) -> list[Any]:
    """Return the values of a property of every event."""
    return [event.decoded(name) for event in Calendar.from_ical(raw).walk("VEVENT")]


def cancelled_by(fields: Plain) -> set[str]:
    """Return the sessions whose last change is a cancellation, as the editor wrote it."""
    last: dict[str, str] = {}
    for change in fields.get("changes", []):
        if "session" in change and change.get("status", "start") != "start":
            last[change["session"]] = change["status"]
    return {day for day, status in last.items() if status == "取消"}


@settings(max_examples=10, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_a_history_of_fifty_edits(data: st.DataObject) -> None:
    fields = data.draw(plain().filter(lambda one: one["status"] != "取消"))
    before = calendar(fields)
    for number in range(EDITS):
        fields = data.draw(edits(fields, f"2026-11-{1 + number // 3:02}"))
        after = calendar(fields)

        assert set(of_all(after, "UID")) == set(of_all(before, "UID")) == {b"zhouliu@yuhua.example"}
        assert set(of_all(after, "SEQUENCE")) == {number + 1}
        assert min(of_all(after, "LAST-MODIFIED")) >= max(of_all(before, "LAST-MODIFIED"))
        shown = {one.planned[:10] for one in expand(after) if one.cancelled}
        assert shown == moved_away(fields, shown)
        before = after


def moved_away(fields: Plain, _shown: set[str]) -> set[str]:
    return cancelled_by(fields)
