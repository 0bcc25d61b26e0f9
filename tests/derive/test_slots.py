from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples import SCHEDULE, record
from yuhua.derive.recurrence import expand
from yuhua.derive.slots import Slot, slots
from yuhua.kinds.schedule import Schedule

WEEKLY = {"repeat": "每周六", "until": "2026-12-26"}
NEW_YEAR = {date(2026, 12, 12), date(2026, 12, 19)}


def schedule(**changes: Any) -> Schedule:
    found = record("schedule", SCHEDULE, **{**WEEKLY, **changes})
    assert isinstance(found, Schedule)
    return found


def change(day: str, **fields: Any) -> dict[str, Any]:
    return {"on": "2026-11-24", "session": day, "reason": "讲师有事", **fields}


def shown(slot: Slot) -> str:
    return f"{slot.day:%m-%d}: {slot.span.start:%m-%d %H:%M}-{slot.span.end:%H:%M} {slot.status}"


def test_exceptions_leave_out_and_additions_add() -> None:
    one = schedule(
        **{"except": [{"date": "2026-12-12", "reason": "停电"}]},
        also=[{"start": "2026-12-10 19:00", "end": "2026-12-10 20:00", "place": "other"}],
    )

    found = slots(one)

    assert [shown(slot) for slot in found] == [
        "12-05: 12-05 09:30-11:00 计划",
        "12-10: 12-10 19:00-20:00 计划",
        "12-19: 12-19 09:30-11:00 计划",
        "12-26: 12-26 09:30-11:00 计划",
    ]
    assert [slot.place for slot in found] == ["shili", "other", "shili", "shili"]


@pytest.mark.parametrize(
    ("fields", "now"),
    [
        ({"status": "取消"}, "12-12: 12-12 09:30-11:00 取消"),
        ({"start": "2026-12-13 14:00"}, "12-12: 12-13 14:00-15:30 改期"),
        ({"start": "2026-12-13"}, "12-12: 12-13 09:30-11:00 改期"),
        ({"start": "2026-12-13", "end": "2026-12-13 12:00"}, "12-12: 12-13 09:30-12:00 改期"),
        ({"end": "2026-12-12 12:00"}, "12-12: 12-12 09:30-12:00 计划"),
        ({"status": "改期"}, "12-12: 12-12 09:30-11:00 改期"),
        ({"start": "2026-12-13", "status": "满额"}, "12-12: 12-13 09:30-11:00 满额"),
        ({"place": "other"}, "12-12: 12-12 09:30-11:00 计划"),
    ],
)
def test_a_change_touches_its_own_session_only(fields: dict[str, str], now: str) -> None:
    found = slots(schedule(changes=[change("2026-12-12", **fields)]))

    assert [shown(slot) for slot in found] == [
        "12-05: 12-05 09:30-11:00 计划",
        now,
        "12-19: 12-19 09:30-11:00 计划",
        "12-26: 12-26 09:30-11:00 计划",
    ]
    assert found[1].place == fields.get("place", "shili")
    assert found[1].planned.start.date() == date(2026, 12, 12)


def test_the_latest_change_of_a_session_counts() -> None:
    first = change("2026-12-12", start="2026-12-13 14:00")
    later = change("2026-12-12", status="取消") | {"on": "2026-11-25"}

    found = slots(schedule(changes=[later, first]))[1]

    assert shown(found) == "12-12: 12-13 14:00-15:30 取消"
    assert [one.on.day for one in found.changes] == [24, 25]


def test_a_session_of_a_whole_day_ends_at_midnight() -> None:
    found = slots(schedule(start="2026-12-05", end="2026-12-06", repeat="每周六"))

    assert [(slot.span.all_day, slot.span.length) for slot in found] == [
        (True, timedelta(days=2))
    ] * 4


def test_what_took_place_before_a_cancellation_is_not_cancelled() -> None:
    one = schedule(
        published="2026-11-01", status="取消", changes=[{"on": "2026-12-13", "reason": "停办"}]
    )

    assert [slot.status for slot in slots(one)] == ["报名中", "报名中", "取消", "取消"]


@pytest.mark.parametrize(
    ("holidays", "days"),
    [
        (None, ["12-05", "12-12", "12-19", "12-26"]),
        ("照常", ["12-05", "12-12", "12-19", "12-26"]),
        ("取消", ["12-05", "12-26"]),
        ("顺延", ["12-05", "12-26", "01-02", "01-09"]),
    ],
)
def test_holidays_are_kept_dropped_or_made_up(holidays: str | None, days: list[str]) -> None:
    one = schedule(holidays=holidays)

    assert [f"{slot.day:%m-%d}" for slot in slots(one, NEW_YEAR)] == days
    assert len(expand(one, NEW_YEAR).skipped) == (2 if holidays in {"取消", "顺延"} else 0)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(
    st.integers(1, 12),
    st.sets(st.integers(0, 11)),
    st.sampled_from(["取消", "顺延"]),
    st.booleans(),
)
def test_made_up_sessions_are_as_many_as_were_skipped(
    count: int, free: set[int], holidays: str, by_day: bool
) -> None:
    first = date(2026, 12, 5)
    special = {first + timedelta(weeks=week) for week in free}
    end = {"until": str(first + timedelta(weeks=count - 1))} if by_day else {"count": str(count)}
    one = schedule(**{"until": None, **end}, holidays=holidays)

    found = expand(one, special)

    lost = sum(week < count for week in free)
    assert not {start.date() for start in found.starts} & special
    assert len(found.starts) == (count if holidays == "顺延" else count - lost)
