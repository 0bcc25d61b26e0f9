"""What feedgen leaves out of feeds, written by extensions of it: links, recordings, the hub."""

from __future__ import annotations

from copy import copy
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from yuhua.emit import Settings
from yuhua.emit.announcements import Announcement
from yuhua.text import clean

ATOM = "http://www.w3.org/2005/Atom"
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_PODCAST = "https://podcastindex.org/namespace/1.0"


class Nothing(BaseExtension):  # type: ignore[misc] # feedgen has no types
    """Feedgen wants an extension of the feed beside that of its entries."""


class _OfEntry(BaseEntryExtension):  # type: ignore[misc]
    """Is told what an entry announces."""

    def __init__(self) -> None:
        self.told: Announcement | None = None

    def take(self, told: Announcement) -> None:
        """Remember what is announced."""
        self.told = told


class _OfFeed(BaseExtension):  # type: ignore[misc]
    """Is told what the site says of itself."""

    def __init__(self) -> None:
        self.settings: Settings | None = None

    def take(self, settings: Settings) -> None:
        """Remember what it says."""
        self.settings = settings


class Links(_OfEntry):
    """Gives the links of Atom entries what feedgen leaves out: rel, type and length."""

    def extend_atom(self, entry: Any) -> Any:  # noqa: ANN401 -- an lxml element
        """Complete the link of the page, and add those of its recordings."""
        page = next(node for node in entry if etree.QName(node).localname == "link")
        page.set("rel", "alternate")
        page.set("type", "text/html")
        for sound in self.told.enclosures if self.told else ():
            link = copy(page)
            for name, value in (("rel", "enclosure"), ("type", sound.type), ("href", sound.url)):
                link.set(name, value)
            link.set("length", str(sound.length))
            page.addnext(link)
        return entry


class OfPodcast(_OfFeed):
    """Says of a channel with recordings what podcast programs ask for (Apple, podcastindex.org)."""

    def extend_ns(self) -> dict[str, str]:
        """Return the prefixes to declare."""
        return {"itunes": _ITUNES, "podcast": _PODCAST}

    def extend_rss(self, feed: Any) -> Any:  # noqa: ANN401 -- an lxml element
        """Write author, category, and that nothing in it is unfit for children."""
        channel = feed.find("channel")
        name = clean(self.settings.name) if self.settings else ""
        etree.SubElement(channel, f"{{{_ITUNES}}}author").text = name
        etree.SubElement(channel, f"{{{_ITUNES}}}explicit").text = "false"
        family = etree.SubElement(channel, f"{{{_ITUNES}}}category", text="Kids & Family")
        etree.SubElement(family, f"{{{_ITUNES}}}category", text="Parenting")
        return feed


class Podcast(_OfEntry):
    """Says how long a recording is, and names its transcript and chapters."""

    def extend_rss(self, entry: Any) -> Any:  # noqa: ANN401 -- an lxml element
        """Write what there is to know of each recording."""
        for sound in self.told.enclosures if self.told else ():
            if sound.seconds:
                etree.SubElement(entry, f"{{{_ITUNES}}}duration").text = str(sound.seconds)
            for name, url, kind in (
                ("transcript", sound.transcript, "text/plain"),
                ("chapters", sound.chapters, "application/json+chapters"),
            ):
                if url:
                    etree.SubElement(entry, f"{{{_PODCAST}}}{name}", url=url, type=kind)
        return entry


class OfChannel(_OfFeed):
    """Names the WebSub hub, which feedgen leaves out of RSS, and proves to Folo whose feed it is."""

    def extend_rss(self, feed: Any) -> Any:  # noqa: ANN401 -- an lxml element
        """Write both into the channel, where they are known."""
        channel, settings = feed.find("channel"), self.settings
        if settings and settings.hub:
            etree.SubElement(channel, f"{{{ATOM}}}link", rel="hub", href=settings.hub)
        if settings and all(settings.follow):
            node = etree.SubElement(channel, "follow_challenge")
            etree.SubElement(node, "feedId").text = settings.follow[0]
            etree.SubElement(node, "userId").text = settings.follow[1]
        return feed
