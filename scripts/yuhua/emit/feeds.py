"""Announcements, turned into RSS 2.0 and Atom 1.0 (RFC 4287). With `feed_extensions.py` the door to feedgen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urljoin
from zlib import crc32

from feedgen.feed import FeedGenerator
from lxml import etree

from yuhua.dates import SHANGHAI, morning
from yuhua.derive.channels import ALL, CHANGES, EVENTS, MOST, entries
from yuhua.drawing.card import WIDE
from yuhua.emit import Artifact, Settings, json_feed
from yuhua.emit.announcements import Announcement, chapters_path, of_changes, of_pages, of_sessions
from yuhua.emit.feed_extensions import ATOM, Links, Nothing, OfChannel, OfPodcast, Podcast
from yuhua.model.channel import Channel
from yuhua.model.site import Gone, Site
from yuhua.text import clean

_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
_HISTORY = "http://purl.org/syndication/history/1.0"
_NEW_YEAR = datetime(2026, 1, 1, 8, tzinfo=SHANGHAI)  # what an empty feed says of its age


def emit(site: Site, settings: Settings, bodies: Mapping[str, str]) -> Iterable[Artifact]:
    """Yield every channel in three formats, and the archives of past years.

    `bodies` maps the address of a page to the HTML of its body.
    """
    announcements = of_pages(site, settings, bodies)
    years = _archived(site)
    yield from _chapters(site)
    for channel in site.channels:
        shown = _shown(channel, site, settings, announcements)
        feed = Feed(channel, settings, tuple(shown))
        yield Artifact(channel.rss, partial(rss, feed))
        older = years[-1] if years and channel.folder == ALL else None
        gone = site.gone if channel.folder == ALL else ()
        yield Artifact(channel.atom, partial(atom, feed, gone=gone, older=older))
        yield Artifact(channel.json, partial(json_feed.written, channel, settings, shown))
    for around in zip([None, *years], years, [*years[1:], None], strict=False):
        yield _archive(site, settings, announcements, around)


def _chapters(site: Site) -> Iterator[Artifact]:
    """Yield the chapters of recordings (Podcasting 2.0, JSON Chapters 1.2)."""
    for page in site.entries:
        for one in page.downloads:
            if one.chapters:
                parts = [{"startTime": part.seconds, "title": part.title} for part in one.chapters]
                body = {"version": "1.2.0", "chapters": parts}
                raw = json.dumps(body, ensure_ascii=False, indent=1)
                yield Artifact(chapters_path(one), f"{raw}\n".encode())


@dataclass(frozen=True)
class Feed:
    """A channel with its announcements, in their order."""

    channel: Channel
    settings: Settings
    announcements: tuple[Announcement, ...]

    @property
    def title(self) -> str:
        """What readers call it: the site's name, and what of it this is."""
        name = self.settings.name
        return name if self.channel.folder == ALL else f"{self.channel.title} · {name}"

    @property
    def newest(self) -> datetime:
        """When something was announced last: never the time of the build."""
        return max((told.moment for told in self.announcements), default=_NEW_YEAR)


def _shown(
    channel: Channel, site: Site, settings: Settings, announcements: Mapping[str, Announcement]
) -> Sequence[Announcement]:
    if channel.folder == CHANGES:
        return of_changes(site, settings)[: MOST["全部"]]
    if channel.folder == EVENTS:
        return of_sessions(site, settings, MOST["全部"])
    return [announcements[page.path] for page in entries(channel, site)]


def rss(feed: Feed) -> bytes:
    """Return RSS 2.0."""
    made = _started(feed, feed.channel.rss)
    made.load_extension("dc")
    made.load_extension("media", atom=False)
    made.register_extension("channel", OfChannel, atom=False)
    made.channel.take(feed.settings)
    spoken = any(told.enclosures for told in feed.announcements)
    if spoken:
        made.register_extension("podcast", OfPodcast, Podcast, atom=False)
        made.podcast.take(feed.settings)
    made.lastBuildDate(feed.newest)
    made.pubDate(feed.newest)
    for told in feed.announcements:
        entry = made.add_entry(order="append")
        entry.title(told.title)
        entry.link(href=told.url)
        entry.guid(told.shown_as, permalink=False)
        entry.pubDate(told.moment)
        entry.description(told.summary)
        entry.content(told.html, type="CDATA")
        if told.source:
            entry.dc.dc_source(told.source)
        if told.image:
            entry.media.content(_picture(told.image), group=None)
        for term, scheme in told.categories:
            entry.category(term=term, scheme=scheme)
        for sound in told.enclosures[:1]:  # RSS readers look at one
            entry.enclosure(sound.url, str(sound.length), sound.type)
        if spoken:
            entry.podcast.take(told)
    return _bytes(made.rss_str(pretty=True))


