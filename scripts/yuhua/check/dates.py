"""Dates follow each other, and a repetition says the same as its first session."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from yuhua.dates import show_day, weekday
from yuhua.derive.recurrence import EXAMPLES, MAX_SESSIONS, rule_of, starts
from yuhua.kinds.campaign import Campaign
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content, Located
from yuhua.model.entry import Entry
from yuhua.problems import Problem

MAX_LENGTH = timedelta(days=31)


def published(content: Content, as_of: datetime) -> Iterator[Problem]:
    """Nothing is published in the future, and nothing changed before it was published."""
    for one in content.records:
        record = one.record
        if not isinstance(record, Entry | Schedule):
            continue
        if record.published > as_of.date():
            message = f"发布日期还没到：{show_day(record.published)}"
            hint = f"写今天或以前的日期，例如 {as_of:%Y-%m-%d}"
            yield one.problem(("published",), "date-future", message, hint)
        if record.updated and record.updated < record.published:
            message = f"更新日期 {record.updated} 早于发布日期 {record.published}"
            yield one.problem(("updated",), "date-order", message, "更新日期应在发布日期当天或以后")


def campaigns(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A campaign ends after it begins."""
    for one in content.records:
        record = one.record
        if not isinstance(record, Campaign):
            continue
        if record.valid_from and record.valid_until and record.valid_until < record.valid_from:
            message = f"截止日期 {record.valid_until} 早于开始日期 {record.valid_from}"
            hint = "检查这两个日期，改成先开始、后截止"
            yield one.problem(("valid_until",), "date-order", message, hint)


def schedules(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A session ends after it begins, and not weeks later."""
    for one in content.records:
        record = one.record
        if not isinstance(record, Schedule):
            continue
        if record.end <= record.start:
            message = (
                f"结束时间 {record.end:%Y-%m-%d %H:%M} 应晚于开始时间 {record.start:%Y-%m-%d %H:%M}"
            )
            yield one.problem(
                ("end",), "date-order", message, "检查日期和上午、下午，用24小时写法，例如 14:00"
            )
        elif record.end - record.start > MAX_LENGTH:
            message = f"一场活动超过{MAX_LENGTH.days}天"
            yield one.problem(
                ("end",), "date-order", message, "end 写第一场的结束时间；重复到哪天写在 until"
            )
        deadline = record.registration.deadline if record.registration else None
        if deadline and deadline > record.end:
            message = f"报名截止 {deadline:%Y-%m-%d %H:%M} 晚于活动结束"
            yield one.problem(
                ("registration", "deadline"), "date-order", message, "报名截止应在活动之前"
            )


def repetitions(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A repetition can be understood, has an end, and starts on one of its own days."""
    for one in content.records:
        record = one.record
        if not isinstance(record, Schedule):
            continue
        if record.repeat is None:
            for field in ("until", "count"):
                if getattr(record, field) is not None:
                    hint = "加上 repeat，例如 repeat: 每周六；只有一场就删掉这一行"
                    yield one.problem(
                        (field,), "repeat-missing", f"写了 {field}，但没有写 repeat", hint
                    )
            continue
        if rule_of(record.repeat) is None:
            message = f"看不懂重复规则“{record.repeat}”"
            yield one.problem(("repeat",), "repeat-unknown", message, f"可以写：{EXAMPLES}")
            continue
        if record.until is None and record.count is None:
            hint = "加上一行 until: 2027-01-31（到哪天为止）或 count: 6（一共几场）"
            yield one.problem(("repeat",), "repeat-endless", "重复没有写到什么时候为止", hint)
            continue
        yield from _first_session(one, record)


def _first_session(one: Located, record: Schedule) -> Iterator[Problem]:
    found = starts(record)
    if record.until and record.until < record.start.date():
        message = f"until {record.until} 早于第一场 {record.start:%Y-%m-%d}"
        yield one.problem(("until",), "date-order", message, "until 应在第一场当天或以后")
    elif not found or found[0] != record.start:
        message = (
            f"第一场 {record.start:%Y-%m-%d} 是{weekday(record.start)}，和“{record.repeat}”对不上"
        )
        hint = (
            f"按“{record.repeat}”，之后最近的一场是 {found[0]:%Y-%m-%d}"
            if found
            else "检查 start 和 until"
        )
        yield one.problem(("start",), "repeat-mismatch", message, hint)
    elif len(found) >= MAX_SESSIONS:
        yield one.problem(
            ("repeat",), "repeat-endless", f"一共超过{MAX_SESSIONS}场", "把 until 改早一些"
        )


CHECKS = (published, campaigns, schedules, repetitions)
