"""What several cells of a row say of when, turned into one start, one end, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from yuhua.dates import show_date
from yuhua.importers.moments import Reading, next_day

# Where a day, a beginning and an end are looked for, the most telling column first.
DAYS = ("day", "start", "time", "hours")
CLOCKS = ("start", "hours", "time", "day")
ENDS = ("end", "last", *CLOCKS)
YEARS_AROUND = 5
EARLY = time(6)
HOW = "写成 2026-12-05、09:30 这样，一格一个意思"


@dataclass(frozen=True)
class Fault:
    """What is doubtful about the cell of one field, what to do, and whether its words got lost."""

    key: str
    message: str
    hint: str
    lost: bool = False


@dataclass(frozen=True)
class When:
    """The start and end as YAML has them, empty where unknown, and what is doubtful."""

    start: str = ""
    end: str = ""
    faults: tuple[Fault, ...] = ()


def when(read: Mapping[str, Reading], as_of: date, *, timed: bool) -> When:
    """Return when a row takes place; `timed` says that its repetition names the hours."""
    near, faults = {}, []
    for key, one in read.items():
        near[key], found = _near(key, one, as_of)
        faults += found
    day_key = next((key for key in DAYS if key in near and near[key].day), "")
    day = near[day_key].day if day_key else None
    faults += _contradictions(near, day)
    if day is None:
        return When(faults=tuple(faults))
    begin_key = next((key for key in CLOCKS if key in near and near[key].begin), "")
    begin = near[begin_key].begin if begin_key else None
    end = _end_clock(near)
    last = _last_day(near, near[day_key], day)
    if begin is None:
        faults += _untimed(near, day_key, timed=timed or last > day)
        return When(str(day), str(last) if last > day else "", tuple(faults))
    if begin < EARLY:
        hint = f"下午就写成 {begin.hour + 12}:{begin:%M}"
        faults.append(Fault(begin_key, f"{begin:%H:%M} 是凌晨，少见", hint))
    return When(f"{day} {begin:%H:%M}", f"{last} {end:%H:%M}" if end else "", tuple(faults))


def _near(key: str, read: Reading, as_of: date) -> tuple[Reading, list[Fault]]:
    """Leave out days that cannot be meant, and say what is doubtful about one cell."""
    faults = []
    if read.day and abs(read.day.year - as_of.year) > YEARS_AROUND:
        faults.append(
            Fault(
                key, f"{read.day} 离现在太远，没有导入", "看看是不是把别的数当成了日期", lost=True
            )
        )
        read = replace(read, day=None, last=None)
    if read.rest:
        faults.append(Fault(key, f"看不懂“{read.rest[:30]}”", HOW, lost=True))
    if read.day and read.guessed:
        message = f"没有写年份，当作{show_date(read.day)}"
        faults.append(Fault(key, message, f"在表里写上年份，例如 {read.day}"))
    if read.day and read.mismatch:
        faults.append(_mismatch(key, read.mismatch, read.day))
    return read, faults


def _mismatch(key: str, typed: str, day: date) -> Fault:
    message = f"写的是星期{typed}，可是那天是{show_date(day)}"
    return Fault(key, message, "看看是日期错了，还是星期错了；现在照日期导入")


def _contradictions(near: Mapping[str, Reading], day: date | None) -> Iterator[Fault]:
    """Say which columns disagree about the day, the weekday or the beginning."""
    if day is None:
        return
    for key in DAYS:
        other = near[key].day if key in near else None
        if other and other != day:
            message = f"两格的日期不一样：{day} 和 {other}"
            yield Fault(key, message, "留下对的一个；现在照前一个导入")
    for key, one in near.items():
        if not one.day and (typed := replace(one, day=day).mismatch):
            yield _mismatch(key, typed, day)
    begins = {near[key].begin: key for key in reversed(CLOCKS) if key in near and near[key].begin}
    if len(begins) > 1:
        yield Fault(next(iter(begins.values())), "两格的开始时间不一样", "留下对的一个")


def _end_clock(near: Mapping[str, Reading]) -> time | None:
    own = near.get("end", Reading())
    others = (near[key].end for key in CLOCKS if key in near)
    return own.end or own.begin or next((end for end in others if end), None)


def _last_day(near: Mapping[str, Reading], first: Reading, day: date) -> date:
    """Return the day it ends; one without a year follows the first."""
    for read in (near.get("last", Reading()), near.get("end", Reading())):
        if read.day:
            follows = next_day(read.day.month, read.day.day, day) if read.guessed else None
            return follows or read.day
    return first.last or day


def _untimed(near: Mapping[str, Reading], key: str, *, timed: bool) -> Iterator[Fault]:
    if _end_clock(near):
        yield Fault(key, "写了几点结束，没写几点开始", "补上开始的钟点")
    elif not timed and not any(read.whole_day for read in near.values()):
        hint = "写上开始和结束的钟点；真是整天的，就在“时间”里写“全天”"
        yield Fault(key, "没有写几点，当作整天", hint)
