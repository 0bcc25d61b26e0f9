"""A session on a public holiday, or on a working day swapped for one, says what becomes of it (E4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from yuhua.check.timetable import schedules
from yuhua.dates import show_date
from yuhua.derive.holidays import known_years, special_days
from yuhua.derive.slots import slots
from yuhua.kinds.holidays import KIND, Holidays
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content
from yuhua.problems import Problem


def said(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Every session that takes place on such a day belongs to a schedule that goes on as usual."""
    special = special_days(content)
    for one, record in schedules(content):
        if record.holidays == "照常" or _is_endless(record):
            continue
        for slot in slots(record, special):
            day = slot.span.start.date()
            if day not in special or slot.status == "取消":
                continue
            message = f"{show_date(day)}是{special[day]}，没有说这一场怎么办"
            hint = (
                "加上一行 holidays: 照常、取消或顺延"
                if record.repeat and record.holidays is None
                else "照样办就写 holidays: 照常；不办或改天，就改日期"
            )
            path = ("holidays",) if record.holidays else ("start",)
            yield one.problem(path, "holiday-unsaid", message, hint)
            break


def _is_endless(record: Schedule) -> bool:
    return record.repeat is not None and record.until is None and record.count is None


def arrangements(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A holiday ends after it begins."""
    for one in content.records:
        if not isinstance(one.record, Holidays):
            continue
        for place, off in enumerate(one.record.days):
            if off.end < off.start:
                message = f"{off.title}的最后一天 {off.end} 早于第一天 {off.start}"
                yield one.problem(("days", place, "end"), "date-order", message, "照通知核对")


def unknown(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """For every year with sessions there is a file that says what is known of its holidays."""
    if any(file.startswith(KIND.home.partition("*")[0]) for file in content.broken):
        return
    known = known_years(content)
    told: set[int] = set()
    for one, record in schedules(content):
        if _is_endless(record):
            continue
        for year in sorted({slot.span.start.year for slot in slots(record)} - known - told):
            told.add(year)
            message = f"没有{year}年的放假安排，不能核对有没有撞上节假日和调休"
            hint = f"照国务院办公厅的通知写 docs/holidays/{year}.yml；还没公布就写 announced: false"
            found = one.problem(("start",), "holiday-unknown", message, hint)
            yield replace(found, severity="warning")


CHECKS = (said, arrangements, unknown)
