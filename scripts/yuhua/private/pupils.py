"""Children who could be found: a name beside the school or the class (conventions P02)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuhua.private.names import names
from yuhua.private.numbers import Span

_N = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_CLASS = re.compile(
    rf"(?:{_N} ?年级 ?[(]? ?{_N} ?[)]? ?|(?:小|初|高)?[一二三四五六七八九0-9] ?[(] ?{_N} ?[)] ?"
    rf"|[初高][一二三] ?[(]? ?{_N} ?[)]? ?|(?<![0-9])[0-9]{{3,4}} ?|[大中小][一二三四五六0-9] ?)班"
)
_CLASS_SIZE = 14
_SCHOOL = re.compile(r"小学|中学|幼儿园|学校|附小|附中")
_NAMED = re.compile(r"[\u4e00-\u9fff]{2}")
_YEAR = re.compile(r"[一二三四五六七八九1-9] ?年级|[初高][一二三]")
_GENERIC = re.compile(r"[另同]一$|[这那某所的个们间在到上去从和与]$|我们|他们|学校里")
_CHILD = re.compile(
    r"同学|小朋友|学生|[男女]生|念书|读书|上学|就读|妈妈|爸爸|家长|儿童|孩子|儿子|女儿|作者|奖|姓名|留守|孤儿|学校 ?[:|]|妹妹|弟弟|班[里上]|[0-9一二三四五六七八九十] ?岁"
)
_PSEUDONYM = "化名"
_END = re.compile(r"[。！？!?\n]")
_CLAUSE = re.compile(r"[。！？!?\n,;:]")
_REACH = 32
_ROW = 120
_LONGEST_NAME = 4


def pupils(text: str) -> Iterator[Span]:
    """Yield (start, end, kind) for the name of every child that stands beside its school or class."""
    seen: set[int] = set()
    for marks in (_classes(text), _schools(text), _years(text)):
        done = 0
        for first, last in marks:
            if _PSEUDONYM in text[first:last]:
                continue
            found = [one for one in names(text, max(first, done), last) if one[0] not in seen]
            seen |= {one[0] for one in found}
            done = max(done, last - _LONGEST_NAME)
            yield from ((*one, "pupil") for one in found)


def _classes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentence of every class; looked for from its end, which is quick to find."""
    place = text.find("班")
    while place >= 0:
        found = _CLASS.search(text, max(0, place - _CLASS_SIZE), place + 1)
        if found:
            yield _around(text, found.start(), place + 1)
        place = text.find("班", place + 1)


def _schools(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentence of every school that has a name."""
    for found in _SCHOOL.finditer(text):
        before = text[max(0, found.start() - 2) : found.start()]
        if _NAMED.fullmatch(before) and not _GENERIC.search(before):
            yield _around(text, found.start(), found.end())


def _years(text: str) -> Iterator[tuple[int, int]]:
    """Yield the clause of every year in school, where it speaks of a child."""
    for found in _YEAR.finditer(text):
        first, last = _around(text, found.start(), found.end(), _CLAUSE)
        if _CHILD.search(text, first, last):
            yield first, last


def _around(text: str, start: int, end: int, ends: re.Pattern[str] = _END) -> tuple[int, int]:
    """Return where the sentence around two places begins and ends, or the row of a table."""
    line = text.rfind("\n", max(0, start - _ROW), start) + 1
    if line and text[line : line + 1] == "|":
        stop = text.find("\n", end, end + _ROW)
        return line, stop if stop >= 0 else end + _ROW
    before = [one.end() for one in ends.finditer(text, max(0, start - _REACH), start)]
    after = ends.search(text, end, end + _REACH)
    first = before[-1] if before else max(0, start - _REACH)
    return first, after.start() if after else min(len(text), end + _REACH)
