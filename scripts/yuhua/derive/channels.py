"""The site, turned into what can be subscribed to (features F1–F3, F11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from yuhua.derive.listings import FACETS
from yuhua.derive.pages import COLLECTIONS
from yuhua.model.channel import Channel
from yuhua.model.links import Link
from yuhua.model.site import Page, Site
from yuhua.model.terms import GROUPS
from yuhua.text import marked

ALL, CHANGES, EVENTS = "", "changes/", "events/"
SUBSCRIBE = "subscribe/"
# So many entries: of everything, of one collection, of one word.
MOST = {"全部": 50, "栏目页": 30}
FEW = 10
NEWEST = 3
_COLLECTIONS = {
    "courses": "课程",
    "families": "家风故事",
    "reading": "书单",
    "campaigns": "政策与活动",
}


def with_channels(site: Site) -> Site:
    """Return the site with its channels; every page is told which of them it belongs to."""
    found = tuple(_channels(site))
    by_folder = {one.folder: one for one in found}
    pages = tuple(_told(page, by_folder, found) for page in site.pages)
    return replace(site, pages=pages, channels=found)


def entries(channel: Channel, site: Site) -> tuple[Page, ...]:
    """Return the entries of a channel that shows pages, newest first, as many as it holds."""
    folder = channel.folder
    collection = folder.strip("/") in COLLECTIONS
    found = [
        page
        for page in site.entries
        if not folder or (page.path.startswith(folder) if collection else folder in page.words)
    ]
    return tuple(found[: MOST.get(channel.group, FEW)])


def _channels(site: Site) -> Iterator[Channel]:
    coming = [one for one in site.occurrences if not one.over]
    yield _of_pages(
        site,
        Channel(
            ALL,
            "全部更新",
            "新课、新故事、新书单、新政策，有什么收什么。",
            "全部",
            0,
            calendar="calendar.ics",
        ),
    )
    yield Channel(
        EVENTS,
        "接下来的活动",
        "还没办的每一场，最近的在最前面。",
        "日程",
        min(len(coming), MOST["全部"]),
        tuple(
            Link(marked(one.title, sample=one.sample), f"{one.path}#{one.anchor}")
            for one in coming[:NEWEST]
        ),
        "calendar.ics",
    )
    yield Channel(
        CHANGES,
        "日程变更",
        "取消、改期、换地点，一件一条，写明原因。",
        "日程",
        min(len(site.changes), MOST["全部"]),
        tuple(
            Link(marked(f"{one.title}：{one.text}", sample=one.sample), one.path)
            for one in site.changes[:NEWEST]
        ),
    )
    for folder, title in _COLLECTIONS.items():
        yield _of_pages(site, Channel(f"{folder}/", title, f"只有{title}。", "栏目页", 0))
    calendars = {page.path: page.calendar for page in site.pages if page.calendar}
    for page in site.pages:
        group = page.path.partition("/")[0]
        if group in FACETS and page.terms and page.template == "listing.html":
            label = GROUPS[group]
            channel = Channel(page.path, page.title, page.summary, label, 0)
            made = _of_pages(site, replace(channel, calendar=calendars.get(page.path, "")))
            if made.count:
                yield made


def _of_pages(site: Site, channel: Channel) -> Channel:
    found = entries(channel, site)
    newest = tuple(Link(page.marked_title, page.path) for page in found[:NEWEST])
    return replace(channel, count=len(found), newest=newest)


def _told(page: Page, channels: dict[str, Channel], every: tuple[Channel, ...]) -> Page:
    if page.sensitive:
        return page.with_(feeds=())
    collection = page.path.partition("/")[0] + "/"
    folders = [page.path, *([collection] if page.path else []), ALL]
    mine = [channels[folder] for folder in dict.fromkeys(folders) if folder in channels]
    shown = every if page.path == SUBSCRIBE else ()
    return page.with_(feeds=tuple(Link(one.title, one.folder) for one in mine), channels=shown)
