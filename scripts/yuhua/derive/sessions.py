"""Schedules, turned into sessions with their place, programme and state as of a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from yuhua.derive.addresses import course_paths
from yuhua.derive.holidays import special_days
from yuhua.derive.notes import Titles, slot_notes
from yuhua.derive.recurrence import first_span
from yuhua.derive.slots import HELD, Slot, slots
from yuhua.kinds.person import Person
from yuhua.kinds.place import Place
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content
from yuhua.model.occurrence import Occurrence
from yuhua.model.terms import Group, Term


@dataclass(frozen=True)
class Setting:
    """What a schedule is read against: places, titles, addresses, holidays, and the moment."""

    places: Mapping[str, Place]
    titles: Titles
    courses: Mapping[str, str]
    special: Mapping[date, str]
    as_of: datetime


def setting(content: Content, as_of: datetime) -> Setting:
    """Return what the schedules of `content` are read against as of a moment."""
    places, people = content.of(Place), content.of(Person)
    titles = {("place", name): one.title for name, one in places.items()}
    titles |= {("person", name): one.title for name, one in people.items()}
    return Setting(places, titles, course_paths(content), special_days(content), as_of)


def sessions(content: Content, as_of: datetime) -> tuple[Occurrence, ...]:
    """Return every session of every schedule, sorted by start and id."""
    around = setting(content, as_of)
    found = [
        _occurrence(schedule, slot, around)
        for schedule in content.of(Schedule).values()
        for slot in slots(schedule, around.special)
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.schedule)))


def ordinary(schedule: Schedule, around: Setting) -> Occurrence:
    """Return the session that the rule describes, without what was changed for single ones.

    Where only some sessions are cancelled, it is one of the others.
    """
    states = {slot.status for slot in slots(schedule)}
    status = HELD if schedule.status == "取消" and HELD in states else schedule.status
    span = first_span(schedule)
    return _occurrence(schedule, Slot(span, span, status, schedule.place, ()), around)


def _occurrence(schedule: Schedule, slot: Slot, around: Setting) -> Occurrence:
    place = around.places.get(slot.place)
    moved = slot.span.start != slot.planned.start
    return Occurrence(
        title=schedule.title,
        path=f"events/{schedule.id}/",
        start=slot.span.start,
        end=slot.span.end,
        status=slot.status,
        anchor=f"s-{slot.day:%Y%m%d}",
        schedule=schedule.id,
        planned=slot.planned.start,
        all_day=slot.span.all_day,
        series=bool(schedule.repeat or schedule.also),
        over=slot.span.end < around.as_of or schedule.status == "已结束",
        previous_start=slot.planned.start if moved else None,
        changes=slot_notes(schedule, slot, around.titles),
        place=place.title if place else "",
        place_path=f"places/{place.id}/" if place else "",
        address=_address(place),
        geo=(place.geo.latitude, place.geo.longitude) if place and place.geo else None,
        street=place.street.name if place else "",
        course_path=around.courses.get(schedule.course or "", ""),
        programme=schedule.programme.name,
        book=schedule.book or "",
        fee=schedule.fee,
        sample=schedule.sample,
        terms=terms_of(schedule, place),
    )


def _address(place: Place | None) -> str:
    return (place.address or place.street.name) if place else ""


def terms_of(schedule: Schedule, place: Place | None) -> tuple[tuple[Group, Term], ...]:
    """Return the controlled words of a schedule, with its place's 街道."""
    return (
        ("programmes", schedule.programme),
        *((("streets", place.street),) if place else ()),
        *(("ages", term) for term in schedule.ages),
        *(("topics", term) for term in schedule.topics),
        *(("audiences", term) for term in schedule.audience),
        *(("settings", term) for term in schedule.settings),
        *((("levels", schedule.level),) if schedule.level else ()),
    )
