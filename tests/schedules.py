"""Generated schedules: every kind of rule with exceptions, additions and changes in any combination."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from samples import SCHEDULE, record
from yuhua.derive.recurrence import starts
from yuhua.derive.slots import slots
from yuhua.kinds.schedule import Schedule

Plain = dict[str, Any]
RULES = (
    None,
    "每天",
    "工作日",
    "每周六",
    "每周二和周四",
    "每两周周三",
    "每月第2个周六",
    "每月最后一个周日",
    "农历每月十五",
    "FREQ=MONTHLY;BYMONTHDAY=15,-1",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR",
)
STATES = ("计划", "报名中", "满额", "改期", "取消")
FIRST_DAY, LAST_DAY = date(2026, 12, 1), date(2027, 3, 31)


def schedule_of(fields: Mapping[str, Any]) -> Schedule:
    """Return the record that generated fields describe."""
    found = record("schedule", SCHEDULE, **fields)
    assert isinstance(found, Schedule)
    return found


def days_of(fields: Mapping[str, Any]) -> list[date]:
    """Return the original dates of its sessions."""
    return [slot.day for slot in slots(schedule_of(fields))]


@st.composite
def plain(draw: st.DrawFn) -> Plain:
    """A schedule as it is first published: a rule that begins on one of its own days."""
    rule = draw(st.sampled_from(RULES))
    wished = draw(st.dates(FIRST_DAY, LAST_DAY))
    whole = draw(st.booleans())
    hour, length = draw(st.integers(0, 23)), draw(st.integers(1, 30))
    fields: Plain = {"start": str(wished), "end": None, "published": "2026-11-01"}
    if rule:
        fields |= {"repeat": rule, "count": str(draw(st.integers(1, 12)))}
        fields["start"] = str(starts(schedule_of(fields))[0].date())
    day = date.fromisoformat(fields["start"])
    if whole:
        fields["end"] = str(day + timedelta(days=length % 4))
    else:
        begin = datetime(day.year, day.month, day.day, hour)
        fields["start"] = f"{begin:%Y-%m-%d %H:%M}"
        fields["end"] = f"{begin + timedelta(minutes=10 * length):%Y-%m-%d %H:%M}"
    return {**fields, "status": draw(st.sampled_from(STATES))}


@st.composite
def edits(draw: st.DrawFn, fields: Plain, on: str) -> Plain:
    """The schedule after one more announced edit: a change, an addition, or one for all sessions."""
    kind = draw(st.sampled_from(["cancel", "move", "retime", "venue", "whole", "also", "resume"]))
    days = days_of(fields)
    if kind == "also":
        new = draw(st.dates(FIRST_DAY, LAST_DAY).filter(lambda day: day not in days))
        extra = {"start": str(new), "reason": "加一场", "on": on}
        return {**fields, "also": [*fields.get("also", []), extra]}
    change: Plain = {"on": on, "reason": "讲师有事"}
    if kind == "whole" or not days:
        change["was"] = "原来不是这样"
    else:
        change |= {"session": str(draw(st.sampled_from(days))), **draw(_news(kind))}
    return {**fields, "changes": [*fields.get("changes", []), change]}


def _news(kind: str) -> st.SearchStrategy[Plain]:
    news: dict[str, st.SearchStrategy[Plain]] = {
        "cancel": st.just({"status": "取消"}),
        "resume": st.just({"status": "报名中"}),
        "venue": st.just({"place": "other"}),
        "move": st.dates(FIRST_DAY, LAST_DAY).map(lambda day: {"start": str(day)}),
        "retime": st.dates(FIRST_DAY, LAST_DAY).map(
            lambda day: {"start": str(day), "status": "满额"}
        ),
    }
    return news[kind]


@st.composite
def edited(draw: st.DrawFn) -> Plain:
    """A schedule with days left out and some edits behind it."""
    fields = draw(plain())
    days = days_of(fields)
    left_out = draw(st.sets(st.sampled_from(days), max_size=min(3, len(days) - 1)))
    if left_out and fields.get("repeat"):
        fields["except"] = [{"date": str(day), "reason": "放假"} for day in sorted(left_out)]
    for number in range(draw(st.integers(0, 5))):
        fields = draw(edits(fields, f"2026-11-{10 + number}"))
    return fields
