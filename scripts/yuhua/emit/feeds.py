"""Entries, turned into RSS 2.0. The one door to feedgen."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from urllib.parse import urljoin

import nh3
from feedgen.feed import FeedGenerator
from lxml import etree

from yuhua.dates import SHANGHAI, morning
from yuhua.derive.full_text import sections
from yuhua.emit import Artifact, Settings
from yuhua.model.entry import Entry
from yuhua.model.site import Page, Site
from yuhua.text import clean

MOST = 50
_TAGS = nh3.ALLOWED_TAGS - {"map", "area", "center", "img"}
_NEW_YEAR = datetime(2026, 1, 1, 8, tzinfo=SHANGHAI)  # what an empty feed says of its age


def emit(site: Site, settings: Settings, bodies: Mapping[str, str]) -> Iterable[Artifact]:
    """Yield the feeds; `bodies` maps the address of a page to the HTML of its body."""
    for folder, title in (("", settings.name), ("courses/", f"课程更新 · {settings.name}")):
        shown = [page for page in site.entries if page.path.startswith(folder)][:MOST]
        yield Artifact(f"{folder}feed.xml", rss(folder, title, shown, settings, bodies=bodies))


def rss(
    folder: str,
    title: str,
    shown: Sequence[Page],
    settings: Settings,
    *,
    bodies: Mapping[str, str],
) -> bytes:
    """Return RSS 2.0 for the entries of a folder, in their order."""
    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.title(clean(title))
    feed.description(clean(settings.description))
    feed.language("zh-cn")
    feed.generator("yuhua")
    feed.docs("https://www.rssboard.org/rss-specification")
    # RSS shows the last link: the feed's own address first, the page it belongs to last.
    feed.link(
        href=urljoin(settings.url, f"{folder}feed.xml"), rel="self", type="application/rss+xml"
    )
    feed.link(href=urljoin(settings.url, folder), rel="alternate")
    newest = max((_moment(page) for page in shown), default=_NEW_YEAR)
    feed.lastBuildDate(newest)
    feed.pubDate(newest)
    for page in shown:
        _add(feed, page, settings, bodies.get(page.path, ""))
    document: bytes = feed.rss_str(pretty=True)
    return document.rstrip(b"\n") + b"\n"


def _add(feed: FeedGenerator, page: Page, settings: Settings, body: str) -> None:
    entry = feed.add_entry(order="append")
    url = urljoin(settings.url, page.path)
    entry.title(clean(page.marked_title))
    entry.link(href=url)
    entry.guid(identity(page, settings), permalink=False)
    entry.pubDate(_moment(page))
    entry.description(clean(page.summary))
    entry.content(clean(_full_text(page, url, body)), type="CDATA")
    record = page.record
    if isinstance(record, Entry):
        entry.dc.dc_source(clean(record.source.name))
    for group, term in page.terms:
        entry.category(term=clean(term.name), scheme=urljoin(settings.url, f"{group}/{term.id}/"))


def identity(page: Page, settings: Settings) -> str:
    """Return the tag: URI (RFC 4151) of an entry: its collection and id, never its address."""
    record = page.record
    collection = type(record).__name__.lower() if record else "page"
    return f"tag:{settings.tag}:{collection}/{record.id if record else page.path}"


def _full_text(page: Page, url: str, body: str) -> str:
    parts = [f"<p>{html.escape(page.summary)}</p>"]
    for label, lines in sections(page.record):
        shown = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
        parts.append(f"<h2>{html.escape(label)}</h2><ul>{shown}</ul>")
    parts.append(body)
    record = page.record
    if isinstance(record, Entry) and record.notice:
        parts.append(f"<p>{html.escape(record.notice)}</p>")
    return absolute("".join(parts), url)


def absolute(fragment: str, base: str) -> str:
    """Return sanitised HTML in which every address is absolute."""
    safe = nh3.clean(
        fragment, tags=_TAGS, url_schemes={"http", "https", "mailto", "tel"}, link_rel=None
    )
    root = (
        etree.fromstring(f"<div>{safe}</div>", parser=etree.HTMLParser(encoding="utf-8"))
        if safe
        else None
    )
    if root is None:
        return ""
    for node in root.iter("a"):
        if href := node.get("href"):
            node.set("href", urljoin(base, href))
    inner = root.find(".//div")
    text = etree.tostring(inner, encoding="unicode", method="html")
    return str(text).removeprefix("<div>").removesuffix("</div>")


def _moment(page: Page) -> datetime:
    assert page.published is not None  # noqa: S101 -- entries have it
    return morning(page.published)
