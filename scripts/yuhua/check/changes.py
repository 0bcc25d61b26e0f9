"""Exceptions, additions and changes name sessions that are there, and say something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from yuhua.check.timetable import MAX_LENGTH, schedules
from yuhua.dates import show_day
from yuhua.derive.holidays import special_days
from yuhua.derive.recurrence import Span, expand, first_span
from yuhua.derive.slots import extra_span, slots
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content, Located
from yuhua.model.parts import Change, Extra
from yuhua.model.texts import Path
from yuhua.problems import Problem

_WHAT = ("status", "start", "end", "place", "speakers")


def sessions_named(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """What is left out or changed is a day with a session; what is added is a day without."""
    special = special_days(content)
    for one, record in schedules(content):
        by_rule = {start.date() for start in expand(record, special).starts}
        for place, skip in enumerate(record.except_):
            if skip.date not in by_rule:
                yield _unknown(one, ("except", place, "date"), skip.date, by_rule)
        taken = by_rule - {skip.date for skip in record.except_}
        first = first_span(record)
        for place, extra in enumerate(record.also):
            day = extra_span(extra, first).start.date()
            if day in taken:
                hint = "同一天只能有一场；要改时间就写在 changes 里"
                message = f"{show_day(day)}本来就有一场"
                yield one.problem(("also", place, "start"), "session-duplicate", message, hint)
            taken |= {day}
        for place, change in enumerate(record.changes):
            if change.session and change.session not in taken:
                yield _unknown(one, ("changes", place, "session"), change.session, taken)


def _unknown(one: Located, path: tuple[str | int, ...], day: date, days: set[date]) -> Problem:
    near = min(days, key=lambda other: (abs(other - day), other), default=None)
    hint = f"最近的一场在 {near}；这里写那一场原来的日期" if near else "一场也没有，删掉这一条"
    return one.problem(path, "session-unknown", f"{show_day(day)}没有这一场", hint)


def changes(content: Content, as_of: datetime) -> Iterator[Problem]:
    """A change of one session says what is new; one of the whole schedule only why and what was."""
    for one, record in schedules(content):
        for place, change in enumerate(record.changes):
            given = [name for name in _WHAT if getattr(change, name)]
            path = ("changes", place)
            if change.session and not given:
                hint = "加上改了什么：status: 取消，或 start: 新的时间，或 place: 新的地点"
                yield one.problem(path, "change-empty", "没有写改成什么样", hint)
            if not change.session and given:
                hint = "只改一场，就加上 session: 那一场原来的日期；全都改，就直接改上面的字段，这里写 was: 原来是什么"
                message = f"没有写是哪一场，不能写 {given[0]}"
                yield one.problem((*path, given[0]), "change-whole", message, hint)
            yield from _announced(one, record, place, change, as_of)
        for place, extra in enumerate(record.also):
            if extra.on and extra.on > as_of.date():
                yield _future(one, ("also", place, "on"), as_of)


def _announced(
    one: Located, record: Schedule, place: int, change: Change, as_of: datetime
) -> Iterator[Problem]:
    path = ("changes", place, "on")
    if change.on > as_of.date():
        yield _future(one, path, as_of)
    elif change.on < record.published:
        message = f"改动日期 {change.on} 早于发布日期 {record.published}"
        hint = "发布以前的改动不用写在 changes 里，直接改上面的字段"
        yield one.problem(path, "date-order", message, hint)
    if first_span(record).all_day:
        yield from _with_hours(one, ("changes", place), change)


def _with_hours(one: Located, path: Path, part: Change | Extra) -> Iterator[Problem]:
    """Tell the times of day in a part of what has whole days."""
    for name in ("start", "end"):
        given = getattr(part, name)
        if isinstance(given, datetime):
            message = "整天的活动，这里也只写日期"
            yield one.problem((*path, name), "date-kind", message, f"例如 {name}: {given:%Y-%m-%d}")


def spans(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """What is added or changed ends after it begins, and within a month."""
    special = special_days(content)
    for one, record in schedules(content):
        first = first_span(record)
        for place, extra in enumerate(record.also):
            if first.all_day:
                yield from _with_hours(one, ("also", place), extra)
            if extra.end:
                yield from _order(one, ("also", place, "end"), extra_span(extra, first))
        for slot in slots(record, special):
            ends = [record.changes.index(change) for change in slot.changes if change.end]
            if ends:
                yield from _order(one, ("changes", ends[-1], "end"), slot.span)


def _shown(span: Span) -> str:
    return f"{span.start:%Y-%m-%d}" if span.all_day else f"{span.start:%Y-%m-%d %H:%M}"


def _order(one: Located, path: Path, span: Span) -> Iterator[Problem]:
    if span.length <= timedelta():
        hint = "检查日期和上午、下午，用24小时写法，例如 14:00"
        yield one.problem(path, "date-order", f"结束应晚于开始 {_shown(span)}", hint)
    elif span.length > MAX_LENGTH:
        hint = "检查年份和日期；分成几场就写几条"
        yield one.problem(path, "date-order", f"一场活动超过{MAX_LENGTH.days}天", hint)


def _future(one: Located, path: tuple[str | int, ...], as_of: datetime) -> Problem:
    hint = f"写今天或以前的日期，例如 {as_of:%Y-%m-%d}"
    return one.problem(path, "date-future", "改动的日期还没到", hint)


CHECKS = (sessions_named, changes, spans)
