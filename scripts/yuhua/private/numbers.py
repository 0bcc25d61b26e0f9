"""Runs of digits, turned into what they are: ID numbers, bank cards, mobile numbers, landlines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from operator import mul

from yuhua.private.finding import Kind
from yuhua.private.runs import BETWEEN, MOST_BETWEEN, Run, runs

Span = tuple[int, int, Kind]
# How people group them; one by one or in pairs is always possible.
_MOBILES = {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 3, 4), (4, 4, 3), (3, 3, 5), (5, 6), (6, 5)}
_LOCALS = {(7,), (8,), (4, 4), (3, 4), (4, 3)}
_LANDLINES = {(11,), (12,)} | {(area, *rest) for area in (3, 4) for rest in _LOCALS}
_LOCAL_SIZES = (8, 7)
_PAIR, _WHOLE = 2, 12
_CARDS = (19, 18, 17, 16)
_OLD_ID, _FULL_ID, _MOBILE = 15, 18, 11
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CENTURIES = ("18", "19", "20")
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
_ISSUER = re.compile(r"62|4|5[1-5]|2[2-7]|35[2-8]|955[89]")
_LAST_X = re.compile(rf"{BETWEEN}{{0,{MOST_BETWEEN}}}[Xx](?![0-9A-Za-z])")
_ID_LABEL = re.compile(r"身份证|身份号|证件|证号|ID", re.IGNORECASE)
_CARD_LABEL = re.compile(r"卡|账|帐|银行|汇|转|打给|打到|户名|card|account", re.IGNORECASE)
_LOCAL_LABEL = re.compile(r"(?:电话|座机|固话|宅电|传真|tel|phone)[^0-9\n]{0,6}$", re.IGNORECASE)
_CALLED = re.compile(r"电话|手机|微信|联系|热线|tel|phone", re.IGNORECASE)
_ORDER = re.compile(r"(?:单|流水|物流|编|批次|序列|条码|构建|版本)号?[^0-9\n]{0,3}$")
_AMOUNT = re.compile(r" ?(?:[万亿]|元|人次|册|平方)")


def numbers(figures: str) -> Iterator[Span]:
    """Yield (start, end, kind) for every such number in folded text; in web addresses only IDs count."""
    for run in runs(figures):
        readings = _READINGS[:1] if run.is_address(0) else _READINGS
        for first in range(len(run.digits)):
            if run.is_start(first):
                for kind, reading in readings:
                    yield from (
                        (*run.span(first, end), kind)
                        for end in reading(run, first)
                        if not run.is_word(first, end)
                    )
        yield from _ids_with_x(run)


def _ids(run: Run, first: int) -> Iterator[int]:
    """GB 11643: an area, a day of birth, an order, a check digit; the old form had 15 digits."""
    number = run.digits[first : first + _FULL_ID]
    if number[0] == "0":
        return
    if len(number) == _FULL_ID and run.is_end(first + _FULL_ID) and _is_id(run, first, number):
        yield first + _FULL_ID
    old = number[:_OLD_ID]
    is_whole = len(old) == _OLD_ID and run.is_end(first + _OLD_ID)
    if is_whole and _is_day("19" + old[6:12]) and _ID_LABEL.search(run.before(first, 12)):
        yield first + _OLD_ID


def _ids_with_x(run: Run) -> Iterator[Span]:
    """The check digit 10 is an X, which ends a run."""
    found = _LAST_X.match(run.figures, run.places[-1] + 1)
    first = len(run.digits) - _FULL_ID + 1
    if not found or first < 0 or not run.is_start(first) or run.is_word(first, len(run.digits)):
        return
    if _is_id(run, first, f"{run.digits[first:]}X"):
        yield run.places[first], found.end(), "id"


def _is_id(run: Run, first: int, number: str) -> bool:
    """A number that is called one may have a wrong check digit."""
    right = _check_digit(number[:-1]) == number[-1]
    return _is_day(number[6:14]) and (right or bool(_ID_LABEL.search(run.before(first, 12))))


def _is_day(text: str) -> bool:
    if text[:2] not in _CENTURIES:
        return False
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return True


def _check_digit(number: str) -> str:
    return "10X98765432"[sum(map(mul, map(int, number), _WEIGHTS)) % 11]


def _cards(run: Run, first: int) -> Iterator[int]:
    """ISO/IEC 7812: an issuer that exists here, 16 to 19 digits, the last of them Luhn's."""
    if not _ISSUER.match(run.digits, first):
        return
    for size in _CARDS:
        number = run.digits[first : first + size]
        if len(number) < size or not run.is_end(first + size):
            continue
        labelled = _CARD_LABEL.search(run.before(first, 12))
        if _ORDER.search(run.before(first, 8)) and not labelled:
            continue
        if _luhn(number) or (labelled and number.startswith("62")):
            yield first + size
            return


def _luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    return (sum(digits[::2]) + sum(_DOUBLED[digit] for digit in digits[1::2])) % 10 == 0


def _mobiles(run: Run, first: int) -> Iterator[int]:
    """Eleven digits from 13 to 19, the code of the country before them or not."""
    for code in ("", "86", "0086"):
        start = first + len(code)
        end = start + _MOBILE
        if not run.digits.startswith(f"{code}1", first) or not run.is_end(end):
            continue
        possible = run.digits[start + 1] >= "3" and _is_usual(run, start, end, _MOBILES)
        if possible and not _AMOUNT.match(run.figures, run.places[end - 1] + 1):
            yield end


def _landlines(run: Run, first: int) -> Iterator[int]:
    """With the code of a city; without one only where it is called a telephone."""
    if run.digits[first] != "0":
        yield from _locals(run) if first == 0 else ()
        return
    area = 3 if run.digits[first + 1 : first + 2] in ("1", "2") else 4
    if (
        run.digits[first + 1 : first + 2] == "0"
        or run.digits[first + area : first + area + 1] < "2"
    ):
        return
    for end in (first + area + local for local in _LOCAL_SIZES):
        if run.is_end(end) and _is_usual(run, first, end, _LANDLINES):
            yield end


def _locals(run: Run) -> Iterator[int]:
    end = len(run.digits)
    possible = run.digits[0] != "1" and end in _LOCAL_SIZES
    if possible and _is_usual(run, 0, end, _LOCALS) and _LOCAL_LABEL.search(run.before(0, 10)):
        yield end


def _is_usual(run: Run, first: int, end: int, usual: set[tuple[int, ...]]) -> bool:
    """As people group it; where it is called a number, any way with the same between all groups."""
    if run.sizes(first, end) in usual:
        return True
    return run.is_spread(first, end, _WHOLE if _CALLED.search(run.before(first, 10)) else _PAIR)


_READINGS: tuple[tuple[Kind, Callable[[Run, int], Iterator[int]]], ...] = (
    ("id", _ids),
    ("card", _cards),
    ("mobile", _mobiles),
    ("landline", _landlines),
)
