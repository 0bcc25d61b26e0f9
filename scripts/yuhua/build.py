"""The order of the stages: read → derive → check → emit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType

import yuhua.check as checking
import yuhua.read.memory as reading
from yuhua.derive.site import derive
from yuhua.emit import (
    Artifact,
    Settings,
    cards,
    cms,
    coverage_csv,
    feeds,
    icalendar,
    month_sheets,
    notices,
    opendata,
    opml,
    pictures,
    plates,
    posters,
    qr,
    redirects,
    robots,
    schemas,
    search,
)
from yuhua.model.content import Content
from yuhua.model.lists import Synonym
from yuhua.model.site import Site
from yuhua.pictures.sizes import FOLDER
from yuhua.pictures.variants import Drawn
from yuhua.problems import Problem
from yuhua.read.content import read
from yuhua.render.bodies import Bodies
from yuhua.render.body import Body
from yuhua.search.documents import documents
from yuhua.search.postings import Index, index

_CODES = ("qr.png", "*/qr.png", "feed.png", "*/feed.png", "*/signup.png")
# No pictures.
NONE: Mapping[str, Drawn] = MappingProxyType({})
_FEEDS = ("*feed.xml", "*atom.xml", "*feed.json", "*.chapters.json")


@dataclass(frozen=True)
class Plan:
    """Everything a build needs, before a byte is written."""

    content: Content
    site: Site
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Memory:
    """What a program that goes on keeps of the files it read and checked."""

    reading: reading.Memory = field(default_factory=reading.Memory)
    checking: checking.Memory = field(default_factory=checking.Memory)


@dataclass(frozen=True)
class Format:
    """Files beside the pages: what their paths look like (`*` stands for anything), and what makes them."""

    paths: tuple[str, ...]
    emit: Callable[[], Iterable[Artifact]]

    def may_hold(self, path: str) -> bool:
        """Say whether a file of that path would be one of these."""
        return any(fnmatchcase(path, pattern) for pattern in self.paths)


def plan(root: Path, as_of: datetime, memory: Memory | None = None) -> Plan:
    """Read, check and derive the project in `root` as of an aware moment; `memory` spares time."""
    content, problems = checked(root, as_of, memory or Memory())
    return derived(content, problems, as_of)


def checked(root: Path, as_of: datetime, memory: Memory) -> tuple[Content, tuple[Problem, ...]]:
    """Return the content of the project in `root`, and what is wrong with it."""
    content = read(root, memory=memory.reading)
    return content, checking.check(content, as_of, memory.checking)


def derived(content: Content, problems: tuple[Problem, ...], as_of: datetime) -> Plan:
    """Return the plan for content that was checked."""
    return Plan(content, derive(content, as_of), problems)


def render_bodies(
    site: Site, developed: Mapping[str, Drawn] = NONE, before: Bodies | None = None
) -> Bodies:
    """Return the HTML of every page's own text, by address.

    `developed` are the site's pictures by file; `before`, of an earlier state, only spares time.
    """
    bodies = Bodies(site, {file: one.tone for file, one in developed.items()})
    return bodies.after(before) if before else bodies


def searched(made: Plan, bodies: Mapping[str, Body], before: Index | None = None) -> Index:
    """Return what the search looks words up in; `before`, from an earlier build, only spares time."""
    headings = {path: body.headings for path, body in bodies.items()}
    return index(documents(made.site, headings), before)


def artifacts(
    made: Plan,
    settings: Settings,
    bodies: Mapping[str, Body],
    found: Index,
    developed: Mapping[str, Drawn] = NONE,
) -> tuple[Artifact, ...]:
    """Return every file that is not a page, sorted by path; `found` is what the search knows."""
    some = formats(made, settings, bodies, lambda: found, developed)
    every = [one for each in some for one in each.emit()]
    return tuple(sorted(every, key=lambda one: one.path))


def formats(
    made: Plan,
    settings: Settings,
    bodies: Mapping[str, Body],
    found: Callable[[], Index],
    developed: Mapping[str, Drawn] = NONE,
) -> tuple[Format, ...]:
    """Return everything that is made beside the pages; nothing of it is made yet."""
    site = made.site

    def html() -> dict[str, str]:
        return {path: body.html for path, body in bodies.items()}

    def words() -> list[Synonym]:
        return [row.part for row in made.content.rows(Synonym)]

    return (
        Format(_FEEDS, lambda: feeds.emit(site, settings, html())),
        Format(("feeds.opml",), lambda: opml.emit(site, settings)),
        Format(("*notice.txt",), lambda: notices.emit(site, settings)),
        Format(("*.ics",), lambda: icalendar.emit(site, settings)),
        Format(("data/coverage-*.csv",), lambda: coverage_csv.emit(site)),
        Format(("search/*",), lambda: search.emit(found(), words())),
        Format(("assets/cards/*.png",), lambda: cards.emit(site, settings)),
        Format(("events/*/poster.p*",), lambda: posters.emit(site, settings)),
        Format(("*/month-[0-9]*.p*",), lambda: month_sheets.emit(site, settings)),
        Format(("places/*/plate*.p*",), lambda: plates.emit(site, settings)),
        Format(_CODES, lambda: qr.emit(site, settings)),
        Format((f"{FOLDER}*",), lambda: pictures.emit(developed)),
        Format(("*index.html",), lambda: redirects.emit(site)),
        Format(("robots.txt",), lambda: robots.emit(settings)),
        Format(("admin/*",), lambda: cms.emit(made.content, settings)),
        Format(("data/schema/*",), lambda: schemas.emit(made.content.vocabulary)),
        Format(("data/*",), lambda: opendata.emit(site, settings)),
    )
