"""Sessions, turned into one table of days per month (feature E7)."""

from __future__ import annotations

from calendar import MONDAY, Calendar
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from yuhua.dates import show_month
from yuhua.model.links import Link
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Page
from yuhua.model.tables import CalendarDay, Month


def month_pages(
    occurrences: Sequence[Occurrence],
    special: Mapping[date, str],
    observed: Mapping[date, tuple[str, ...]],
) -> tuple[Page, ...]:
    """Return a page for every month that has a session, in order, linked to those beside it.

    `special` names public holidays and swapped working days, `observed` the days and weeks that
    come every year.
    """
    days = _by_day(occurrences)
    firsts = sorted({day.replace(day=1) for day in days})
    pages = [_page(first, days, special, observed) for first in firsts]
    before = {later.path: _link(page) for page, later in pairwise(pages)}
    after = {page.path: _link(later) for page, later in pairwise(pages)}
    return tuple(
        page.with_(previous=before.get(page.path), next=after.get(page.path)) for page in pages
    )


def month_path(first: date) -> str:
    """Return the address of a month's page."""
    return f"events/{first:%Y-%m}/"


def _by_day(occurrences: Sequence[Occurrence]) -> dict[date, list[Occurrence]]:
    found: dict[date, list[Occurrence]] = {}
    for one in occurrences:
        for day in one.days:
            found.setdefault(day, []).append(one)
    return found


def _page(
    first: date,
    days: Mapping[date, Sequence[Occurrence]],
    special: Mapping[date, str],
    observed: Mapping[date, tuple[str, ...]],
) -> Page:
    weeks = Calendar(MONDAY).monthdatescalendar(first.year, first.month)
    month = Month(
        first,
        tuple(
            tuple(
                CalendarDay(
                    day, tuple(days.get(day, ())), special.get(day, ""), observed.get(day, ())
                )
                if day.month == first.month
                else None
                for day in week
            )
            for week in weeks
        ),
    )
    return Page(
        month_path(first),
        f"{month.title}的日程",
        _summary(month),
        "month.html",
        listed=False,
        month=month,
    )


def _summary(month: Month) -> str:
    days = [day for week in month.weeks for day in week if day and day.sessions]
    sessions = {(one.schedule, one.anchor): one for day in days for one in day.sessions}
    held = sum(one.takes_place for one in sessions.values())
    return f"这个月{len(days)}天有安排，一共{held}场。"


def _link(page: Page) -> Link:
    assert page.month  # noqa: S101 -- made by _page
    return Link(show_month(page.month.first), page.path)
