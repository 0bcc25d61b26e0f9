"""All channels as one list that readers take in at once (OPML 2.0, feature F12)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from yuhua.emit import Artifact, Settings
from yuhua.model.site import Site
from yuhua.text import clean

PATH = "feeds.opml"


def emit(site: Site, settings: Settings) -> Iterable[Artifact]:
    """Yield the list, grouped as the page of subscriptions shows it."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = clean(f"{settings.name}的订阅")
    body = SubElement(root, "body")
    for group, channels in groupby(site.channels, key=lambda one: one.group):
        folder = SubElement(body, "outline", text=clean(group))
        for one in channels:
            SubElement(
                folder,
                "outline",
                type="rss",
                text=clean(one.title),
                description=clean(one.summary),
                xmlUrl=urljoin(settings.url, one.rss),
                htmlUrl=urljoin(settings.url, one.folder),
            )
    indent(root)
    text = tostring(root, encoding="unicode")
    yield Artifact(PATH, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode())
