"""Schedules, turned into sessions with their place, programme and state as of a moment."""

from __future__ import annotations

from datetime import datetime

from yuhua.derive.recurrence import starts
from yuhua.kinds.place import Place
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content
from yuhua.model.site import Occurrence
from yuhua.model.terms import Group, Term

OVER = "已结束"


def sessions(content: Content, as_of: datetime) -> tuple[Occurrence, ...]:
    """Return every session of every schedule, sorted by start and id."""
    places = content.of(Place)
    found = [
        occurrence
        for schedule in content.of(Schedule).values()
        for occurrence in _sessions_of(schedule, places.get(schedule.place), as_of)
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.schedule)))


def _sessions_of(schedule: Schedule, place: Place | None, as_of: datetime) -> list[Occurrence]:
    length = schedule.end - schedule.start
    return [
        Occurrence(
            title=schedule.title,
            path=f"events/{schedule.id}/",
            start=start,
            end=start + length,
            status=OVER if start + length < as_of else schedule.status,
            anchor=f"s-{start:%Y%m%d}",
            schedule=schedule.id,
            place=place.title if place else "",
            place_path=f"places/{place.id}/" if place else "",
            street=place.street.name if place else "",
            course_path=f"courses/{schedule.course}/" if schedule.course else "",
            programme=schedule.programme.name,
            fee=schedule.fee,
            sample=schedule.sample,
            terms=terms_of(schedule, place),
        )
        for start in starts(schedule)
    ]


def terms_of(schedule: Schedule, place: Place | None) -> tuple[tuple[Group, Term], ...]:
    """Return the controlled words of a schedule, with its place's 街道."""
    return (
        ("programmes", schedule.programme),
        *((("streets", place.street),) if place else ()),
        *(("ages", term) for term in schedule.ages),
        *(("topics", term) for term in schedule.topics),
        *(("audiences", term) for term in schedule.audience),
    )
