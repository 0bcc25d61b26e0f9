"""Two states of the site, turned into the files that differ: whom a change reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from yuhua.build import Plan, artifacts, render_bodies
from yuhua.compare.faces import face
from yuhua.compare.states import State
from yuhua.derive.site import derive
from yuhua.emit import jsonld
from yuhua.model.site import Site
from yuhua.render.body import Body

GROUPS = ("网页", "日历（ics）", "订阅", "开放数据", "搜索", "下载文件", "其他")
LOST = "404.html"


@dataclass(frozen=True)
class _Made:
    """What a build makes of a state, before the templates."""

    state: State
    site: Site
    bodies: Mapping[str, Body]
    artifacts: Mapping[str, bytes]


def _make(state: State, as_of: datetime) -> _Made:
    site = derive(state.content, as_of)
    bodies = render_bodies(site)
    plan = Plan(state.content, site, ())
    made = artifacts(plan, state.settings, bodies)
    return _Made(state, site, bodies, {one.path: one.content for one in made})


def reach(base: State, head: State, as_of: datetime) -> tuple[str, ...]:
    """Return the paths of all files of the site that are not the same, sorted."""
    old, new = _make(base, as_of), _make(head, as_of)
    found = {
        *_pages(old, new),
        *_unlike(old.artifacts, new.artifacts),
        *_unlike(_offered(old), _offered(new)),
    }
    if _listed(old) != _listed(new):
        found |= {"sitemap.xml", "sitemap.xml.gz"}
    if found:
        found.add("build.json")
    return tuple(sorted(found))


def _unlike(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[str]:
    yield from (path for path in {*old, *new} if old.get(path) != new.get(path))


def _pages(old: _Made, new: _Made) -> Iterator[str]:
    same_frame = old.state.setup == new.state.setup
    before, after = _faces(old), _faces(new)
    if not same_frame:
        yield LOST
    for path in {*before, *after}:
        if not same_frame or before.get(path) != after.get(path):
            yield f"{path}index.html"


def _faces(made: _Made) -> dict[str, tuple[object, ...]]:
    """Return, by address, all that makes the HTML of each page."""
    return {
        page.path: (
            *face(page, made.site),
            made.bodies[page.path],
            jsonld.of(page, made.site, made.state.settings),
        )
        for page in made.site.pages
    }


def _listed(made: _Made) -> list[tuple[str, date | None]]:
    """Return what the sitemap says: every address and the date of its last change."""
    return [(page.path, page.updated or page.published) for page in made.site.pages]


def _offered(made: _Made) -> dict[str, str]:
    return {path: made.state.files.get(path, "") for path in made.site.downloads}


def grouped(paths: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the paths under the words for what they are, groups without any left out."""
    found: dict[str, list[str]] = {group: [] for group in GROUPS}
    for path in paths:
        found[_group(path)].append(path)
    return tuple((group, tuple(some)) for group, some in found.items() if some)


def _group(path: str) -> str:
    if path.endswith(".html"):
        return "网页"
    if path.endswith(".ics"):
        return "日历（ics）"
    if path.rpartition("/")[2].startswith(("feed.", "atom.")):
        return "订阅"
    folder = path.partition("/")[0]
    return {"data": "开放数据", "search": "搜索", "files": "下载文件"}.get(folder, "其他")
