"""Schedules, turned into the list of their dates that an editor reads before anyone else does (E2)."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from datetime import date

from yuhua.dates import show_date, show_span
from yuhua.derive.holidays import special_days, unannounced_years
from yuhua.derive.recurrence import expand, rule_of
from yuhua.derive.slots import Slot, slots
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content, Located


def show(content: Content, files: Container[str] = (), ids: Container[str] = ()) -> str:
    """Return every session of the schedules in `files` or with `ids` (or of all), one a line."""
    special = special_days(content)
    blocks = [
        "\n".join(_block(one, one.record, special))
        for one in content.records
        if isinstance(one.record, Schedule)
        and (not files or one.file in files)
        and (not ids or one.record.id in ids)
    ]
    return "\n\n".join([*blocks, *_open_questions(content, special)])


def _block(one: Located, schedule: Schedule, special: Mapping[date, str]) -> Iterator[str]:
    mark = "（示例）" if schedule.sample else ""
    yield f"{one.file}:{one.at('id').line} “{schedule.title}”{mark}"
    if schedule.repeat:
        rule = rule_of(schedule.repeat)
        yield f"  重复：{schedule.repeat}{f'（RRULE:{rule}）' if rule else ''}"
    for number, slot in enumerate(slots(schedule, special), 1):
        yield f"  {number:>2}. {_line(slot, special)}"
    left_out = [(skip.date, skip.reason) for skip in schedule.except_]
    left_out += [(day, special[day]) for day in expand(schedule, special).skipped]
    for day, reason in sorted(left_out):
        yield f"  不办：{show_date(day)}，{reason}"


def _line(slot: Slot, special: Mapping[date, str]) -> str:
    when = show_span(slot.span.start, slot.span.end, all_day=slot.span.all_day)
    notes = [slot.status, special.get(slot.span.start.date(), "")]
    if slot.span.start != slot.planned.start:
        notes.append(f"原定{show_date(slot.day)}")
    notes += [change.reason for change in slot.changes]
    return f"{when}　{'，'.join(note for note in notes if note)}"


def _open_questions(content: Content, special: Mapping[date, str]) -> Iterator[str]:
    years = frozenset(
        slot.span.start.year
        for schedule in content.of(Schedule).values()
        for slot in slots(schedule, special)
    )
    for year in unannounced_years(content, years):
        yield f"{year}年的放假安排还没有公布，公布后照通知填 docs/holidays/{year}.yml，再检查一遍。"
