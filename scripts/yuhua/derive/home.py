"""The home page, filled with what is on and with ways in by age and topic."""

from __future__ import annotations

from datetime import datetime, timedelta

from yuhua.derive.pages import card
from yuhua.model.links import Section
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Page

COMING, LATEST = 5, 6
WEEK = timedelta(days=7)


def home(
    page: Page, pages: tuple[Page, ...], occurrences: tuple[Occurrence, ...], as_of: datetime
) -> Page:
    """Return the home page as of a moment: today, the next seven days, what comes, what is new."""
    today = as_of.date()
    coming = [one for one in occurrences if one.takes_place and not one.over]
    entries = [other for other in pages if other.is_entry and not other.sensitive]
    newest = sorted(entries, key=lambda other: other.newest_first)[:LATEST]
    return page.with_(
        today=tuple(one for one in coming if today in one.days),
        week=tuple(one for one in coming if today < one.start.date() <= today + WEEK),
        upcoming=tuple(coming[:COMING]),
        sections=(
            _ways_in("我家孩子多大", "ages/", pages),
            _ways_in("我想学什么", "topics/", pages),
            Section("新近发布", tuple(card(other) for other in newest)),
        ),
    )


def _ways_in(title: str, folder: str, pages: tuple[Page, ...]) -> Section:
    words = [other for other in pages if other.path.startswith(folder) and other.terms]
    return Section(title, tuple(card(other) for other in words), path=folder)
