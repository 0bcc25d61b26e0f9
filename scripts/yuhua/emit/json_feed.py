"""Announcements, turned into JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import urljoin

from yuhua.emit import Settings
from yuhua.emit.announcements import Announcement
from yuhua.model.channel import Channel
from yuhua.text import clean


def written(channel: Channel, settings: Settings, announcements: Sequence[Announcement]) -> bytes:
    """Return the feed of a channel; `items` in their order."""
    title = f"{channel.title} · {settings.name}" if channel.folder else settings.name
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(title),
        "home_page_url": urljoin(settings.url, channel.folder),
        "feed_url": urljoin(settings.url, channel.json),
        "description": clean(channel.summary if channel.folder else settings.description),
        "language": "zh-CN",
        "authors": [{"name": clean(settings.name), "url": settings.url}],
        **({"hubs": [{"type": "WebSub", "url": settings.hub}]} if settings.hub else {}),
        "items": [_announced(one) for one in announcements],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _announced(one: Announcement) -> dict[str, object]:
    found: dict[str, object] = {
        "id": one.shown_as,
        "url": one.url,
        "title": one.title,
        "summary": one.summary,
        "content_html": one.html,
        "date_published": one.moment.isoformat(),
    }
    if one.updated != one.moment:
        found["date_modified"] = one.updated.isoformat()
    if one.image:
        found["image"] = one.image
    if one.source:
        found["authors"] = [{"name": one.source}]
    if one.categories:
        found["tags"] = [term for term, _ in one.categories]
    if one.enclosures:
        found["attachments"] = [
            {"url": sound.url, "mime_type": sound.type, "size_in_bytes": sound.length}
            for sound in one.enclosures
        ]
    return found
