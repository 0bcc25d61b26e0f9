"""A schedule with its exceptions, additions and changes, turned into sessions one by one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from yuhua.dates import SHANGHAI
from yuhua.derive.recurrence import ONE_DAY, Span, expand, first_span, midnight
from yuhua.kinds.schedule import Schedule
from yuhua.model.parts import Change, Extra

# The state of what took place before the rest was cancelled.
HELD = "报名中"


@dataclass(frozen=True)
class Slot:
    """One session: when it was `planned`, when it is now, where, in what state, and why."""

    planned: Span
    span: Span
    status: str
    place: str
    speakers: tuple[str, ...]
    changes: tuple[Change, ...] = ()

    @property
    def takes_place(self) -> bool:
        """Whether people can come: it is neither cancelled nor waiting for a new time."""
        return self.status != "取消" and not (self.status == "改期" and self.span == self.planned)

    @property
    def day(self) -> date:
        """The date it had at first: what `changes` call it by, for ever."""
        return self.planned.start.date()


def slots(schedule: Schedule, special: Collection[date] = ()) -> tuple[Slot, ...]:
    """Return every session of a schedule in order of its planned start."""
    first = first_span(schedule)
    left_out = {skip.date for skip in schedule.except_}
    planned = {
        start.date(): (first.moved_to(start), schedule.place)
        for start in expand(schedule, special).starts
        if start.date() not in left_out
    }
    for extra in schedule.also:
        span = extra_span(extra, first)
        planned[span.start.date()] = (span, extra.place or schedule.place)
    return tuple(_slot(schedule, *planned[day]) for day in sorted(planned))


def extra_span(extra: Extra, first: Span) -> Span:
    """Return when an added session takes place: as long as the others unless it says otherwise."""
    return _new_span(first, extra.start, extra.end)


def _slot(schedule: Schedule, planned: Span, place: str) -> Slot:
    slot = Slot(planned, planned, _status(schedule, planned), place, schedule.speakers)
    mine = [one for one in schedule.changes if one.session == slot.day]
    for change in sorted(mine, key=lambda one: one.on):
        slot = _changed(slot, change)
    return slot


def _status(schedule: Schedule, planned: Span) -> str:
    """Return a session's state: what was over before a cancellation was announced took place."""
    if schedule.status == "取消":
        announced = max((one.on for one in schedule.changes if not one.session), default=None)
        if announced and planned.end <= midnight(announced):
            return HELD
    return schedule.status


def _changed(slot: Slot, change: Change) -> Slot:
    span = slot.span
    if change.start or change.end:
        span = _new_span(span, change.start or span.start, change.end)
    return replace(
        slot,
        span=span,
        status=change.status or ("改期" if change.start else slot.status),
        place=change.place or slot.place,
        speakers=change.speakers or slot.speakers,
        changes=(*slot.changes, change),
    )


def _new_span(span: Span, start: date, end: date | None) -> Span:
    """Return `span` at another time; a date alone keeps the time of day."""
    if span.all_day:
        begin = midnight(start)
        return span.moved_to(begin, midnight(end) + ONE_DAY if end else None)
    begin = _at(start, span.start.timetz())
    return span.moved_to(begin, _at(end, span.end.timetz()) if end else None)


def _at(when: date, clock: time) -> datetime:
    if isinstance(when, datetime):
        return when
    return datetime.combine(when, clock.replace(tzinfo=None), SHANGHAI)
