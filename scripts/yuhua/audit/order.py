"""What the checks let pass and readers would stumble over: dead ends, wrong dates, things that are over."""

from __future__ import annotations

from datetime import timedelta

from yuhua.audit.topic import Finding, State, Topic
from yuhua.dates import show_day
from yuhua.derive.pages import COLLECTIONS
from yuhua.kinds.campaign import Campaign
from yuhua.kinds.page import is_kept
from yuhua.model.entry import Entry

_LINKS = {"link-broken", "link-scheme", "link-wide"}
# A text may be written some weeks before it is handed in.
EARLIER = timedelta(days=60)


def links(state: State) -> Topic:
    """Every link leads somewhere."""
    findings = tuple(
        Finding(one.file, one.line, one.message) for one in state.problems if one.code in _LINKS
    )
    return Topic("links", "打不开的链接", "站内的链接都要能打开。", findings, "链接不可用")


def dates(state: State) -> Topic:
    """No date of publication is earlier than the text can be: forged dates fail a site."""
    findings = []
    for one in state.content.entries:
        entry, added = one.record, state.added.get(one.file)
        if not isinstance(entry, Entry) or added is None:
            continue
        if not is_kept(entry) and added - entry.published > EARLIER:
            text = f"发布日期{show_day(entry.published)}，文件{show_day(added)}才有"
            findings.append(Finding(one.file, one.at("published").line, text))
    said = "发布日期比文件早两个月以上的，要说明是转载还是补录。"
    return Topic("dates", "可疑的发布日期", said, tuple(findings), "伪造发稿日期", is_veto=True)


def ended(state: State) -> Topic:
    """What is over says so, and is followed by what is now."""
    findings = tuple(
        Finding(one.file, one.at("valid_until").line, f"{one.record.title}：已经过了截止日期")
        for one in state.content.entries
        if isinstance(one.record, Campaign)
        and one.record.valid_until
        and one.record.valid_until < state.day
    )
    said = "过期的政策要么换成新的，要么写明已经结束。"
    return Topic("ended", "已经过期的政策", said, findings, "信息内容不准确")


def columns(state: State) -> Topic:
    """Every column has its way in, with a title and a summary of its own (they become its labels)."""
    present = {page.path for page in state.site.pages if page.record}
    findings = tuple(
        Finding(f"docs/{folder}/index.md", 1, f"栏目“{folder}”没有自己的介绍页")
        for folder in COLLECTIONS
        if f"{folder}/" not in present and folder not in {"events", "places"}
    )
    said = "栏目页的标题和一句话会变成网页标签（国办发〔2017〕47号）。"
    return Topic("labels", "栏目页的标签", said, findings, "网页标签")


TOPICS = (links, dates, ended, columns)
