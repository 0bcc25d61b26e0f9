"""What is on in a month, turned into tables to hang up: for the district, and for every 街道, place and programme (feature G6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from yuhua.dates import show_month, weekday
from yuhua.drawing.marking import mark
from yuhua.drawing.month import SURELY_ONE, Line, Timetable, timetable
from yuhua.drawing.painting import png
from yuhua.drawing.pdf import MAKER, pdf
from yuhua.emit import Artifact, Settings, qr
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Page, Site
from yuhua.text import marked

# This month and the next: nobody prints what is further away, and it changes until then.
MONTHS = 2
_SCOPES = ("places/", "programmes/", "streets/")
_DECEMBER = 12


@dataclass(frozen=True)
class _Sheet:
    """A table, and the address in its code."""

    told: Timetable
    address: str


def emit(site: Site, settings: Settings) -> Iterable[Artifact]:
    """Yield the tables of all pages that have some."""
    for page in site.pages:
        for first in months(site.as_of.date()):
            yield from of(page, first, site, settings)


def of(page: Page, first: date, site: Site, settings: Settings) -> Iterator[Artifact]:
    """Yield a page's table of a month as one PDF, and every page of it as a picture; nothing where nothing is on."""
    sheet = _sheet(page, first, site, settings)
    if sheet is None:
        return
    stem = f"{'events/' if page.month else page.path}month-{first:%Y-%m}"
    key = (MAKER, qr.MAKER, sheet.told, sheet.address)
    yield Artifact(f"{stem}.pdf", partial(_pdf, sheet), mark("pdf", *key))
    for number in range(_count(sheet.told)):
        path = f"{stem}_{number + 1}.png" if number else f"{stem}.png"
        yield Artifact(path, partial(_png, sheet, number), mark("png", number, *key))


def months(as_of: date) -> tuple[date, ...]:
    """Return the first days of the months that have tables."""
    found = [as_of.replace(day=1)]
    while len(found) < MONTHS:
        year, month = divmod(found[-1].month, _DECEMBER)
        found.append(date(found[-1].year + year, month + 1, 1))
    return tuple(found)


def _sessions(page: Page, first: date, site: Site) -> list[Occurrence]:
    """Return what a page's table of a month shows, in order; nothing for a page that has no table."""
    scoped = page.path.startswith(_SCOPES) and page.path not in _SCOPES and not page.sensitive
    mine = (*page.sessions, *page.past) if scoped else ()
    if page.month and page.month.first == first:
        mine = site.occurrences
    return sorted((one for one in mine if _is_in(one, first)), key=lambda one: one.start)


def _is_in(one: Occurrence, first: date) -> bool:
    return (one.start.year, one.start.month) == (first.year, first.month)


def _sheet(page: Page, first: date, site: Site, settings: Settings) -> _Sheet | None:
    mine = _sessions(page, first, site)
    if not mine:
        return None
    all_samples = all(one.sample for one in mine)
    told = Timetable(
        f"{show_month(first)}日程",
        "全区" if page.month else page.title,
        tuple(_line(one, page, marks=not all_samples) for one in mine),
        tuple(_foot(page, settings, all_samples=all_samples)),
        sample=all_samples,
    )
    return _Sheet(told, f"{settings.url}{page.path}" if "://" in settings.url else "")


def _line(one: Occurrence, page: Page, *, marks: bool) -> Line:
    was = (f"原定时间：{one.previously}",) if one.previously else ()
    place = (one.place,) if one.place and one.place_path != page.path else ()
    return Line(
        f"{one.start.month}月{one.start.day}日",
        weekday(one.start),
        one.hours,
        marked(one.title, sample=one.sample and marks),
        (*was, *place),
        one.state,
        off=not one.takes_place,
    )


def _foot(page: Page, settings: Settings, *, all_samples: bool) -> Iterator[str]:
    if all_samples:
        yield "这是示例，不是真实的安排、地点或人物。"
    if "://" in settings.url:
        address = f"{settings.url}{page.path}".partition("://")[2]
        yield f"时间、地点有变动，以网页为准：扫右上角，或打开 {address}"
    else:
        yield "时间、地点有变动，以主办方通知为准。"
    by = f"主办：{settings.organizer}" if settings.organizer else ""
    yield "　".join(part for part in (settings.name, by) if part)


def _count(told: Timetable) -> int:
    """Return how many pages it takes; short ones need not be laid out for that."""
    return 1 if len(told.lines) <= SURELY_ONE else len(timetable(told))


def _pdf(sheet: _Sheet) -> bytes:
    return pdf(timetable(_coded(sheet)), f"{sheet.told.title} {sheet.told.scope}")


def _png(sheet: _Sheet, number: int) -> bytes:
    return png(timetable(_coded(sheet))[number])


def _coded(sheet: _Sheet) -> Timetable:
    return replace(sheet.told, code=qr.modules(sheet.address) if sheet.address else ())
