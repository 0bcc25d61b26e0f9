"""What a schedule says of its time, repetition, state and price holds together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from yuhua.dates import show_date, show_day, weekday
from yuhua.derive.holidays import special_days
from yuhua.derive.recurrence import (
    EXAMPLES,
    MAX_SESSIONS,
    Rule,
    first_span,
    parse,
    starts,
)
from yuhua.derive.slots import slots
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content, Located
from yuhua.model.fields import FREE
from yuhua.problems import Problem

MAX_LENGTH = timedelta(days=31)
_USUAL = timedelta(minutes=90)  # of a lecture, in examples


def schedules(content: Content) -> Iterator[tuple[Located, Schedule]]:
    """Yield every schedule with its places."""
    for one in content.records:
        if isinstance(one.record, Schedule):
            yield one, one.record


def times(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Start and end are both times or both days, and follow each other; registration ends before."""
    for one, record in schedules(content):
        rule = parse(record.repeat) if record.repeat else None
        wrong = list(_kinds(one, record, rule))
        yield from wrong
        if wrong:
            continue
        span = first_span(record)
        if span.end <= span.start:
            message = f"结束 {_shown(record.end)} 应晚于开始 {_shown(record.start)}"
            hint = "检查日期和上午、下午，用24小时写法，例如 14:00"
            yield one.problem(("end",), "date-order", message, hint)
        elif span.length > MAX_LENGTH:
            hint = "end 写第一场的结束时间；重复到哪天写在 until"
            message = f"一场活动超过{MAX_LENGTH.days}天"
            yield one.problem(("end",), "date-order", message, hint)
        deadline = record.registration.deadline if record.registration else None
        if deadline and deadline > span.end:
            place = ("registration", "deadline")
            message = f"报名截止 {deadline:%Y-%m-%d %H:%M} 晚于活动结束"
            yield one.problem(place, "date-order", message, "报名截止应在活动之前")


def _shown(when: object) -> str:
    return f"{when:%Y-%m-%d %H:%M}" if isinstance(when, datetime) else str(when)


def _kinds(one: Located, record: Schedule, rule: Rule | None) -> Iterator[Problem]:
    start, end, hours = record.start, record.end, rule.hours if rule else None
    timed = isinstance(start, datetime)
    if hours and any(
        _contradicts(when, hour) for when, hour in zip((start, end), hours, strict=True)
    ):
        yield from _hours(one, record)
    elif end is None:
        if timed and not hours:
            later = start + _USUAL
            hint = f"补上一行，例如 end: {later:%Y-%m-%d %H:%M}；或在 repeat 里写钟点：每周六 {start:%H:%M}-{later:%H:%M}"
            yield one.problem(("start",), "end-missing", "写了几点开始，没写几点结束", hint)
    elif isinstance(end, datetime) != timed or (hours and not isinstance(end, datetime)):
        hint = f"两个都写钟点，例如 {start:%Y-%m-%d} 09:30 和 {start:%Y-%m-%d} 11:00；整天的活动两个都只写日期"
        message = "start 和 end 一个有钟点，一个没有"
        yield one.problem(("end",), "date-kind", message, hint)


def _contradicts(when: date | None, hour: time) -> bool:
    return isinstance(when, datetime) and (when.hour, when.minute) != (hour.hour, hour.minute)


def _hours(one: Located, record: Schedule) -> Iterator[Problem]:
    message = f"repeat 里的钟点和 start、end 对不上：“{record.repeat}”"
    hint = f"钟点只写一处：start 只写日期 {record.start:%Y-%m-%d}，删掉 end"
    yield one.problem(("repeat",), "repeat-hours", message, hint)


def repetitions(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A repetition can be understood, has an end, and starts on one of its own days."""
    for one, record in schedules(content):
        if record.repeat is None:
            for field in ("until", "count"):
                if getattr(record, field) is not None:
                    hint = "加上 repeat，例如 repeat: 每周六；只有一场就删掉这一行"
                    message = f"写了 {field}，但没有写 repeat"
                    yield one.problem((field,), "repeat-missing", message, hint)
        elif parse(record.repeat) is None:
            message = f"看不懂重复规则“{record.repeat}”"
            yield one.problem(("repeat",), "repeat-unknown", message, f"可以写：{EXAMPLES}")
        elif record.until is None and record.count is None:
            hint = "加上一行 until: 2027-01-31（到哪天为止）或 count: 6（一共几场）"
            yield one.problem(("repeat",), "repeat-endless", "重复没有写到什么时候为止", hint)
        else:
            yield from _first_session(one, record)


def _first_session(one: Located, record: Schedule) -> Iterator[Problem]:
    first, found = first_span(record).start, starts(record)
    if record.until and record.until < first.date():
        message = f"until {record.until} 早于第一场 {first:%Y-%m-%d}"
        yield one.problem(("until",), "date-order", message, "until 应在第一场当天或以后")
    elif not found or found[0] != first:
        message = f"第一场 {first:%Y-%m-%d} 是{weekday(first)}，和“{record.repeat}”对不上"
        next_day = f"按“{record.repeat}”，之后最近的一场是 {found[0]:%Y-%m-%d}" if found else ""
        hint = next_day or "检查 start 和 until"
        yield one.problem(("start",), "repeat-mismatch", message, hint)
    elif len(found) >= MAX_SESSIONS:
        hint = "把 until 改早一些"
        yield one.problem(("repeat",), "repeat-endless", f"一共超过{MAX_SESSIONS}场", hint)


def over(content: Content, as_of: datetime) -> Iterator[Problem]:
    """A schedule is called over only when it is."""
    special = special_days(content)
    for one, record in schedules(content):
        if record.status != "已结束":
            continue
        spans = [slot.span for slot in slots(record, special)]
        coming = min((span.start for span in spans if span.end > as_of), default=None)
        if coming:
            message = f"写了已结束，可是{show_date(coming)}还有一场"
            hint = "过了的场次会自动标“已结束”；不办了就写 status: 取消"
            yield one.problem(("status",), "status-early", message, hint)


def reports(content: Content, as_of: datetime) -> Iterator[Problem]:
    """What is reported on is a session that has taken place."""
    special = special_days(content)
    for one, record in schedules(content):
        ends = {slot.day: slot.span.end for slot in slots(record, special)} if record.report else {}
        for place, report in enumerate(record.report):
            path = ("report", place, "session") if report.session else ("report", place)
            day = report.session or (min(ends) if len(ends) == 1 else None)
            if day not in ends:
                message = f"{show_day(day)}没有这一场" if day else "有好几场，没写是哪一场的小结"
                hint = "session 写那一场原来的日期"
                yield one.problem(path, "session-unknown", message, hint)
            elif ends[day] > as_of:
                hint = "办完以后再写 report"
                yield one.problem(path, "report-early", "这一场还没有办，不能先写小结", hint)


def fees(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """What costs money says why: guidance on family education is not for profit (家庭教育促进法 §36)."""
    for one, record in schedules(content):
        if record.fee != FREE and not record.fee_reason:
            hint = "免费就写 fee: 公益免费；要收成本，就加一行 fee_reason: 收的是什么、为什么收"
            message = f"费用写了“{record.fee}”，没有写理由"
            yield one.problem(("fee",), "fee-unjustified", message, hint)


CHECKS = (times, repetitions, over, reports, fees)
