"""Sessions in tables: the days of a month, the programmes of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yuhua.dates import show_month
from yuhua.model.links import Link
from yuhua.model.occurrence import Occurrence


@dataclass(frozen=True)
class CalendarDay:
    """One day in the table of a month: what is on, the holiday it is, and what is observed on it."""

    on: date
    sessions: tuple[Occurrence, ...] = ()
    special: str = ""
    observed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Month:
    """A month in weeks from Monday to Sunday; None stands for days of the months beside it."""

    first: date
    weeks: tuple[tuple[CalendarDay | None, ...], ...]

    @property
    def title(self) -> str:
        """The month in words: `2026年12月`."""
        return show_month(self.first)

    @property
    def observed(self) -> str:
        """All that is observed in it, in one line."""
        days = (day for week in self.weeks for day in week if day)
        return "、".join(name for day in days for name in day.observed)


@dataclass(frozen=True)
class GridRow:
    """The number of sessions of one programme in each 街道（镇）, and how many of them are samples."""

    head: Link
    counts: tuple[int, ...]
    samples: int = 0

    @property
    def total(self) -> int:
        """The number of sessions of the programme."""
        return sum(self.counts)


@dataclass(frozen=True)
class Grid:
    """How many sessions each programme has in each 街道（镇） in one year, and where they went into."""

    year: int
    columns: tuple[Link, ...]
    rows: tuple[GridRow, ...]
    settings: tuple[GridRow, ...] = ()

    @property
    def totals(self) -> GridRow:
        """The sums of the columns."""
        sums = (sum(row.counts[at] for row in self.rows) for at in range(len(self.columns)))
        return GridRow(Link("合计", ""), tuple(sums), sum(row.samples for row in self.rows))

    @property
    def file(self) -> str:
        """The path of the same table for spreadsheets."""
        return f"data/coverage-{self.year}.csv"
