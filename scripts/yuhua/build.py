"""The order of the stages: read → derive → check → emit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yuhua.check import check
from yuhua.derive.site import derive
from yuhua.emit import (
    Artifact,
    Settings,
    cms,
    coverage_csv,
    feeds,
    icalendar,
    notices,
    opendata,
    opml,
    qr,
    redirects,
    robots,
    schemas,
    search,
)
from yuhua.model.content import Content
from yuhua.model.lists import Synonym
from yuhua.model.site import Site
from yuhua.problems import Problem
from yuhua.read.content import read
from yuhua.render.body import Body, Renderer
from yuhua.search.documents import documents
from yuhua.search.postings import Index, index


@dataclass(frozen=True)
class Plan:
    """Everything a build needs, before a byte is written."""

    content: Content
    site: Site
    problems: tuple[Problem, ...]


def plan(root: Path, as_of: datetime) -> Plan:
    """Read, check and derive the project in `root` as of an aware moment."""
    content = read(root)
    problems = check(content, as_of)
    return Plan(content, derive(content, as_of), problems)


def render_bodies(site: Site) -> dict[str, Body]:
    """Return the HTML of every page's own text, by address."""
    renderer = Renderer(site.paths)
    return {
        page.path: renderer.render(page.file or f"docs/{page.path}index.md", page.path, page.body)
        for page in site.pages
    }


def searched(made: Plan, bodies: dict[str, Body], before: Index | None = None) -> Index:
    """Return what the search looks words up in; `before`, from an earlier build, only spares time."""
    headings = {path: body.headings for path, body in bodies.items()}
    return index(documents(made.site, headings), before)


def artifacts(
    made: Plan, settings: Settings, bodies: dict[str, Body], found: Index
) -> tuple[Artifact, ...]:
    """Return every file that is not a page, sorted by path; `found` is what the search knows."""
    html = {path: body.html for path, body in bodies.items()}
    made_of = [
        *feeds.emit(made.site, settings, html),
        *opml.emit(made.site, settings),
        *notices.emit(made.site, settings),
        *icalendar.emit(made.site, settings),
        *coverage_csv.emit(made.site),
        *search.emit(found, [row.part for row in made.content.rows(Synonym)]),
        *qr.emit(made.site, settings),
        *redirects.emit(made.site),
        *robots.emit(settings),
        *cms.emit(made.content, settings),
        *schemas.emit(made.content.vocabulary),
        *opendata.emit(made.site, settings),
    ]
    return tuple(sorted(made_of, key=lambda one: one.path))
