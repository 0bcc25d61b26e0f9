"""Dates and times of Asia/Shanghai, read as editors type them and shown as readers expect."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
# Years that laws, books and schedules can have; others are slips, and 9999 is the end of all counting.
YEARS = range(1900, 2101)
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
_NOON = 12
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})[ T]+(\d{1,2}):(\d{2})(?::00)?(?:\+08:00)?", re.ASCII)


def parse_day(text: str) -> date | None:
    """Return the date that `text` (`2026-11-25`) names, or None."""
    found = _DAY.fullmatch(text.strip())
    if not found or int(found[1]) not in YEARS:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def parse_moment(text: str) -> datetime | None:
    """Return the aware date-time that `text` (`2026-11-25 14:00`) names, or None."""
    found = _MOMENT.fullmatch(text.strip())
    day = parse_day(found[1]) if found else None
    if found is None or day is None:
        return None
    try:
        return datetime(day.year, day.month, day.day, int(found[2]), int(found[3]), tzinfo=SHANGHAI)
    except ValueError:
        return None


_OTHER_DAY = re.compile(
    r"(\d{4})\s*[-年./／－．]\s*(\d{1,2})\s*[-月./／－．]\s*(\d{1,2})\s*[日号]?"
)
_OTHER_CLOCK = re.compile(
    r"(上午|早上|中午|下午|晚上|)\s*(\d{1,2})\s*(?:[:：](\d{2})|[点时](?:(\d{1,2})分?|(半)|整)?)"
)


def rewritten(text: str) -> str:
    """Return `2026年12月5日下午2点半` as `2026-12-05 14:30`, a day without a time as `2026-12-05`, else nothing."""
    text = unicodedata.normalize("NFKC", text.strip())
    found = _OTHER_DAY.match(text)
    day = parse_day("-".join(found.groups())) if found else None
    if found is None or day is None:
        return ""
    rest = text[found.end() :].strip(" T")
    hours = _OTHER_CLOCK.fullmatch(rest)
    if not hours:
        return "" if rest else day.isoformat()
    half, hour, minutes, spoken, sharp = hours.groups()
    late = half in {"下午", "晚上"} and int(hour) < _NOON
    clock_time = (
        f"{int(hour) + _NOON * late}:{'30' if sharp else (minutes or spoken or '0').zfill(2)}"
    )
    moment = parse_moment(f"{day.isoformat()} {clock_time}")
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


def morning(day: date) -> datetime:
    """Return 8 o'clock of a day, the moment its publications bear.

    So early that it is still that day everywhere west of us.
    """
    return datetime(day.year, day.month, day.day, 8, tzinfo=SHANGHAI)


def show_day(day: date) -> str:
    """Return `2026年11月25日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def show_month(day: date) -> str:
    """Return `2026年11月`."""
    return f"{day.year}年{day.month}月"


def weekday(day: date) -> str:
    """Return `星期三`."""
    return WEEKDAYS[day.weekday()]


def clock(moment: datetime) -> str:
    """Return `14:00`."""
    return f"{moment:%H:%M}"


def show_date(day: date) -> str:
    """Return `2026年11月25日（星期三）`."""
    return f"{show_day(day)}（{weekday(day)}）"


def show_span(start: datetime, end: datetime, *, all_day: bool = False) -> str:
    """Return `2026年11月25日（星期三）14:00—16:00`, with both dates where they differ.

    Whole days end at the midnight after the last of them and are shown without times.
    """
    if all_day:
        last = (end - timedelta(days=1)).date()
        return f"{show_date(start)}{f'—{show_date(last)}' if last > start.date() else '全天'}"
    if start.date() == end.date():
        return f"{show_date(start)}{clock(start)}—{clock(end)}"
    return f"{show_date(start)}{clock(start)}—{show_date(end)}{clock(end)}"


def show_hours(start: datetime, end: datetime, *, all_day: bool = False) -> str:
    """Return `14:00—16:00`, `全天`, or up to which day it goes on."""
    if all_day:
        last = (end - timedelta(days=1)).date()
        return "全天" if last == start.date() else f"到{last.month}月{last.day}日"
    if start.date() == end.date():
        return f"{clock(start)}—{clock(end)}"
    return f"{clock(start)}—{end.month}月{end.day}日{clock(end)}"
