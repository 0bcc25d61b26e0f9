"""Days of the Chinese calendar, found among days of ours. The one door to borax."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_TENS = "一二三四五六七八九十"
_DAYS = (
    *(f"初{digit}" for digit in _TENS),
    *(f"十{digit}" for digit in _TENS[:9]),
    "二十",
    *(f"廿{digit}" for digit in _TENS[:9]),
    "三十",
)
_NUMBERS = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    "一": 1,
    "十一": 11,
    "十二": 12,
    **{name: number for number, name in enumerate(_DAYS, 1)},
    **{f"二十{digit}": 20 + number for number, digit in enumerate(_TENS[:9], 1)},
}
_PHRASE = re.compile(
    r"农历(?:每年)?(?:(?P<every>每月)|(?P<leap>闰)?(?P<month>正|[一二三四五六七八九]|十[一二]?|冬|腊)月)"
    rf"(?P<day>{'|'.join((*_DAYS, '二十[一二三四五六七八九]'))})"
)
# What borax knows: 1900-01-31 (正月初一) to 2101-01-28.
_KNOWN = (date(1900, 1, 31), date(2101, 1, 28))
_ONE = timedelta(days=1)


@dataclass(frozen=True)
class LunarDay:
    """A day that comes every lunar year, or every month where `month` is None.

    Day 30 is left out in months of 29 days; `eve` is the last day of the year (除夕).
    """

    month: int | None
    day: int
    leap: bool = False
    eve: bool = False

    def falls_on(self, day: date) -> bool:
        """Say whether `day` is such a day."""
        if self.eve:
            return _lunar(day + _ONE) == (1, 1, False)
        found = _lunar(day)
        if found is None or found[1] != self.day:
            return False
        return self.month is None or (found[0], found[2]) == (self.month, self.leap)


@lru_cache(maxsize=4000)
def _lunar(day: date) -> tuple[int, int, bool] | None:
    """Return month, day and whether the month is a leap month; None beyond what borax knows."""
    if not _KNOWN[0] <= day <= _KNOWN[1]:
        return None
    from borax.calendars.lunardate import LunarDate  # noqa: PLC0415 -- slow import

    found = LunarDate.from_solar(day)
    return found.month, found.day, bool(found.leap)


def lunar_day(phrase: str) -> LunarDay | None:
    """Return the day that `农历正月十五`, `农历每月初一` or `农历除夕` names, or None."""
    if phrase in {"农历除夕", "农历每年除夕", "除夕"}:
        return LunarDay(12, 30, eve=True)
    found = _PHRASE.fullmatch(phrase)
    if not found:
        return None
    month = None if found["every"] else _NUMBERS[found["month"]]
    return LunarDay(month, _NUMBERS[found["day"]], bool(found["leap"]))
