"""The arrangements of public holidays, turned into days that a timetable must think of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from yuhua.kinds.holidays import Holidays
from yuhua.model.content import Content

MAX_DAYS = 31


def special_days(content: Content) -> Mapping[date, str]:
    """Return every holiday and every swapped working day with its name: `元旦放假`, `调休上班`."""
    found: dict[date, str] = {}
    for year in content.of(Holidays).values():
        for off in year.days:
            for passed in range(min((off.end - off.start).days + 1, MAX_DAYS)):
                found[off.start + timedelta(days=passed)] = f"{off.title}放假"
        found |= dict.fromkeys(year.workdays, "调休上班")
    return dict(sorted(found.items()))


def known_years(content: Content, *, announced: bool = False) -> frozenset[int]:
    """Return the years that docs/holidays says something of, or only those `announced`."""
    return frozenset(
        off.start.year
        for year in content.of(Holidays).values()
        if year.announced or not announced
        for off in year.days
    )


def unannounced_years(content: Content, years: frozenset[int]) -> tuple[int, ...]:
    """Return those of `years` for which nobody can say yet which days are swapped."""
    return tuple(sorted(years - known_years(content, announced=True)))
