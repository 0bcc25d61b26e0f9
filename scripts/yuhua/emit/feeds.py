"""Items, turned into RSS 2.0 and Atom 1.0 (RFC 4287). The one door to feedgen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from yuhua.dates import SHANGHAI, morning
from yuhua.derive.channels import ALL, CHANGES, EVENTS, MOST, entries
from yuhua.emit import Artifact, Settings, json_feed
from yuhua.emit.items import Item, of_changes, of_pages, of_sessions
from yuhua.model.channel import Channel
from yuhua.model.site import Gone, Site
from yuhua.text import clean

ATOM = "http://www.w3.org/2005/Atom"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
_HISTORY = "http://purl.org/syndication/history/1.0"
_PODCAST = "https://podcastindex.org/namespace/1.0"
_NEW_YEAR = datetime(2026, 1, 1, 8, tzinfo=SHANGHAI)  # what an empty feed says of its age


def emit(site: Site, settings: Settings, bodies: Mapping[str, str]) -> Iterable[Artifact]:
    """Yield every channel in three formats, and the archives of past years.

    `bodies` maps the address of a page to the HTML of its body.
    """
    items = of_pages(site, settings, bodies)
    years = _archived(site)
    for channel in site.channels:
        shown = _shown(channel, site, settings, items)
        feed = Feed(channel, settings, tuple(shown))
        yield Artifact(channel.rss, rss(feed))
        older = years[-1] if years and channel.folder == ALL else None
        gone = site.gone if channel.folder == ALL else ()
        yield Artifact(channel.atom, atom(feed, gone=gone, older=older))
        yield Artifact(channel.json, json_feed.written(channel, settings, shown))
    for place, year in enumerate(years):
        yield _archive(site, settings, items, year, years[place - 1] if place else None)


@dataclass(frozen=True)
class Feed:
    """A channel with its items, in their order."""

    channel: Channel
    settings: Settings
    items: tuple[Item, ...]

    @property
    def title(self) -> str:
        """What readers call it: the site's name, and what of it this is."""
        name = self.settings.name
        return name if self.channel.folder == ALL else f"{self.channel.title} · {name}"

    @property
    def newest(self) -> datetime:
        """When something was announced last: never the time of the build."""
        return max((item.moment for item in self.items), default=_NEW_YEAR)


def _shown(
    channel: Channel, site: Site, settings: Settings, items: Mapping[str, Item]
) -> Sequence[Item]:
    if channel.folder == CHANGES:
        return of_changes(site, settings)[: MOST["全部"]]
    if channel.folder == EVENTS:
        return of_sessions(site, settings, MOST["全部"])
    return [items[page.path] for page in entries(channel, site)]


def rss(feed: Feed) -> bytes:
    """Return RSS 2.0."""
    made = _started(feed, "self", feed.channel.rss)
    made.load_extension("dc")
    made.register_extension("podcast", _Nothing, _Transcripts, atom=False)
    made.lastBuildDate(feed.newest)
    made.pubDate(feed.newest)
    for item in feed.items:
        entry = made.add_entry(order="append")
        entry.title(item.title)
        entry.link(href=item.url)
        entry.guid(item.shown_as, permalink=False)
        entry.pubDate(item.moment)
        entry.description(item.summary)
        entry.content(item.html, type="CDATA")
        if item.source:
            entry.dc.dc_source(item.source)
        for term, scheme in item.categories:
            entry.category(term=term, scheme=scheme)
        for sound in item.enclosures[:1]:  # RSS readers look at one
            entry.enclosure(sound.url, str(sound.length), sound.type)
        entry.podcast.take(item)
    return _bytes(made.rss_str(pretty=True))


