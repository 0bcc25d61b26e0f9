"""Dates of publication and validity follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from yuhua.dates import show_day
from yuhua.kinds.campaign import Campaign
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content
from yuhua.model.entry import Entry
from yuhua.problems import Problem


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


def timed(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """What comes and goes by itself goes after it has come, and is no way into a section (feature W8)."""
    for one in content.entries:
        record = one.record
        assert isinstance(record, Entry)  # noqa: S101 -- these are the entries
        for field in ("publish_at", "expires"):
            if getattr(record, field) and one.file.endswith("/index.md"):
                message = "栏目的首页不能定时发布或到期撤下，别的页面都从这里进"
                yield one.problem((field,), "timing-refused", message, "删掉这一行")
        first = max(record.published, record.publish_at or record.published)
        if record.expires and record.expires < first:
            message = f"到期撤下 {record.expires} 早于发布 {first}"
            hint = "到期的日子写在发布以后"
            yield one.problem(("expires",), "date-order", message, hint)


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


CHECKS = (published, timed, campaigns)
