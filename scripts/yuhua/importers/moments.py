"""What editors type for days and hours (`12月5日（周六）上午9点半至11点`), turned into dates and times."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from yuhua.dates import YEARS, weekday
from yuhua.importers.cells import NOTHING, day_number, text
from yuhua.importers.clocks import CLOCK, DASH, HOURS, MINUTES, SHARED_HOUR, span
from yuhua.importers.sheets import WINDOWS_EPOCH, Value

MOST_CHARACTERS = 100
ONE_DAY = timedelta(days=1)
_DATE = re.compile(
    r"(?<!\d)(?P<year>\d{4}|\d{2}(?=年))[-年./ ](?P<month>\d{1,2})[-月./ ](?P<day>\d{1,2})(?!\d)[日号]?"
    r"|(?<!\d)(?P<year8>20\d\d)(?P<month8>\d\d)(?P<day8>\d\d)(?!\d)"
    r"|(?<![\d年])(?P<month2>\d{1,2})月(?P<day2>\d{1,2})(?!\d)[日号]?"
    r"|(?<![\d/.:])(?P<month3>\d{1,2})[/.](?P<day3>\d{1,2})(?![\d/.:])"
)
_SAME_MONTH = re.compile(rf"(\d{{1,2}}月)(\d{{1,2}})[日号]?({DASH}+)(\d{{1,2}})[日号](?!\d)")
_WEEKDAY = re.compile(r"\(?(?:周|星期|礼拜)([一二三四五六日天])\)?")
_WHOLE_DAY = re.compile("全天|整天")
_ASIDE = re.compile(rf"{DASH}|[\s,;:()\[\]./日起止]|开始|结束|时间")
_SEVERAL = re.compile(r"[、,;\n和及与]")


@dataclass(frozen=True)
class Reading:
    """What one cell says of when: days, hours, and what of it was not understood.

    `guessed` is set where the year was not written, `mismatch` where the weekday is another day's.
    """

    day: date | None = None
    last: date | None = None
    begin: time | None = None
    end: time | None = None
    whole_day: bool = False
    weekday: str = ""
    guessed: bool = False
    rest: str = ""

    @property
    def mismatch(self) -> str:
        """The weekday that was typed beside a day it does not belong to, or an empty string."""
        if not self.day or not self.weekday:
            return ""
        right = weekday(self.day)[-1]
        return "" if right == self.weekday.replace("天", "日") else self.weekday


def read_moment(value: Value, as_of: date, epoch: date = WINDOWS_EPOCH) -> Reading:
    """Return what a cell says of when; a date without a year is the next one from `as_of` on."""
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return Reading(day=value) if value.year in YEARS else Reading(rest=str(value))
    if isinstance(value, time):
        return _fraction(timedelta(0, value.second, 0, 0, value.minute, value.hour) / ONE_DAY)
    if isinstance(value, timedelta):
        return _fraction(value / ONE_DAY) if timedelta(0) <= value < ONE_DAY else _rest(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, as_of, epoch)
    return _text(text(value), as_of)


def _rest(value: Value) -> Reading:
    return Reading(rest=text(value))


def _moment(moment: datetime) -> Reading:
    """Excel's times are fractions of a day and miss the minute by a hair; midnight is a day alone."""
    if moment.year not in YEARS:
        return _rest(moment)
    near = (moment.replace(tzinfo=None) + timedelta(seconds=30)).replace(second=0, microsecond=0)
    return Reading(day=near.date(), begin=near.time() if near.time() != time() else None)


def _fraction(part: float) -> Reading:
    minutes = round(part * HOURS * MINUTES)
    return Reading(begin=time(minutes // MINUTES % HOURS, minutes % MINUTES))


def _number(value: float, as_of: date, epoch: date) -> Reading:
    """Read a number as Excel would show it with a date's format, or as 20261205."""
    if 0 < value < 1:
        return _fraction(value)
    if moment := day_number(value, epoch) if value == value else None:  # noqa: PLR0124 -- not NaN
        return _moment(moment)
    return _text(text(value), as_of) if isinstance(value, int) else _rest(value)


def _text(seen: str, as_of: date) -> Reading:
    if seen in NOTHING:
        return Reading()
    if len(seen) > MOST_CHARACTERS:
        return Reading(rest=seen[:MOST_CHARACTERS])
    found = unicodedata.normalize("NFKC", seen)
    found = re.sub(r"(?<=\d)T(?=\d)", " ", found)
    found = re.sub(r"(?<!\d)[^\S\n]+|[^\S\n]+(?!\d)", "", found)
    found = _SAME_MONTH.sub(r"\1\2日\3\1\4日", found)
    found = SHARED_HOUR.sub(r"\1点\2", found)
    dates = list(_DATE.finditer(found))
    clocks = list(CLOCK.finditer(_DATE.sub(_spaces, found)))
    if _too_many(found, dates) or _too_many(found, clocks):
        return Reading(rest=seen)
    read = _days(Reading(), dates, as_of)
    read = _hours(read, clocks)
    return _remainder(read, found, [*dates, *clocks])


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _too_many(found: str, matches: list[re.Match[str]]) -> bool:
    """Say whether several days or hours stand beside each other instead of one span."""
    between = found[matches[0].end() : matches[-1].start()] if matches else ""
    more_than_two = len(matches) > len(("from", "to"))
    return more_than_two or (len(matches) > 1 and _is_no_span(between))


def _is_no_span(between: str) -> bool:
    return bool(_SEVERAL.search(between)) or not re.search(DASH, between)


def _days(read: Reading, dates: list[re.Match[str]], as_of: date) -> Reading:
    for match in dates:
        year, month, day = (int(part) if part else 0 for part in _named(match))
        found = _day(year, month, day) if year else next_day(month, day, read.day or as_of)
        if found is None:
            return replace(read, rest=match[0])
        if read.day:
            return replace(read, last=found)
        read = replace(read, day=found, guessed=not year)
    return read


def _named(match: re.Match[str]) -> tuple[str, str, str]:
    group = match.groupdict()
    year = group["year"] or group["year8"] or ""
    month = group["month"] or group["month8"] or group["month2"] or group["month3"]
    day = group["day"] or group["day8"] or group["day2"] or group["day3"]
    return (f"20{year}" if len(year) == len("26") else year), month, day


def _day(year: int, month: int, day: int) -> date | None:
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def next_day(month: int, day: int, since: date) -> date | None:
    """Return the first such day from `since` on; 29 February may be eight years away."""
    found = (_day(since.year + ahead, month, day) for ahead in range(9))
    return next((one for one in found if one and one >= since), None)


def _hours(read: Reading, clocks: list[re.Match[str]]) -> Reading:
    if not clocks:
        return read
    found = span(clocks)
    if found is None:
        return replace(read, rest=clocks[0][0])
    if read.day and found[0] == time() and clocks[0]["second"]:
        return read  # 2026-12-05 00:00:00, as programs write a day
    return replace(read, begin=found[0], end=found[1])


def _remainder(read: Reading, found: str, matches: list[re.Match[str]]) -> Reading:
    """Keep the weekday, and say what of the text is left."""
    whole_day = bool(_WHOLE_DAY.search(found))
    for match in matches:
        found = found[: match.start()] + _spaces(match) + found[match.end() :]
    day_name = _WEEKDAY.search(found)
    left = _ASIDE.sub("", _WHOLE_DAY.sub("", _WEEKDAY.sub("", found, count=1)))
    typed = day_name[1] if day_name else ""
    return replace(read, weekday=typed, whole_day=whole_day, rest=read.rest or left)
