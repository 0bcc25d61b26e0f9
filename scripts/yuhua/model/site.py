"""What the templates, feeds and indexes show: prepared once, frozen, the same for every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from yuhua.dates import clock, morning, show_date, show_hours, show_month, show_span
from yuhua.model.channel import Channel
from yuhua.model.terms import Group, Term
from yuhua.pictures.sizes import Illustration
from yuhua.text import marked

if TYPE_CHECKING:
    from yuhua.model.entry import Record
    from yuhua.model.parts import Chapter

# Calendars show something that goes on and on for so many days; its own page says how long.
MAX_DAYS = 62


@dataclass(frozen=True)
class Link:
    """A title and the address it leads to, inside the site, without a leading slash."""

    title: str
    path: str


@dataclass(frozen=True)
class Card(Link):
    """A page in short, for lists; `keys` are the words of filters that it answers to."""

    summary: str = ""
    label: str = ""
    sample: bool = False
    facts: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Download(Link):
    """A file that goes with a lesson, and what to know before one taps it: `32分钟，PDF，1.2 MB`.

    `size` is in bytes.
    """

    facts: tuple[str, ...] = ()
    size: int = 0
    transcript: str = ""
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True)
class Related:
    """A card and the reason it is shown, in Chinese."""

    card: Card
    reason: str


@dataclass(frozen=True)
class Section:
    """A titled group of cards; `path` leads to all of them."""

    title: str
    cards: tuple[Card, ...]
    note: str = ""
    path: str = ""


@dataclass(frozen=True)
class Filter:
    """Words by which a listing can be cut down; the path of each is its key, `ages/3-6`."""

    title: str
    words: tuple[Link, ...]


@dataclass(frozen=True)
class Met(Link):
    """Something people may have met, in their own words: the page that helps, and whom to call."""

    page_title: str
    contacts: tuple[Record, ...] = ()


@dataclass(frozen=True)
class ChangeNote(Link):
    """What was announced about a session or a whole schedule: when, what and why, in Chinese.

    `day` is the session's original date, None for a whole schedule.
    """

    on: date
    text: str
    reason: str
    day: date | None = None
    status: str = ""
    sample: bool = False

    @property
    def anchor(self) -> str:
        """Where on the event's page the session stands, empty for a whole schedule."""
        return f"s-{self.day:%Y%m%d}" if self.day else ""


@dataclass(frozen=True)
class Notes:
    """A titled group of changes, the newest first."""

    title: str
    notes: tuple[ChangeNote, ...]


@dataclass(frozen=True)
class Gap:
    """A day on which a schedule pauses, and why."""

    day: date
    reason: str


@dataclass(frozen=True)
class Occurrence(Link):
    """One session of a schedule (schema.org `Event`); times are aware, Asia/Shanghai.

    `planned` is the start it had at first and never changes: RECURRENCE-ID and anchors come from it.
    `previous_start` is set when it was moved (schema.org `previousStartDate`). Whole days run from
    midnight to the midnight after the last of them. `over` says whether it has ended, `series`
    whether calendars know it by its RECURRENCE-ID.
    """

    start: datetime
    end: datetime
    status: str
    anchor: str
    schedule: str
    planned: datetime
    all_day: bool = False
    series: bool = False
    over: bool = False
    previous_start: datetime | None = None
    changes: tuple[ChangeNote, ...] = ()
    place: str = ""
    place_path: str = ""
    address: str = ""
    geo: tuple[float, float] | None = None
    street: str = ""
    course_path: str = ""
    programme: str = ""
    book: str = ""
    fee: str = ""
    sample: bool = False
    terms: tuple[tuple[Group, Term], ...] = ()

    @property
    def day(self) -> date:
        """The date it had at first."""
        return self.planned.date()

    @property
    def first(self) -> str:
        """Its first day or moment, as in the open table of events."""
        return (self.start.date() if self.all_day else self.start).isoformat()

    @property
    def last(self) -> str:
        """Its last day or the moment it ends, as in the open table of events."""
        last = (self.end - timedelta(days=1)).date() if self.all_day else self.end
        return last.isoformat()

    @property
    def known_as(self) -> str:
        """The day or moment it had at first (RFC 5545 `RECURRENCE-ID`)."""
        return (self.day if self.all_day else self.planned).isoformat()

    @property
    def when(self) -> str:
        """The whole time in words: `2026年12月5日（星期六）09:30—11:00`."""
        return show_span(self.start, self.end, all_day=self.all_day)

    @property
    def hours(self) -> str:
        """The time of day in words, for lists that show the date themselves."""
        return show_hours(self.start, self.end, all_day=self.all_day)

    @property
    def previously(self) -> str:
        """The time it had before it was moved, in words; empty where it was not."""
        moved = self.previous_start
        if moved is None:
            return ""
        return show_date(moved) if self.all_day else f"{show_date(moved)}{clock(moved)}"

    @property
    def days(self) -> tuple[date, ...]:
        """Every date a calendar shows it on: that of its start, and all of its whole days."""
        length = min((self.end - self.start).days, MAX_DAYS) if self.all_day else 1
        return tuple(self.start.date() + timedelta(days=passed) for passed in range(length))

    @property
    def state(self) -> str:
        """What is shown of its status: what took place is over, what was cancelled stays so."""
        return "已结束" if self.over and self.takes_place else self.status

    @property
    def takes_place(self) -> bool:
        """Whether people can come at that time: it is neither cancelled nor without a new date."""
        return self.status != "取消" and not (self.status == "改期" and not self.previous_start)


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


