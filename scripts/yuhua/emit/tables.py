"""Pages, turned into the rows of the open tables; what is sensitive is in none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urljoin

from yuhua.emit import Settings, rows
from yuhua.emit.event_rows import events, words
from yuhua.kinds.booklist import BookList
from yuhua.kinds.campaign import Campaign
from yuhua.kinds.contact import Contact
from yuhua.kinds.course import Course
from yuhua.kinds.place import Place
from yuhua.kinds.story import Story
from yuhua.model.entry import Entry
from yuhua.model.site import Page, Site

Table = tuple[type[rows.Row], Callable[[Site, Settings], Iterator[rows.Row]]]


def _entries(site: Site) -> list[Page]:
    """Return what is published and not sensitive, by address."""
    return sorted(site.entries, key=lambda page: page.path)


def _entry(page: Page, entry: Entry, settings: Settings) -> rows.EntryRow:
    return rows.EntryRow(
        id=entry.id,
        title=entry.title,
        sample=entry.sample,
        unverified=entry.verify == "todo",
        summary=entry.summary,
        programme=entry.programme.name if entry.programme else None,
        topics=words(page, "topics"),
        ages=words(page, "ages"),
        audience=words(page, "audiences"),
        source=entry.source.name,
        notice=entry.notice,
        published=entry.published,
        updated=entry.updated,
        url=urljoin(settings.url, page.path),
    )


def courses(site: Site, settings: Settings) -> Iterator[rows.CourseRow]:
    """Yield every lesson."""
    for page in _entries(site):
        if isinstance(record := page.record, Course):
            yield rows.CourseRow(
                **dict(_entry(page, record, settings)),
                minutes=record.minutes,
                aims=record.aims,
                outline=tuple(part.title for part in record.outline),
                practice=record.practice.title,
            )


def stories(site: Site, settings: Settings) -> Iterator[rows.StoryRow]:
    """Yield the stories of the past: living people agreed to a page, not to be passed on."""
    for page in _entries(site):
        if isinstance(record := page.record, Story) and record.consent is None:
            yield rows.StoryRow(
                **dict(_entry(page, record, settings)),
                era=record.era,
                figures=record.figures,
                motto=record.motto,
            )


def books(site: Site, settings: Settings) -> Iterator[rows.BookRow]:
    """Yield every book of every list."""
    for page in _entries(site):
        if isinstance(record := page.record, BookList):
            for number, book in enumerate(record.books, 1):
                yield rows.BookRow(
                    **dict(book),
                    id=record.id,
                    sample=record.sample,
                    unverified=record.verify == "todo",
                    list_title=record.title,
                    number=number,
                    topics=words(page, "topics"),
                    ages=words(page, "ages"),
                    source=record.source.name,
                    notice=record.notice,
                    url=urljoin(settings.url, page.path),
                )


def campaigns(site: Site, settings: Settings) -> Iterator[rows.CampaignRow]:
    """Yield every policy and campaign."""
    for page in _entries(site):
        if isinstance(record := page.record, Campaign):
            yield rows.CampaignRow(
                **dict(_entry(page, record, settings)),
                who=record.who,
                how=record.how,
                bring=record.bring,
                where=record.where,
                numbers=tuple(one.number for one in page.contacts if isinstance(one, Contact)),
                basis=tuple(one.title for one in record.basis),
                valid_from=record.valid_from,
                valid_until=record.valid_until,
            )


def places(site: Site, settings: Settings) -> Iterator[rows.PlaceRow]:
    """Yield every 妇女儿童之家; an address that is withheld is in no page's record."""
    for page in site.pages:
        if isinstance(record := page.record, Place):
            yield rows.PlaceRow(
                id=record.id,
                title=record.title,
                sample=record.sample,
                unverified=record.verify == "todo",
                summary=record.summary,
                street=record.street.name,
                division=record.street.code,
                community=record.community,
                address=record.address,
                latitude=record.geo.latitude if record.geo else None,
                longitude=record.geo.longitude if record.geo else None,
                hours=record.hours,
                bus=record.bus,
                access=record.access,
                capacity=record.capacity,
                url=urljoin(settings.url, page.path),
            )


def contacts(site: Site, _settings: Settings) -> Iterator[rows.ContactRow]:
    """Yield every number that a page without sensitive content names, by id."""
    named = [one for page in site.pages if not page.sensitive for one in page.contacts]
    found = {one.id: one for one in (*named, *site.crisis) if isinstance(one, Contact)}
    for slug in sorted(found):
        one = found[slug]
        yield rows.ContactRow(
            id=one.id,
            title=one.title,
            sample=one.sample,
            unverified=one.verify == "todo",
            number=one.number,
            purpose=one.purpose,
            hours=one.hours,
            checked=one.checked,
            origin=one.origin,
        )


# Keys are the names of `derive.open_pages.DATASETS`.
TABLES: dict[str, Table] = {
    "events": (rows.EventRow, events),
    "courses": (rows.CourseRow, courses),
    "stories": (rows.StoryRow, stories),
    "books": (rows.BookRow, books),
    "campaigns": (rows.CampaignRow, campaigns),
    "places": (rows.PlaceRow, places),
    "contacts": (rows.ContactRow, contacts),
}
