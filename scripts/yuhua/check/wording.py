"""Punctuation and spacing as Chinese print has them (conventions §3, T01–T03)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from yuhua.check.markup import lines_of
from yuhua.model.content import Content, Located
from yuhua.problems import Mark, Problem
from yuhua.read.texts import strings

_HALF = {",": "，", ";": "；", "!": "！", "?": "？", ":": "：", "(": "（", ")": "）"}
_PUNCTUATION = re.compile(
    r"(?<=[\u4e00-\u9fff])[,;!?:](?=[\u4e00-\u9fff]|$|\s)|(?<=[\u4e00-\u9fff])\((?=[\u4e00-\u9fff])"
)
_WIDE = re.compile(r"[Ａ-Ｚａ-ｚ０-９]+")
_DOTS = re.compile(r"。。+|(?<=[\u4e00-\u9fff])\.\.\.+")
_TYPED_WEEKDAY = re.compile(
    r"(\d{4})年(\d{1,2})月(\d{1,2})日[（(](?:星期|周)([一二三四五六日天])[）)]"
)


def punctuation(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Half-width marks beside Han, full-width digits and strings of dots are typing slips."""
    for one in content.records:
        for mark, text in _pieces(one):
            for found, code, message, hint in _slips(text):
                yield Problem.at(
                    one.file, Mark(mark.line, mark.column + found.start()), code, message, hint
                )


def _pieces(one: Located) -> Iterator[tuple[Mark, str]]:
    """Yield (place, text) for every text field and every line of the body outside code."""
    yield from ((one.at(*path), text) for path, text in strings(one.record))
    yield from ((Mark(number, 1), line) for number, line in lines_of(one))


def _slips(text: str) -> Iterator[tuple[re.Match[str], str, str, str]]:
    for found in _PUNCTUATION.finditer(text):
        around = text[max(0, found.start() - 4) : found.end() + 4]
        yield (
            found,
            "punctuation-half",
            f"“{around}”里的“{found[0]}”应为全角",
            f"改成“{_HALF[found[0]]}”",
        )
    for found in _WIDE.finditer(text):
        narrow = "".join(chr(ord(char) - 0xFEE0) for char in found[0])
        yield found, "letter-wide", f"“{found[0]}”是全角字母或数字", f"改成半角：{narrow}"
    for found in _DOTS.finditer(text):
        yield found, "punctuation-dots", f"省略号写成了“{found[0]}”", "改成“……”"


def weekdays(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A weekday typed beside a date is the date's own (conventions D06)."""
    for one in content.records:
        for mark, text in _pieces(one):
            for found in _TYPED_WEEKDAY.finditer(text):
                yield from _weekday(one.file, mark, found)


def _weekday(file: str, mark: Mark, found: re.Match[str]) -> Iterator[Problem]:
    place = Mark(mark.line, mark.column + found.start())
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
        for path, text in strings(one.record):
            if text == "……":
                yield one.problem(path, "text-unfilled", "这里还是底稿里的“……”", "换成真正的内容")


CHECKS = (unfilled, punctuation, weekdays)
