"""What the templates, feeds and indexes show: prepared once, frozen, the same for every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from yuhua.dates import morning
from yuhua.model.channel import Channel
from yuhua.model.links import Card, Download, Filter, Link, Met, Related, Section
from yuhua.model.occurrence import ChangeNote, Gap, Notes, Occurrence
from yuhua.model.tables import Grid, Month
from yuhua.model.terms import Group, Term
from yuhua.pictures.sizes import Illustration
from yuhua.text import marked

if TYPE_CHECKING:
    from yuhua.model.entry import Record


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
