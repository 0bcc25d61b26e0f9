"""What the templates, feeds and indexes show: prepared once, frozen, the same for every format."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from yuhua.dates import morning
from yuhua.model.terms import Group, Term

if TYPE_CHECKING:
    from yuhua.model.entry import Record


@dataclass(frozen=True)
class Link:
    """A title and the address it leads to, inside the site, without a leading slash."""

    title: str
    path: str


@dataclass(frozen=True)
class Card(Link):
    """A page in short, for lists."""

    summary: str = ""
    label: str = ""
    sample: bool = False
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Download(Link):
    """A file that goes with a lesson, and what to know before one taps it: `32分钟，PDF，1.2 MB`."""

    facts: tuple[str, ...] = ()
    transcript: str = ""


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
class Occurrence(Link):
    """One session of a schedule (schema.org `Event`); times are aware, Asia/Shanghai."""

    start: datetime
    end: datetime
    status: str
    anchor: str
    schedule: str
    place: str = ""
    place_path: str = ""
    street: str = ""
    course_path: str = ""
    programme: str = ""
    fee: str = ""
    sample: bool = False
    terms: tuple[tuple[Group, Term], ...] = ()


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
    place: Record | None = None
    place_path: str = ""
    speakers: tuple[Record, ...] = ()
    downloads: tuple[Download, ...] = ()
    course: Card | None = None
    previous: Link | None = None
    next: Link | None = None
    feeds: tuple[Link, ...] = ()
    calendar: str = ""
    today: tuple[Occurrence, ...] = ()
    week: tuple[Occurrence, ...] = ()
    upcoming: tuple[Occurrence, ...] = ()

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
        return f"【示例】{self.title}" if self.sample else self.title

    @property
    def is_entry(self) -> bool:
        """Whether editors wrote this page as an entry of a collection."""
        return self.published is not None and self.listed

    def with_(self, **changes: object) -> Page:
        """Return a copy with some fields filled in."""
        return replace(self, **changes)  # type: ignore[arg-type] # names are checked at run time


@dataclass(frozen=True)
class Site:
    """The whole site as of one moment."""

    as_of: datetime
    pages: tuple[Page, ...]
    occurrences: tuple[Occurrence, ...] = ()
    crisis: tuple[Record, ...] = ()
    paths: dict[str, str] = field(default_factory=dict)

    @property
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
