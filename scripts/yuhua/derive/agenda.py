"""Sessions and changes, turned into this week, this weekend, what changed, and links to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from yuhua.dates import SHANGHAI
from yuhua.model.links import Link
from yuhua.model.occurrence import ChangeNote, Notes, Occurrence
from yuhua.model.site import Page

RECENT, EARLIER = timedelta(days=7), timedelta(days=30)
CHANGES = "changes/"
_SATURDAY = 5


def week_page(occurrences: Sequence[Occurrence], as_of: datetime) -> Page:
    """Return what is on from Monday to Sunday of the week that `as_of` lies in."""
    return _span_page(Link("本周日程", "events/week/"), range(7), occurrences, as_of)


def weekend_page(occurrences: Sequence[Occurrence], as_of: datetime) -> Page:
    """Return what is on on Saturday and Sunday of the week that `as_of` lies in."""
    link = Link("这个周末的日程", "events/weekend/")
    return _span_page(link, range(_SATURDAY, 7), occurrences, as_of)


def _span_page(
    link: Link, weekdays: range, occurrences: Sequence[Occurrence], as_of: datetime
) -> Page:
    monday = as_of.date() - timedelta(days=as_of.weekday())
    days = [monday + timedelta(days=passed) for passed in weekdays]
    shown = tuple(one for one in occurrences if not set(days).isdisjoint(one.days))
    coming = [one for one in occurrences if one.takes_place and not one.over]
    nothing_left = not any(one in coming for one in shown)
    return Page(
        link.path,
        link.title,
        f"{_short(days[0])}到{_short(days[-1])}。",
        "agenda.html",
        listed=False,
        sessions=shown,
        upcoming=tuple(coming[:1]) if nothing_left else (),
        until=datetime.combine(monday + timedelta(days=7), datetime.min.time(), SHANGHAI),
    )


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日（周{'一二三四五六日'[day.weekday()]}）"


def recent(changes: Sequence[ChangeNote], as_of: datetime) -> tuple[ChangeNote, ...]:
    """Return what was announced in the last seven days."""
    return tuple(note for note in changes if as_of.date() - note.on <= RECENT)


def changes_page(changes: Sequence[ChangeNote], as_of: datetime) -> Page:
    """Return the announcements of the last thirty days; `changes` stand newest first."""
    new = recent(changes, as_of)
    old = tuple(note for note in changes if note not in new and as_of.date() - note.on <= EARLIER)
    groups = (Notes("最近7天", new), Notes("更早（30天内）", old))
    return Page(
        CHANGES,
        "本周变更",
        "改了时间、换了地点、取消或加场的，都在这里。",
        "changes.html",
        listed=False,
        noted=tuple(group for group in groups if group.notes),
    )


def ways(months: Sequence[Page]) -> tuple[Link, ...]:
    """Return the ways to look at the events, for the agenda."""
    return (
        Link("本周", "events/week/"),
        Link("这个周末", "events/weekend/"),
        *(Link(page.month.title, page.path) for page in months if page.month),
        Link("最近变更", CHANGES),
        Link("覆盖情况", "coverage/"),
    )


def notice(years: Sequence[int]) -> str:
    """Return what to say of years whose public holidays nobody has announced, or nothing."""
    named = "、".join(f"{year}年" for year in sorted(years))
    return f"{named}的放假安排还没有公布，公布后日程可能调整。" if named else ""
