"""An audit, turned into what a terminal, an issue or another program shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date

from yuhua.audit.topic import NOTICE, Topic
from yuhua.dates import show_day
from yuhua.text import as_markdown

MOST = 10


def terminal(topics: Iterable[Topic], day: date, *, everything: bool = False) -> str:
    """Return the topics as Chinese text, the findings of each after the first `MOST` only counted."""
    found = list(topics)
    lines = [f"体检（截至{show_day(day)}）"]
    heads = {True: f"\n一、会让整个网站不合格的（{NOTICE}，单项否决）", False: "\n二、其他"}
    for veto, head in heads.items():
        lines.append(head)
        for topic in found:
            if topic.is_veto == veto:
                lines += _block(topic, len(topic.findings) if everything else MOST)
    failed = [topic.indicator for topic in found if topic.is_veto and topic.findings]
    names = "、".join(dict.fromkeys(failed))
    lines.append(f"\n不合格：{names}。" if failed else "\n没有单项否决的问题。")
    return "\n".join(lines)


def _block(topic: Topic, most: int) -> Iterator[str]:
    count = len(topic.findings)
    name = f"{topic.indicator}：{topic.title}" if topic.indicator else topic.title
    yield f"  {'✗' if count else '✓'} {name}{f'，{count}处' if count else ''}。{topic.summary}"
    for one in topic.findings[:most]:
        yield f"      {one.file}:{one.line} {one.text}"
    if count > most:
        yield f"      ……还有{count - most}处，加上 --all 全部列出"


def markdown(topics: Iterable[Topic], day: date) -> str:
    """Return what is open as a list to tick off, for an issue; without anything open there is no list."""
    found = list(topics)
    open_ = [topic for topic in found if topic.findings]
    lines = [f"截至{show_day(day)}，{len(found)}项里有{len(open_)}项要看。"]
    heads = {True: f"会让整个网站不合格的（{NOTICE}，单项否决）", False: "其他"}
    for veto, head in heads.items():
        topics_here = [topic for topic in open_ if topic.is_veto == veto]
        if topics_here:
            lines += ["", f"## {head}", ""]
        for topic in topics_here:
            lines += _ticked(topic)
    return "\n".join(lines) + "\n"


def _ticked(topic: Topic) -> Iterator[str]:
    name = f"{topic.indicator}：{topic.title}" if topic.indicator else topic.title
    yield f"- [ ] {as_markdown(name)}，{len(topic.findings)}处。{as_markdown(topic.summary)}"
    for one in topic.findings[:MOST]:
        yield f"  - {as_markdown(f'{one.file} 第{one.line}行')}：{as_markdown(one.text)}"
    if len(topic.findings) > MOST:
        yield f"  - 还有{len(topic.findings) - MOST}处，运行 audit --all 全部列出"


def as_json(topics: Iterable[Topic], day: date) -> str:
    """Return the topics as JSON, each with its count."""
    found = [{**asdict(topic), "count": len(topic.findings)} for topic in topics]
    body = {"as_of": day.isoformat(), "notice": NOTICE, "topics": found}
    return json.dumps(body, ensure_ascii=False, indent=2)
