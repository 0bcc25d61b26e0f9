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
    """Return the sessions that the editor's last word on them cancels."""
    states: dict[str, str] = {}
    for change in fields.get("changes", []):
        if "session" in change:
            states[change["session"]] = change.get("status") or (
                "改期" if "start" in change else states.get(change["session"], "")
            )
    return {day for day, status in states.items() if status == "取消"}


@settings(max_examples=3, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_a_history_of_fifty_edits(data: st.DataObject) -> None:
    fields = data.draw(plain().filter(lambda one: one["status"] != "取消"))
    before = calendar(fields)
    for number in range(EDITS):
        fields = data.draw(edits(fields, f"2026-11-{1 + number // 3:02}"))
        after = calendar(fields)

        assert set(of_all(after, "UID")) == set(of_all(before, "UID")) == {"zhouliu@yuhua.example"}
        assert set(of_all(after, "SEQUENCE")) == {number + 1}
        assert min(of_all(after, "LAST-MODIFIED")) >= max(of_all(before, "LAST-MODIFIED"))
        shown = {one.planned[:10] for one in expand(after) if one.cancelled}
        if fields.get("repeat") or fields.get("also"):
            assert shown == cancelled_by(fields)
        else:  # a single event is found under its present date
            assert len(shown) == len(cancelled_by(fields))
        before = after
