"""What an editor typed and did not mean: weekdays of other days, blanks of a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from yuhua.check.punctuation import pieces
from yuhua.model.content import Content
from yuhua.problems import Mark, Problem
from yuhua.text import UNFILLED

_TYPED_WEEKDAY = re.compile(
    r"(\d{4})年(\d{1,2})月(\d{1,2})日[（(](?:星期|周)([一二三四五六日天])[）)]"
)


def weekdays(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A weekday typed beside a date is the date's own (conventions D06)."""
    for one in content.records:
        for mark, text in pieces(one):
            for found in _TYPED_WEEKDAY.finditer(text):
                yield from _weekday(one.file, mark, found)


def _weekday(file: str, mark: Mark, found: re.Match[str]) -> Iterator[Problem]:
    place = mark.along(found.start())
    try:
        day = datetime(int(found[1]), int(found[2]), int(found[3]))  # noqa: DTZ001 -- a calendar day
    except ValueError:
        yield Problem.at(file, place, "date-invalid", f"没有这一天：“{found[0]}”", "检查年月日")
        return
    right = "一二三四五六日"[day.weekday()]
    if found[4].replace("天", "日") != right:
        hint = f"这一天是星期{right}；先看日期写对没有，再改星期"
        yield Problem.at(file, place, "weekday-wrong", f"“{found[0]}”的星期不对", hint)


def unfilled(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A draft's dots (`……`) are replaced by words before it is published."""
    for one in content.records:
        for mark, text in one.texts:
            if text.strip() == UNFILLED:
                message = "这里还是底稿里的“……”"
                yield Problem.at(one.file, mark, "text-unfilled", message, "换成真正的内容")


CHECKS = (unfilled, weekdays)
EACH = CHECKS