def atom(feed: Feed, *, gone: Iterable[Gone] = (), older: int | None = None) -> bytes:
    """Return Atom 1.0, with tombstones (RFC 6721) of what was withdrawn and a link to older entries (RFC 5005)."""
    made = _started(feed, feed.channel.atom)
    made.id(f"tag:{feed.settings.tag}:feed/{feed.channel.folder or 'all'}")
    made.updated(max((told.updated for told in feed.announcements), default=_NEW_YEAR))
    made.author(name=clean(feed.settings.name))
    made.load_extension("media", rss=False)
    made.register_extension("links", Nothing, Links, rss=False)
    for told in feed.announcements:
        entry = made.add_entry(order="append")
        entry.id(told.id)
        entry.title(told.title)
        entry.published(told.published)
        entry.updated(told.updated + _apart(told))
        entry.summary(told.summary)
        entry.content(told.html, type="html")
        if told.source:
            entry.author(name=told.source)
        for term, scheme in told.categories:
            entry.category(term=term, scheme=scheme, label=term)
        if told.image:
            entry.media.content(_picture(told.image), group=None)
        entry.link(href=told.url, rel="alternate")
        entry.links.take(told)
    document = made.atom_str(pretty=True)
    return _bytes(_with_more(document, feed.settings, gone, older))


def _started(feed: Feed, path: str) -> FeedGenerator:
    made = FeedGenerator()
    settings, channel = feed.settings, feed.channel
    made.title(clean(feed.title))
    everything = channel.folder == ALL
    made.description(clean(settings.description if everything else channel.summary))
    made.language("zh-cn")
    made.generator("yuhua")
    made.docs("https://www.rssboard.org/rss-specification")
    # RSS shows the last link: the feed's own address first, the page it belongs to last.
    kind = "atom" if path == channel.atom else "rss"
    made.link(href=urljoin(settings.url, path), rel="self", type=f"application/{kind}+xml")
    if settings.hub and kind == "atom":
        made.link(href=settings.hub, rel="hub")
    made.link(href=urljoin(settings.url, channel.folder), rel="alternate", type="text/html")
    return made


def _picture(address: str) -> dict[str, str]:
    """Return a card as Media RSS says it (rssboard.org/media-rss), which readers of both formats look for."""
    width, height = (str(side) for side in WIDE)
    kind = {"type": "image/png", "medium": "image"}
    return {"url": address, **kind, "width": width, "height": height}


def _apart(told: Announcement) -> timedelta:
    """Return less than a second: readers tell two entries of a day apart by their time (RFC 4287 §4.1.1)."""
    return timedelta(microseconds=crc32(told.id.encode()) % 1_000_000)


def _with_more(
    document: bytes, settings: Settings, gone: Iterable[Gone], older: int | None
) -> bytes:
    tombstones = list(gone)
    if not tombstones and older is None:
        return document
    root = etree.fromstring(document)
    at = _before_entries(root)
    if older is not None:
        href = urljoin(settings.url, _archive_path(older))
        root.insert(at, etree.Element(f"{{{ATOM}}}link", rel="prev-archive", href=href))
    for one in tombstones:
        ref = f"tag:{settings.tag}:{one.kind}/{one.id}"
        when = morning(one.on).isoformat()
        etree.SubElement(
            root, f"{{{_TOMBSTONES}}}deleted-entry", ref=ref, when=when, nsmap={"at": _TOMBSTONES}
        )
    return _serialised(root)


def _archived(site: Site) -> list[int]:
    """Return the years that are over and have entries, the earliest first."""
    years = {page.published.year for page in site.entries if page.published}
    return sorted(year for year in years if year < site.as_of.year)


def _archive_path(year: int) -> str:
    return f"archive/{year}/atom.xml"


def _archive(
    site: Site,
    settings: Settings,
    announcements: Mapping[str, Announcement],
    around: tuple[int | None, int, int | None],
) -> Artifact:
    """Return the document of one year (RFC 5005 §4), complete, between those before and after it."""
    older, year, newer = around
    path = _archive_path(year)
    channel = Channel(f"archive/{year}/", f"{year}年", f"{year}年发布的全部内容。", "", 0)
    inside = [
        announcements[page.path]
        for page in site.entries
        if page.published and page.published.year == year
    ]
    root = etree.fromstring(atom(Feed(channel, settings, tuple(inside)), older=older))
    at = _before_entries(root)
    root.insert(at, etree.Element(f"{{{_HISTORY}}}archive", nsmap={"fh": _HISTORY}))
    leads = [("current", "atom.xml")]
    leads += [("next-archive", _archive_path(newer))] if newer else []
    for rel, leads_to in leads:
        href = urljoin(settings.url, leads_to)
        root.insert(at, etree.Element(f"{{{ATOM}}}link", rel=rel, href=href))
    return Artifact(path, _bytes(_serialised(root)))


def _before_entries(root: Any) -> int:  # noqa: ANN401 -- an lxml element
    first = root.find(f"{{{ATOM}}}entry")
    return len(root) if first is None else root.index(first)


def _serialised(root: Any) -> bytes:  # noqa: ANN401 -- an lxml element
    raw: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return raw


def _bytes(document: bytes) -> bytes:
    return document.rstrip(b"\n") + b"\n"
