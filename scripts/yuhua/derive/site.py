"""Content, turned into the whole site as of a moment: the one place that links pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from yuhua.derive import filters, finder, handbook, listings, mine_page, open_pages
from yuhua.derive.channels import with_channels
from yuhua.derive.events import announced, event_pages, with_notes, with_shelves
from yuhua.derive.home import home
from yuhua.derive.illustrations import illustrations
from yuhua.derive.pages import COLLECTIONS, entry_page, place_page
from yuhua.derive.related import Kin
from yuhua.derive.sessions import sessions
from yuhua.derive.shown import Shown
from yuhua.derive.views import with_views
from yuhua.kinds.contact import Contact
from yuhua.kinds.place import Place
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content, Located
from yuhua.model.entry import Entry, Record
from yuhua.model.links import Link
from yuhua.model.occurrence import Occurrence
from yuhua.model.parts import Consent
from yuhua.model.site import Gone, Page, Site

HOME = Link("首页", "")
# Words whose pages have a calendar of their own (design §6).
_WITH_CALENDAR = ("programmes/", "audiences/", "streets/")
_TITLES = {
    "events": ("日程", "接下来的讲座、课堂和活动，最近的在最前面。"),
    "places": ("妇女儿童之家", "在家门口上课、找人帮忙的地方。"),
}


def derive(content: Content, as_of: datetime) -> Site:
    """Return the site; `as_of` is an aware moment and decides what is still to come."""
    gone = tuple(_gone(content, as_of))
    content = _public(content, as_of)
    occurrences = sessions(content, as_of)
    pages = tuple(_own_pages(content, as_of))
    pages += tuple(listings.facet_pages(content.vocabulary, pages))
    around = _Around(pages, Shown.among(occurrences), as_of, Kin.among(pages), _titles(pages))
    pages = tuple(_linked(page, around) for page in pages)
    pages = tuple(
        finder.with_ways(page, pages, content) if page.path == finder.HOME else page
        for page in pages
    )
    pages = tuple(filters.with_filters(page, pages, content.vocabulary) for page in pages)
    crisis = tuple(one for one in content.of(Contact).values() if one.crisis)
    paths = handbook.files() | {page.file: page.path for page in pages if page.file}
    ordered = tuple(sorted(pages, key=lambda page: page.path))
    site = Site(as_of, ordered, occurrences, announced(pages), crisis, paths, gone=gone)
    site = replace(site, pictures=illustrations(ordered, content))
    return with_channels(with_views(site, content))


def _public(content: Content, as_of: datetime) -> Content:
    """Leave out whoever's consent is over, what is not out yet or out no more, and withheld addresses.

    Here and not in the templates: so they are gone from every page, feed and index in one build.
    """
    day = as_of.date()
    lasting = [
        one
        for one in content.records
        if not (given := getattr(one.record, "consent", None)) or given.lasts(day)
    ]
    shown = [_dated(one) for one in lasting if is_out(one.record, day)]
    return replace(content, records=tuple(_without_address(one) for one in shown))


def is_out(record: Record, day: date) -> bool:
    """Say whether a record is on the site on a day (feature W8); its last day counts."""
    first: date | None = getattr(record, "publish_at", None)
    last: date | None = getattr(record, "expires", None)
    return (first is None or first <= day) and (last is None or day <= last)


def _dated(one: Located) -> Located:
    """Let what comes out later be of that day, so that readers of feeds see it as new."""
    first: date | None = getattr(one.record, "publish_at", None)
    if not isinstance(one.record, Entry | Schedule) or not first or first <= one.record.published:
        return one
    return replace(one, record=one.record.model_copy(update={"published": first}))


def _gone(content: Content, as_of: datetime) -> Iterator[Gone]:
    """Yield what has expired, and what whoever is shown in it no longer agrees to."""
    for one in content.entries:
        expires: date | None = getattr(one.record, "expires", None)
        if expires and expires < as_of.date():
            yield Gone(one.kind, one.record.id, expires)
            continue
        given: Consent | None = getattr(one.record, "consent", None)
        if given and not given.lasts(as_of.date()):
            assert isinstance(one.record, Entry)  # noqa: S101 -- these are the entries
            left = one.record.updated or one.record.published
            yield Gone(one.kind, one.record.id, left if given.withdrawn else given.expires)


def _without_address(one: Located) -> Located:
    if isinstance(one.record, Place) and not one.record.address_public:
        return replace(one, record=one.record.model_copy(update={"address": None, "geo": None}))
    return one


def _own_pages(content: Content, as_of: datetime) -> list[Page]:
    pages = [entry_page(one, content) for one in content.entries]
    pages += event_pages(content, as_of)
    pages += [place_page(one, content) for one in content.of(Place).values()]
    pages += handbook.pages(content.vocabulary)
    pages.append(open_pages.page(as_of))
    pages.append(mine_page.page())
    present = {page.path for page in pages}
    for folder, (title, summary) in _TITLES.items():
        if f"{folder}/" not in present:
            template = "agenda.html" if folder == "events" else "listing.html"
            pages.append(Page(f"{folder}/", title, summary, template))
    return pages


@dataclass(frozen=True)
class _Around:
    """What a page is linked to."""

    pages: tuple[Page, ...]
    sessions: Shown
    as_of: datetime
    kin: Kin
    titles: Mapping[str, str]


def _titles(pages: tuple[Page, ...]) -> dict[str, str]:
    return {page.path: page.title for page in pages}


def _linked(page: Page, around: _Around) -> Page:
    pages = around.pages
    mine = around.sessions.on(page)
    page = page.with_(
        crumbs=page.crumbs or _crumbs(page, around.titles),
        chips=tuple(Link(name, path) for path, name in page.words.items() if path != page.path),
        related=around.kin.of(page),
        sessions=tuple(one for one in mine if not one.over),
        past=tuple(reversed([one for one in mine if one.over])),
        calendar=page.calendar or _calendar(page, mine),
    )
    folder = page.path.strip("/")
    if folder in COLLECTIONS and folder != "events":
        page = page.with_(sections=listings.collection_sections(folder, pages))
    if page.template == "event.html":
        page = with_shelves(with_notes(page, mine), pages)
    if page.path == "events/":
        page = page.with_(chips=_session_terms(page.sessions))
    if not page.path:
        page = home(page, pages, around.sessions.every, around.as_of)
    return _neighbours(page, pages)


def _session_terms(coming: tuple[Occurrence, ...]) -> tuple[Link, ...]:
    """Return the 街道 and programmes that have sessions to come, for the agenda's filters."""
    found = {
        (group, term.id): term.name
        for one in coming
        for group, term in one.terms
        if group in {"streets", "programmes"}
    }
    return tuple(
        Link(name, f"{group}/{slug}/")
        for (group, slug), name in sorted(found.items(), reverse=True)
    )


