"""Days and weeks that come every year, found in a year (features.md, calendar of observances)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from yuhua.derive.lunar import lunar_day
from yuhua.model.content import Content
from yuhua.model.lists import Observance

_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日(所在周)?", re.ASCII)
_NTH = re.compile(r"(\d{1,2})月第([1-5一二三四五])(?:个?(?:周|星期)([一二三四五六日天])|周)")
_NUMBERS = {char: number for number, char in enumerate("一二三四五", 1)}
_WEEKDAYS = "一二三四五六日"
_WEEK = timedelta(days=7)
_LEAP_YEAR = 2028


def observed(content: Content, years: Iterable[int]) -> Mapping[date, tuple[str, ...]]:
    """Return the names of what is observed on each day of some years.

    A week bears its name on its first day. What nobody has traced to its source is marked `＊`.
    """
    found: dict[date, tuple[str, ...]] = {}
    for year in sorted(years):
        for row in content.rows(Observance):
            day = falls(row.part.when, year)
            if day and (row.part.since is None or row.part.since <= day):
                name = row.part.title + ("＊" if row.part.verify else "")
                found[day] = (*found.get(day, ()), name)
    return found


def is_known(when: str) -> bool:
    """Say whether `when` names a day or a week."""
    return falls(when, _LEAP_YEAR) is not None


def falls(when: str, year: int) -> date | None:
    """Return the day, or the first day of the week, that `when` names in a year; None if there is none.

    `5月15日`, `5月15日所在周` (its Monday), `5月第2个周日`, `4月第四周` (the week of the 1st is the first), `农历九月初九`.
    """
    try:
        if day := _DAY.fullmatch(when):
            found = date(year, int(day[1]), int(day[2]))
            return found - timedelta(days=found.weekday()) if day[3] else found
        if nth := _NTH.fullmatch(when):
            return _nth(year, nth)
    except ValueError:
        return None
    return _lunar(when, year)


def _nth(year: int, found: re.Match[str]) -> date | None:
    first = date(year, int(found[1]), 1)
    number = _NUMBERS.get(found[2]) or int(found[2])
    if not found[3]:
        return first - timedelta(days=first.weekday()) + (number - 1) * _WEEK
    weekday = _WEEKDAYS.index(found[3].replace("天", "日"))
    day = first + timedelta(days=(weekday - first.weekday()) % 7) + (number - 1) * _WEEK
    return day if day.month == first.month else None


def _lunar(when: str, year: int) -> date | None:
    lunar = lunar_day(when)
    if lunar is None:
        return None
    days = (date(year, 1, 1) + timedelta(days=passed) for passed in range(366))
    return next((day for day in days if day.year == year and lunar.falls_on(day)), None)
