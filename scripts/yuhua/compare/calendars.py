"""The sessions of two sites, turned into what the calendars on people's phones will say."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from yuhua.compare.news import News, listed
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Site

EVERYTHING = "calendar.ics"
Sessions = Mapping[date, Occurrence]


def calendars(old: Site, new: Site, files: Collection[str]) -> tuple[News, ...]:
    """Return what is new, changed, cancelled or gone, by schedule; `files` of the site are not as before.

    What is over is told to nobody.
    """
    before, after = _coming(old), _coming(new)
    shown = _calendars(old, new)
    found: list[News] = []
    for path in sorted({*before, *after}):
        was, now = before.get(path, {}), after.get(path, {})
        said = list(_said(was, now))
        if not said and f"{path}event.ics" in files:
            said = ["说明变了，时间、地点和状态没有变"]
        title = next(iter((now or was).values())).title
        names = tuple(
            name for file, (name, paths) in shown.items() if file in files and path in paths
        )
        found += [News(f"“{title}”{one}", names) for one in said]
    return tuple(found)


def _coming(site: Site) -> dict[str, dict[date, Occurrence]]:
    found: dict[str, dict[date, Occurrence]] = {}
    for one in site.occurrences:
        if not one.over:
            found.setdefault(one.path, {})[one.day] = one
    return found


def _calendars(*sites: Site) -> dict[str, tuple[str, frozenset[str]]]:
    """Return what each calendar is called and which schedules it holds; without those of one schedule."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for site in sites:
        every = (EVERYTHING, "全部日程", site.occurrences)
        own = [
            (page.calendar, page.title, (*page.sessions, *page.past))
            for page in site.pages
            if page.calendar and page.path and page.calendar == f"{page.path}calendar.ics"
        ]
        for file, name, sessions in (every, *own):
            held = found.get(file, (name, frozenset()))[1]
            found[file] = (name, held | {one.path for one in sessions})
    return found


def _said(before: Sessions, after: Sessions) -> Iterator[str]:
    both = [(before[day], after[day]) for day in sorted(before.keys() & after.keys())]
    cancelled = [now for was, now in both if now.status == "取消" != was.status]
    groups = {
        "新加": [after[day] for day in sorted(after.keys() - before.keys())],
        "取消": cancelled,
        "没有了": [before[day] for day in sorted(before.keys() - after.keys())],
    }
    for what, sessions in groups.items():
        if sessions:
            yield f"{what}{len(sessions)}场：{listed([one.when for one in sessions], '场')}"
    changed: dict[str, list[str]] = {}
    for was, now in both:
        text = "" if now in cancelled else "，".join(_changes(was, now))
        if text:
            changed.setdefault(text, []).append(was.when)
    for text, days in changed.items():
        yield f"改了{len(days)}场：{listed(days, '场')}，{text}"


def _changes(was: Occurrence, now: Occurrence) -> Iterator[str]:
    if (was.start, was.end) != (now.start, now.end):
        same_day = was.start.date() == now.start.date()
        yield f"时间改为{now.hours}" if same_day else f"改到{now.when}"
    for label, old, new in (
        ("标题", was.title, now.title),
        ("地点", was.place, now.place),
        ("状态", was.status, now.status),
    ):
        if old != new:
            yield f"{label}由“{old}”改为“{new}”"