@dataclass(frozen=True)
class Page:
    """One page of the site; `path` ends with `/`, the home page's is empty."""

    path: str
    title: str
    summary: str
    template: str
    label: str = ""
    record: Record | None = None
    file: str = ""
    body: str = ""
    body_line: int = 1
    terms: tuple[tuple[Group, Term], ...] = ()
    published: date | None = None
    updated: date | None = None
    sensitive: bool = False
    listed: bool = True
    crumbs: tuple[Link, ...] = ()
    chips: tuple[Link, ...] = ()
    related: tuple[Related, ...] = ()
    sections: tuple[Section, ...] = ()
    sessions: tuple[Occurrence, ...] = ()
    past: tuple[Occurrence, ...] = ()
    contacts: tuple[Record, ...] = ()
    met: tuple[Met, ...] = ()
    place: Record | None = None
    place_path: str = ""
    speakers: tuple[Record, ...] = ()
    downloads: tuple[Download, ...] = ()
    course: Card | None = None
    shelves: tuple[Card, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    line: tuple[Link, ...] = ()
    filters: tuple[Filter, ...] = ()
    feeds: tuple[Link, ...] = ()
    calendar: str = ""
    today: tuple[Occurrence, ...] = ()
    week: tuple[Occurrence, ...] = ()
    upcoming: tuple[Occurrence, ...] = ()
    changes: tuple[ChangeNote, ...] = ()
    ordinary: Occurrence | None = None
    gaps: tuple[Gap, ...] = ()
    ways: tuple[Link, ...] = ()
    notice: str = ""
    until: datetime | None = None
    month: Month | None = None
    noted: tuple[Notes, ...] = ()
    grid: Grid | None = None
    channels: tuple[Channel, ...] = ()

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The names of its words by the addresses of their pages: `topics/yuedu/`."""
        return {f"{group}/{term.id}/": term.name for group, term in self.terms}

    @property
    def newest_first(self) -> tuple[int, str]:
        """What pages are sorted by to bring the latest to the front, ties by address."""
        return (-self.published.toordinal() if self.published else 0, self.path)

    @property
    def sample(self) -> bool:
        """Whether the page shows something that is not real."""
        return bool(self.record and self.record.sample)

    @property
    def marked_title(self) -> str:
        """The title where nothing else can say that the page shows a sample."""
        return marked(self.title, sample=self.sample)

    @property
    def is_entry(self) -> bool:
        """Whether editors wrote this page as an entry of a collection."""
        return self.published is not None and self.listed

    def with_(self, **changes: object) -> Page:
        """Return a copy with some fields filled in."""
        return replace(self, **changes)  # type: ignore[arg-type] # names are checked at run time


@dataclass(frozen=True)
class Gone:
    """An entry that was withdrawn: its identity and the day (RFC 6721)."""

    kind: str
    id: str
    on: date


@dataclass(frozen=True)
class Site:
    """The whole site as of one moment."""

    as_of: datetime
    pages: tuple[Page, ...]
    occurrences: tuple[Occurrence, ...] = ()
    changes: tuple[ChangeNote, ...] = ()
    crisis: tuple[Record, ...] = ()
    paths: dict[str, str] = field(default_factory=dict)
    channels: tuple[Channel, ...] = ()
    gone: tuple[Gone, ...] = ()
    pictures: dict[str, Illustration] = field(default_factory=dict)

    @cached_property
    def entries(self) -> tuple[Page, ...]:
        """Return what may be announced: public, not sensitive, not from the future; newest first."""
        public = [page for page in self.pages if page.is_entry and not page.sensitive]
        known = [
            page for page in public if page.published and morning(page.published) <= self.as_of
        ]
        return tuple(sorted(known, key=lambda page: page.newest_first))

    @property
    def downloads(self) -> frozenset[str]:
        """Return the paths of all files that pages offer."""
        offered = [one for page in self.pages for one in page.downloads]
        return frozenset(path for one in offered for path in (one.path, one.transcript) if path)

    def page(self, path: str) -> Page:
        """Return the page at `path`; raises KeyError for an unknown one."""
        return {page.path: page for page in self.pages}[path]
