"""The feeds of two built sites, turned into what their subscribers will see."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from yuhua.compare.news import News, named

# JSON Feed has the same entries as RSS and Atom, in the form that is read most easily.
_FEED = "feed.json"
_AGAIN = ";updated="
Entries = Mapping[str, Mapping[str, Any]]


def feeds(old: Path, new: Path, files: Iterable[str]) -> tuple[News, ...]:
    """Return what came, changed or went in the feeds among `files`, and in which of them."""
    told: dict[tuple[str, str], list[str]] = {}
    whole: list[News] = []
    for path in files:
        if path.rpartition("/")[2] != _FEED:
            continue
        was, now = _feed(old / path), _feed(new / path)
        name = _name(path, now or was)
        if not (was and now):
            whole.append(News(f"订阅“{name}”{'是新加的' if now else '没有了'}", ()))
            continue
        for one in _told(_entries(was), _entries(now), new):
            told.setdefault(one, []).append(name)
    grouped: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (what, title), names in told.items():
        grouped.setdefault((what, tuple(names)), []).append(title)
    entries = [
        News(f"{what}：{named(titles, '条')}", names) for (what, names), titles in grouped.items()
    ]
    return (*entries, *whole)


def _feed(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def _name(path: str, feed: Mapping[str, Any]) -> str:
    return "全部更新" if path == _FEED else str(feed["title"]).partition(" · ")[0]


def _entries(feed: Mapping[str, Any]) -> Entries:
    return {one["id"]: one for one in feed["items"]}


def _told(before: Entries, after: Entries, new: Path) -> Iterator[tuple[str, str]]:
    """Yield what is told of each entry, in its order; one that made room for newer ones is still there."""
    for key, one in after.items():
        was = before.get(key)
        if was is None:
            yield ("再通知一次" if _AGAIN in key else "新的一条"), one["title"]
        elif was["title"] != one["title"]:
            yield f"标题由“{was['title']}”改为", one["title"]
        elif was != one:
            yield "改了内容", one["title"]
    for key, one in before.items():
        if key not in after and not (new / _page(one["url"])).is_file():
            yield "撤下了", one["title"]


def _page(url: str) -> str:
    return f"{urlsplit(url).path.lstrip('/')}index.html"
