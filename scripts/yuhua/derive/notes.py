"""Changes, turned into sentences for those who had planned to come (feature E14)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from yuhua.dates import show_date, show_span
from yuhua.derive.recurrence import first_span
from yuhua.derive.slots import Slot, extra_span
from yuhua.kinds.schedule import Schedule
from yuhua.model.occurrence import ChangeNote
from yuhua.model.parts import Change

# Of places and people, by kind and id.
Titles = Mapping[tuple[str, str], str]
_STATES = {
    "取消": "取消",
    "改期": "改期，新的时间另行通知",
    "满额": "名额已满",
    "报名中": "可以报名",
    "计划": "还在计划中",
}
_WHOLE = {name: said for name, said in _STATES.items() if name in {"取消", "改期", "满额"}}


def slot_notes(schedule: Schedule, slot: Slot, titles: Titles) -> tuple[ChangeNote, ...]:
    """Return what was announced about one session, the newest first."""
    notes = [_note(schedule, one, slot, titles) for one in slot.changes]
    return tuple(reversed(notes))


def schedule_notes(schedule: Schedule) -> tuple[ChangeNote, ...]:
    """Return what was announced about a schedule as a whole, and the sessions added to it."""
    whole = sorted((one for one in schedule.changes if not one.session), key=lambda one: one.on)
    notes = [_whole(schedule, one, last=one is whole[-1]) for one in whole]
    return tuple(sorted([*notes, *_added(schedule)], key=lambda note: note.on, reverse=True))


def _whole(schedule: Schedule, change: Change, *, last: bool) -> ChangeNote:
    """Return a note of a change of everything; the last one is what brought the present state."""
    said = _WHOLE.get(schedule.status, "") if last else ""
    text = f"原来是：{change.was}" if change.was else said or "整个日程有改动"
    return ChangeNote(
        schedule.title,
        f"events/{schedule.id}/",
        change.on,
        f"{said}，{text}" if said and change.was else text,
        change.reason,
        status=schedule.status if said else "",
        sample=schedule.sample,
    )


def _added(schedule: Schedule) -> list[ChangeNote]:
    first = first_span(schedule)
    added = [(extra, extra_span(extra, first)) for extra in schedule.also if extra.on]
    return [
        ChangeNote(
            schedule.title,
            f"events/{schedule.id}/",
            extra.on,
            f"加一场：{show_span(span.start, span.end, all_day=span.all_day)}",
            extra.reason or "",
            span.start.date(),
            "加场",
            schedule.sample,
        )
        for extra, span in added
        if extra.on
    ]


def _note(schedule: Schedule, change: Change, slot: Slot, titles: Titles) -> ChangeNote:
    said = [*_time(change, slot), *_where(change, titles)]
    if change.status and not (change.status == "改期" and change.start):
        said.append(_STATES[change.status])
    return ChangeNote(
        schedule.title,
        f"events/{schedule.id}/",
        change.on,
        f"{show_date(slot.day)}那一场：{'，'.join(said) or '有改动'}",
        change.reason,
        slot.day,
        change.status or ("改期" if change.start else ""),
        schedule.sample,
    )


def _time(change: Change, slot: Slot) -> list[str]:
    if not (change.start or change.end):
        return []
    last = [one for one in slot.changes if one.start or one.end][-1]
    if change is last:
        return [f"改到{show_span(slot.span.start, slot.span.end, all_day=slot.span.all_day)}"]
    new = change.start or change.end
    assert new  # noqa: S101 -- asked above
    clock = f"{new:%H:%M}" if isinstance(new, datetime) else ""
    return [f"改到{show_date(new)}{clock}"]


def _where(change: Change, titles: Titles) -> list[str]:
    said = []
    if change.place:
        said.append(f"地点改到{titles.get(('place', change.place), change.place)}")
    if change.speakers:
        names = [titles.get(("person", one), one) for one in change.speakers]
        said.append(f"讲师改为{'、'.join(names)}")
    return said
