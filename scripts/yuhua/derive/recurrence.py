"""Chinese phrases and RRULEs, turned into the start times of sessions (RFC 5545 §3.3.10)."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from dateutil.rrule import rrulestr

from yuhua.dates import SHANGHAI
from yuhua.kinds.schedule import Schedule

MAX_SESSIONS = 400
MAX_SPAN = timedelta(days=800)
EXAMPLES = "每周六、每周二和周四、每两周周三、每月第2个周六、每月最后一个周日、工作日、每天"

_DAYS = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True))
_NUMBERS = dict(zip("一二两三四五12345", (1, 2, 2, 3, 4, 5, 1, 2, 3, 4, 5), strict=True))
_WEEKLY = re.compile(
    r"每(?P<gap>[两2二]?)(?:个)?(?:周|星期)的?(?:周|星期)?(?P<days>[一二三四五六日天](?:(?:[、,，和及]|周|星期)*[一二三四五六日天])*)"
)
_MONTHLY = re.compile(
    r"每(?:个)?月(?:的)?(?:第(?P<nth>[一二三四五1-5])|(?P<last>最后一))个?(?:周|星期)(?P<day>[一二三四五六日天])"
)
_RRULE = re.compile(r"(?:RRULE:)?(FREQ=[A-Z]+(?:;[A-Z]+=[A-Z0-9,+-]+)*)")
# RFC 5545 §3.3.10, without what makes more than one session a day or never an end.
_PARTS = {
    "FREQ": re.compile(r"DAILY|WEEKLY|MONTHLY|YEARLY"),
    "INTERVAL": re.compile(r"[1-9]\d?"),
    "BYDAY": re.compile(r"(?:,?(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU))+"),
    "BYMONTHDAY": re.compile(r"(?:,?-?(?:[1-9]|[12]\d|3[01])\b)+"),
    "BYMONTH": re.compile(r"(?:,?(?:[1-9]|1[0-2])\b)+"),
    "BYSETPOS": re.compile(r"(?:,?-?[1-9]\d?\b)+"),
    "WKST": re.compile(r"MO|TU|WE|TH|FR|SA|SU"),
}
# Where a rule never meets a day (30 February), dateutil searches until the year 9999. The calendar
# repeats after 400 years, weekdays included, so the search is begun nearer to that end.
_YEARS_AHEAD = 400 * 19


def rule_of(phrase: str) -> str | None:
    """Return the RRULE (without COUNT and UNTIL) that `phrase` means, or None."""
    text = phrase.replace(" ", "")
    if text == "每天":
        return "FREQ=DAILY"
    if text in {"工作日", "每个工作日"}:
        return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    if found := _WEEKLY.fullmatch(text):
        days = [_DAYS[char] for char in found["days"] if char in _DAYS]
        gap = ";INTERVAL=2" if found["gap"] else ""
        return f"FREQ=WEEKLY{gap};BYDAY={','.join(dict.fromkeys(days))}"
    if found := _MONTHLY.fullmatch(text):
        place = -1 if found["last"] else _NUMBERS[found["nth"]]
        return f"FREQ=MONTHLY;BYDAY={place}{_DAYS[found['day']]}"
    return _rrule(text)


def _rrule(text: str) -> str | None:
    found = _RRULE.fullmatch(text)
    if not found:
        return None
    parts = [part.split("=") for part in found[1].split(";")]
    if len({name for name, _ in parts}) < len(parts):
        return None
    if not all(name in _PARTS and _PARTS[name].fullmatch(value) for name, value in parts):
        return None
    if found[1].startswith("FREQ=DAILY") and {name for name, _ in parts} - {"FREQ", "INTERVAL"}:
        return None
    try:
        rrulestr(found[1], dtstart=datetime(2026, 1, 1))  # noqa: DTZ001 -- only parsed
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return found[1]


def starts(schedule: Schedule) -> tuple[datetime, ...]:
    """Return the aware starts of all sessions, in order, at most `MAX_SESSIONS`."""
    rule = rule_of(schedule.repeat) if schedule.repeat else None
    if rule is None:
        return (schedule.start,)
    first = _ahead(schedule.start.replace(tzinfo=None), _YEARS_AHEAD)
    last = first + MAX_SPAN
    if schedule.until:
        last = min(last, _ahead(datetime.combine(schedule.until, time.max), _YEARS_AHEAD))
    most = min(schedule.count or MAX_SESSIONS, MAX_SESSIONS)
    # Wall-clock times: Asia/Shanghai has had no daylight saving since 1991.
    found: list[datetime] = []
    for moment in rrulestr(rule, dtstart=first).xafter(first, count=most, inc=True):
        if moment > last:
            break
        found.append(_ahead(moment, -_YEARS_AHEAD).replace(tzinfo=SHANGHAI))
    return tuple(found)


def _ahead(moment: datetime, years: int) -> datetime:
    return moment.replace(year=moment.year + years)
