"""Fifty edits, one after the other: identity stays, the revision rises, no cancellation is lost."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from expanding import expand
from samples import AS_OF, PLACE, SCHEDULE, SETTINGS, content, record
from schedules import FIRST_DAY, Plain, days_of, edits, plain, schedule_of
from yuhua.dates import SHANGHAI
from yuhua.derive.site import derive
from yuhua.derive.slots import slots
from yuhua.emit.icalendar import emit

EDITS = 50
A_MONTH = timedelta(days=30)  # how long a cancellation is shown


def calendar(fields: Plain, as_of: datetime = AS_OF) -> bytes:
    places = [record("place", PLACE), record("place", PLACE, id="other", title="另一个家")]
    records = [("docs/places.yml", place) for place in places]
    site = derive(content(*records, ("docs/a.yml", record("schedule", SCHEDULE, **fields))), as_of)
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


def silent(fields: Plain, data: st.DataObject) -> Plain:
    """The schedule after an edit that nobody is told of: another title, or a day left out."""
    named = {change.get("session") for change in fields.get("changes", [])}
    named |= {extra["start"] for extra in fields.get("also", [])}
    days = [day for day in days_of(fields) if str(day) not in named]
    if len(days) < 2 or not fields.get("repeat") or data.draw(st.booleans()):
        return {
            **fields,
            "title": data.draw(st.sampled_from(["周六课堂", "新的名字", "又一个名字"])),
        }
    skip = {"date": str(data.draw(st.sampled_from(days))), "reason": "放假"}
    return {**fields, "except": [*fields.get("except", []), skip]}


@settings(max_examples=4, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_a_history_of_fifty_edits(data: st.DataObject) -> None:
    fields = data.draw(plain().filter(lambda one: one["status"] != "取消"))
    before = calendar(fields)
    revision = 0
    for number in range(EDITS):
        told = data.draw(st.integers(0, 3)) > 0
        on = f"2026-11-{1 + number // 3:02}"
        fields = data.draw(edits(fields, on)) if told else silent(fields, data)
        revision += told
        after = calendar(fields)

        assert set(of_all(after, "UID")) == set(of_all(before, "UID")) == {"zhouliu@yuhua.example"}
        assert set(of_all(after, "SEQUENCE")) == {revision}
        assert min(of_all(after, "LAST-MODIFIED")) >= max(of_all(before, "LAST-MODIFIED"))
        assert cancelled_in(fields, after) == cancelled_by(fields)
        before = after

    for days in (0, 40, 80, 120, 160):
        midnight = datetime.combine(FIRST_DAY + timedelta(days=days), datetime.min.time(), SHANGHAI)
        kept = {str(day) for day, end in ends(fields).items() if midnight - end <= A_MONTH}
        assert cancelled_in(fields, calendar(fields, midnight)) == cancelled_by(fields) & kept


def cancelled_in(fields: Plain, raw: bytes) -> set[str]:
    """Return the original dates of the sessions that a calendar says are cancelled."""
    found = {one.planned[:10] for one in expand(raw) if one.cancelled}
    if fields.get("repeat") or fields.get("also"):
        return found
    # A single event is found under its present date.
    return {str(day) for day in days_of(fields)} if found else set()


def ends(fields: Plain) -> dict[date, datetime]:
    """Return when each session ends, by its original date."""
    return {slot.day: slot.span.end for slot in slots(schedule_of(fields))}