def _crumbs(page: Page, titles: Mapping[str, str]) -> tuple[Link, ...]:
    parts = page.path.strip("/").split("/")[:-1]
    folders = ["/".join(parts[: end + 1]) + "/" for end in range(len(parts))]
    above = tuple(Link(titles[folder], folder) for folder in folders if folder in titles)
    return (HOME, *above) if page.path else ()


def _calendar(page: Page, mine: tuple[Occurrence, ...]) -> str:
    """Return the path of the calendar that holds the sessions shown on a page, if there is one."""
    if page.path in {"events/", "subscribe/"}:
        return "calendar.ics"
    if mine and (page.template == "place.html" or page.path.startswith(_WITH_CALENDAR)):
        return f"{page.path}calendar.ics"
    return ""


def _neighbours(page: Page, pages: tuple[Page, ...]) -> Page:
    """Fill in the lesson before and after (feature C6)."""
    programme = next((term for group, term in page.terms if group == "programmes"), None)
    if page.label != "课程" or programme is None:
        return page
    line = listings.series(pages, programme)
    place = next(number for number, other in enumerate(line) if other.path == page.path)
    before = line[place - 1] if place else None
    after = line[place + 1] if place + 1 < len(line) else None
    return page.with_(
        previous=Link(before.title, before.path) if before else None,
        next=Link(after.title, after.path) if after else None,
        line=tuple(Link(other.title, other.path) for other in line),
    )