def atom(feed: Feed, *, gone: Iterable[Gone] = (), older: int | None = None) -> bytes:
    """Return Atom 1.0, with tombstones (RFC 6721) of what was withdrawn and a link to older entries (RFC 5005)."""
    made = _started(feed, "self", feed.channel.atom)
    made.id(f"tag:{feed.settings.tag}:feed/{feed.channel.folder or 'all'}")
    made.updated(max((item.updated for item in feed.items), default=_NEW_YEAR))
    made.author(name=clean(feed.settings.name))
    made.register_extension("links", _Nothing, _Links, rss=False)
    for item in feed.items:
        entry = made.add_entry(order="append")
        entry.id(item.id)
        entry.title(item.title)
        entry.published(item.published)
        entry.updated(item.updated)
        entry.summary(item.summary)
        entry.content(item.html, type="html")
        if item.source:
            entry.author(name=item.source)
        for term, scheme in item.categories:
            entry.category(term=term, scheme=scheme, label=term)
        entry.link(href=item.url, rel="alternate")
        entry.links.take(item)
    document = made.atom_str(pretty=True)
    return _bytes(_with_more(document, feed.settings, gone, older))


def _started(feed: Feed, rel: str, path: str) -> FeedGenerator:
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
    made.link(href=urljoin(settings.url, path), rel=rel, type=f"application/{kind}+xml")
    made.link(href=urljoin(settings.url, channel.folder), rel="alternate", type="text/html")
    return made


class _Nothing(BaseExtension):  # type: ignore[misc] # feedgen has no types
    """Feedgen wants an extension of the feed beside that of its entries."""


class _Links(BaseEntryExtension):  # type: ignore[misc]
    """Gives the links of Atom entries what feedgen leaves out: rel, type and length."""

    def __init__(self) -> None:
        self.item: Item | None = None

    def take(self, item: Item) -> None:
        """Remember whose links they are."""
        self.item = item

    def extend_atom(self, entry: Any) -> Any:  # noqa: ANN401 -- an lxml element
        """Write the links anew."""
        assert self.item is not None  # noqa: S101 -- taken when the entry was made
        for link in entry.findall(f"{{{ATOM}}}link") + entry.findall("link"):
            entry.remove(link)
        etree.SubElement(
            entry, f"{{{ATOM}}}link", rel="alternate", type="text/html", href=self.item.url
        )
        for sound in self.item.enclosures:
            etree.SubElement(
                entry,
                f"{{{ATOM}}}link",
                rel="enclosure",
                type=sound.type,
                length=str(sound.length),
                href=sound.url,
            )
        return entry


class _Transcripts(BaseEntryExtension):  # type: ignore[misc]
    """Names the transcript of a recording (Podcasting 2.0)."""

    def __init__(self) -> None:
        self.item: Item | None = None

    def take(self, item: Item) -> None:
        """Remember whose recordings they are."""
        self.item = item

    def extend_rss(self, entry: Any) -> Any:  # noqa: ANN401 -- an lxml element
        """Write what there is to read of each recording."""
        for sound in self.item.enclosures if self.item else ():
            if sound.transcript:
                name = f"{{{_PODCAST}}}transcript"
                etree.SubElement(entry, name, url=sound.transcript, type="text/plain")
        return entry


def _with_more(
    document: bytes, settings: Settings, gone: Iterable[Gone], older: int | None
) -> bytes:
    tombstones = list(gone)
    if not tombstones and older is None:
        return document
    root = etree.fromstring(document)
    first = root.find(f"{{{ATOM}}}entry")
    at = list(root).index(first) if first is not None else len(root)
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
    site: Site, settings: Settings, items: Mapping[str, Item], year: int, older: int | None
) -> Artifact:
    """Return the document of one year (RFC 5005 §4): complete, and no longer changing."""
    path = _archive_path(year)
    channel = Channel(f"archive/{year}/", f"{year}年", f"{year}年发布的全部内容。", "", 0)
    inside = [
        items[page.path] for page in site.entries if page.published and page.published.year == year
    ]
    root = etree.fromstring(atom(Feed(channel, settings, tuple(inside)), older=older))
    first = root.find(f"{{{ATOM}}}entry")
    at = list(root).index(first) if first is not None else len(root)
    root.insert(at, etree.Element(f"{{{_HISTORY}}}archive", nsmap={"fh": _HISTORY}))
    root.insert(
        at, etree.Element(f"{{{ATOM}}}link", rel="current", href=urljoin(settings.url, "atom.xml"))
    )
    return Artifact(path, _bytes(_serialised(root)))


def _serialised(root: Any) -> bytes:  # noqa: ANN401 -- an lxml element
    raw: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return raw


def _bytes(document: bytes) -> bytes:
    return document.rstrip(b"\n") + b"\n"
