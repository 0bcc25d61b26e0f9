"""What is on in a month, turned into tables to hang up: for the district, and for every 街道, place and programme (feature G6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from yuhua.dates import show_month, weekday
from yuhua.drawing.marking import mark
from yuhua.drawing.painting import png
from yuhua.drawing.pdf import pdf
from yuhua.drawing.timetable import SURELY_ONE, Line, Timetable, timetable
from yuhua.emit import Artifact, Settings, qr
from yuhua.model.site import Occurrence, Page, Site
from yuhua.text import marked

# This month and those after it: nobody prints what is further away, and it changes until then.
MONTHS = 3
_SCOPES = ("places/", "programmes/", "streets/")
_DECEMBER = 12


@dataclass(frozen=True)
class _Sheet:
    """A table, where it goes, and the address in its code."""

    path: str
    told: Timetable
    address: str


def emit(site: Site, settings: Settings) -> Iterable[Artifact]:
    """Yield every table as one PDF, and every page of it as a picture."""
    for sheet in _sheets(site, settings):
        key = (qr.MAKER, sheet.told, sheet.address)
        yield Artifact(f"{sheet.path}.pdf", partial(_pdf, sheet), mark("pdf", *key))
        for number in range(_count(sheet.told)):
            path = f"{sheet.path}_{number + 1}.png" if number else f"{sheet.path}.png"
            yield Artifact(path, partial(_png, sheet, number), mark("png", number, *key))


def stem(page: Page, first: date) -> str:
    """Return the path of a page's table of a month, without its ending."""
    return f"{'events/' if page.month else page.path}month-{first:%Y-%m}"


def months(as_of: date) -> tuple[date, ...]:
    """Return the first days of the months that have tables."""
    found = [as_of.replace(day=1)]
    while len(found) < MONTHS:
        year, month = divmod(found[-1].month, _DECEMBER)
        found.append(date(found[-1].year + year, month + 1, 1))
    return tuple(found)


def _sheets(site: Site, settings: Settings) -> Iterator[_Sheet]:
    for page in site.pages:
        if page.sensitive:
            continue
        of_page = page.path.startswith(_SCOPES) and page.path not in _SCOPES
        for first in months(site.as_of.date()):
            if page.month and page.month.first == first:
                yield _sheet(page, "全区", first, site.occurrences, settings)
            elif of_page:
                yield from _of(page, first, settings)


def _of(page: Page, first: date, settings: Settings) -> Iterator[_Sheet]:
    mine = [one for one in (*page.sessions, *page.past) if _is_in(one, first)]
    if mine:
        yield _sheet(page, page.title, first, mine, settings)


def _is_in(one: Occurrence, first: date) -> bool:
    return (one.start.year, one.start.month) == (first.year, first.month)


def _sheet(
    page: Page, scope: str, first: date, sessions: Sequence[Occurrence], settings: Settings
) -> _Sheet:
    mine = sorted((one for one in sessions if _is_in(one, first)), key=lambda one: one.start)
    known = "://" in settings.url
    all_samples = all(one.sample for one in mine)
    told = Timetable(
        f"{show_month(first)}日程",
        scope,
        tuple(_line(one, page, marks=not all_samples) for one in mine),
        tuple(_foot(page, settings, all_samples=all_samples)),
        sample=all_samples,
    )
    return _Sheet(stem(page, first), told, f"{settings.url}{page.path}" if known else "")


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
