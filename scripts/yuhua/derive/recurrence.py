"""Chinese phrases and RRULEs, turned into the start times of a rule's sessions (RFC 5545 §3.3.10)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from dateutil.rrule import rrulestr

from yuhua.dates import SHANGHAI
from yuhua.derive.lunar import LunarDay, lunar_day
from yuhua.kinds.schedule import Schedule

MAX_SESSIONS = 400
MAX_SPAN = timedelta(days=800)
EXAMPLES = "每周六、每周二和周四、每两周周三、每月第2个周六、每月最后一个周日、工作日、每天、农历正月十五、每周六 09:30-11:00"
ONE_DAY = timedelta(days=1)

_DAYS = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True))
_NUMBERS = dict(zip("一二两三四五12345", (1, 2, 2, 3, 4, 5, 1, 2, 3, 4, 5), strict=True))
_WEEKLY = re.compile(
    r"每(?P<gap>[两2二]?)(?:个)?(?:周|星期)的?(?:周|星期)?(?P<days>[一二三四五六日天](?:(?:[、,，和及]|周|星期)*[一二三四五六日天])*)"
)
_MONTHLY = re.compile(
    r"每(?:个)?月(?:的)?(?:第(?P<nth>[一二三四五1-5])|(?P<last>最后一))个?(?:周|星期)(?P<day>[一二三四五六日天])"
)
_HOURS = re.compile(
    r"(?P<rule>.+?)(?P<half>上午|早上|下午|晚上)?(?P<begin>\d{1,2}[:：]\d{2})"
    r"[-—–~～至到]+(?P<other>上午|下午|晚上)?(?P<end>\d{1,2}[:：]\d{2})"
)
NOON = 12
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


@dataclass(frozen=True)
class Rule:
    """What a phrase means: an RRULE (without COUNT and UNTIL) or a lunar day, and perhaps hours."""

    rrule: str = ""
    lunar: LunarDay | None = None
    hours: tuple[time, time] | None = None


@dataclass(frozen=True)
class Span:
    """When something takes place; whole days run from midnight to the midnight after the last."""

    start: datetime
    end: datetime
    all_day: bool = False

    @property
    def length(self) -> timedelta:
        """How long it takes."""
        return self.end - self.start

    def moved_to(self, start: datetime, end: datetime | None = None) -> Span:
        """Return it beginning at another time, as long as before unless `end` says otherwise."""
        return Span(start, end or start + self.length, self.all_day)


def parse(phrase: str) -> Rule | None:
    """Return what `phrase` means, or None."""
    text = phrase.replace(" ", "")
    found = _HOURS.fullmatch(text)
    hours = _hours(found) if found else None
    if found and hours is None:
        return None
    text = found["rule"] if found else text
    if lunar := lunar_day(text):
        return Rule(lunar=lunar, hours=hours)
    rrule = _phrase(text)
    return Rule(rrule, hours=hours) if rrule else None


def rule_of(phrase: str) -> str | None:
    """Return the RRULE (without COUNT and UNTIL) that `phrase` means, or None."""
    found = parse(phrase)
    return found.rrule or None if found else None


def _hours(found: re.Match[str]) -> tuple[time, time] | None:
    try:
        first = _clock(found["half"] or "", found["begin"])
        last = _clock(found["other"] or "", found["end"])
        if found["half"] and not found["other"] and last <= first:
            last = _clock(found["half"], found["end"])
    except ValueError:
        return None
    return (first, last) if first < last else None


def _clock(half: str, text: str) -> time:
    hour, minute = (int(part) for part in re.split("[:：]", text))
    return time(hour + 12 if half in {"下午", "晚上"} and hour < NOON else hour, minute)


def _phrase(text: str) -> str | None:
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


def first_span(schedule: Schedule) -> Span:
    """Return when the first session takes place; what the checks refuse is given an hour."""
    start, end = schedule.start, schedule.end
    rule = parse(schedule.repeat) if schedule.repeat else None
    hours = rule.hours if rule else None
    if not isinstance(start, datetime):
        if hours is None:
            last = end.date() if isinstance(end, datetime) else end or start
            return Span(midnight(start), midnight(last + ONE_DAY), all_day=True)
        start = datetime.combine(start, hours[0], SHANGHAI)
    if isinstance(end, datetime):
        return Span(start, end)
    if hours:
        return Span(start, datetime.combine(start, hours[1], SHANGHAI))
    return Span(start, start + timedelta(hours=1))


def midnight(day: date) -> datetime:
    """Return the moment a day begins."""
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


@dataclass(frozen=True)
class Expansion:
    """The starts of a rule's sessions, in order, and the days it leaves out for holidays."""

    starts: tuple[datetime, ...]
    skipped: tuple[date, ...] = ()


def expand(schedule: Schedule, special: Collection[date] = ()) -> Expansion:
    """Return at most `MAX_SESSIONS` starts; `special` are holidays and swapped working days.

    With `holidays: 取消` a session on one of them is left out; with 顺延 the rule goes on for one
    session more, beyond `until` if need be.
    """
    first, goes_on = first_span(schedule).start, schedule.holidays == "顺延"
    if not schedule.repeat:
        return Expansion((first,))
    most = min(schedule.count or MAX_SESSIONS, MAX_SESSIONS)
    avoid = frozenset(special) if goes_on or schedule.holidays == "取消" else frozenset()
    return _expanded(schedule.repeat, first, (most, schedule.until), avoid, goes_on=goes_on)


@lru_cache(maxsize=10_000)  # a dozen rules of checking and deriving ask for the same
def _expanded(
    repeat: str,
    first: datetime,
    bounds: tuple[int, date | None],
    avoid: frozenset[date],
    *,
    goes_on: bool,
) -> Expansion:
    rule = parse(repeat)
    if rule is None:
        return Expansion((first,))
    most, until = bounds
    last = datetime.combine(until, time.max, SHANGHAI) if until else None
    held: list[datetime] = []
    skipped: list[date] = []
    owed = 0
    for moment in moments(rule, first):
        late = last is not None and moment > last
        if (late and not owed) or len(held) + (0 if goes_on else len(skipped)) >= most:
            break
        if moment.date() not in avoid:
            held.append(moment)
            owed -= late
        elif not late:
            skipped.append(moment.date())
            owed += goes_on
    return Expansion(tuple(held), tuple(skipped))


def starts(schedule: Schedule, special: Collection[date] = ()) -> tuple[datetime, ...]:
    """Return the aware starts of the rule's sessions, in order, at most `MAX_SESSIONS`."""
    return expand(schedule, special).starts


def moments(rule: Rule, first: datetime) -> Iterator[datetime]:
    """Yield the aware times a rule names from `first` on, for `MAX_SPAN` and not for ever."""
    if rule.lunar:
        days = (first + timedelta(days=passed) for passed in range(MAX_SPAN.days + 1))
        yield from (moment for moment in days if rule.lunar.falls_on(moment.date()))
        return
    # Wall-clock times: Asia/Shanghai has had no daylight saving since 1991.
    ahead = _ahead(first.replace(tzinfo=None), _YEARS_AHEAD)
    for moment in rrulestr(rule.rrule, dtstart=ahead).xafter(ahead, inc=True):
        if moment > ahead + MAX_SPAN:
            return
        yield _ahead(moment, -_YEARS_AHEAD).replace(tzinfo=SHANGHAI)


def _ahead(moment: datetime, years: int) -> datetime:
    return moment.replace(year=moment.year + years)
