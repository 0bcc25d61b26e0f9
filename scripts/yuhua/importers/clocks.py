"""Hours as editors type them (`上午9点半`, `晚七点`, `14:00`), turned into times of day."""

from __future__ import annotations

import re
from datetime import time

from yuhua.numerals import number

NOON, HOURS, MINUTES = 12, 24, 60
DASH = "[-~—–―〜−至到]"
_HALF = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜里|早|晚|AM|PM"
_LATE = {"下午", "傍晚", "晚上", "晚间", "夜里", "晚", "PM"}
_NUMERAL = r"(?:\d{1,2}|[零〇一二两三四五六七八九十]{1,3})"
CLOCK = re.compile(
    rf"(?P<half>{_HALF})?(?<!\d)(?P<hour>{_NUMERAL})"
    rf"(?::(?P<minute>\d{{1,2}})(?!\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    rf"|[点时](?:(?P<part>半|[一三]刻|整|钟)|(?P<minutes>{_NUMERAL})分?)?)(?P<after>AM|PM)?",
    re.IGNORECASE,
)
# `2-4点`: the first hour has no sign of its own.
SHARED_HOUR = re.compile(rf"(?<![\d:点时./月])(\d{{1,2}})({DASH}+(?:{_HALF})?\d{{1,2}}[点时])")
_PARTS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0, "钟": 0}


def span(clocks: list[re.Match[str]]) -> tuple[time, time | None] | None:
    """Return the time of one match of `CLOCK`, or the first and last of two; None for 25:00.

    The second is in the afternoon where the first is, unless it would then be earlier.
    """
    begin = _time(clocks[0], half(clocks[0]))
    if len(clocks) == 1:
        return (begin, None) if begin else None
    own = half(clocks[-1])
    inherited = half(clocks[0]) if half(clocks[0]) in _LATE else ""
    end = _time(clocks[-1], own) if own else _hour(clocks[-1], inherited)
    return (begin, end) if begin and end else None


def half(clock: re.Match[str]) -> str:
    """Return which half of the day a match names, before or behind the hour."""
    return (clock["half"] or clock["after"] or "").upper()


def _time(clock: re.Match[str], named: str) -> time | None:
    """Return the time of day; None for 上午14:00, and for 晚上12点, which is the next day's."""
    hour = number(clock["hour"])
    midnight = named in _LATE - {"下午", "PM"} and hour == NOON
    late = named and named not in {"中午", *_LATE} and (hour or 0) > NOON
    return None if midnight or late else _hour(clock, named)


def _hour(clock: re.Match[str], named: str) -> time | None:
    hour = number(clock["hour"])
    minute = number(clock["minute"] or clock["minutes"] or "0")
    if hour is None or minute is None:
        return None
    minute = _PARTS.get(clock["part"] or "", minute)
    if (named in _LATE and hour < NOON) or (named == "中午" and hour < NOON - 1):
        hour += NOON
    elif named in {"凌晨", "AM"} and hour == NOON:
        hour = 0
    return time(hour, minute) if hour < HOURS and minute < MINUTES else None
