"""A page, turned into schema.org's words for search engines and other programs (JSON-LD 1.1)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from yuhua.emit import Settings, cards, schema_org, schema_org_works
from yuhua.emit.announcements import identity
from yuhua.emit.jsonld_events import age_range, audiences, course_instances, events
from yuhua.emit.jsonld_places import organization, place
from yuhua.kinds.booklist import BookList
from yuhua.kinds.campaign import Campaign
from yuhua.kinds.course import Course
from yuhua.kinds.place import Place
from yuhua.kinds.schedule import Schedule
from yuhua.kinds.story import Story
from yuhua.model.entry import Entry
from yuhua.model.parts import Book
from yuhua.model.site import Page, Site

# HTML ends a script element at `</script`; JavaScript once took U+2028 and U+2029 for ends of lines.
_UNSAFE = re.compile("[<>&\u2028\u2029]")


def of(page: Page, site: Site, settings: Settings) -> str:
    """Return one JSON text that can stand in a `<script>` element; empty for a sensitive page."""
    if page.sensitive:
        return ""
    nodes = (*_subjects(page, site, settings), *_breadcrumbs(page, settings))
    if not nodes:
        return ""
    graph = schema_org_works.Graph(graph=nodes).model_dump(mode="json", by_alias=True)
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _subjects(page: Page, site: Site, settings: Settings) -> Iterator[schema_org_works.Node]:
    if page.path:
        image = cards.addresses(page, settings)
        for node in _works(page, site, settings):
            yield node.model_copy(update={"image": image})
    else:
        yield organization(settings).model_copy(update={"description": settings.description})


def _works(page: Page, site: Site, settings: Settings) -> Iterator[schema_org_works.Node]:
    """Yield what a page is about, without its picture."""
    record = page.record
    if isinstance(record, Schedule):
        yield from events(page, site, settings)
    elif isinstance(record, Place):
        yield place(page, settings)
    elif isinstance(record, Course):
        yield _course(page, record, site, settings)
    elif isinstance(record, Story | Campaign):
        yield _article(page, record, settings)
    elif isinstance(record, BookList):
        yield _books(page, record, settings)


def _breadcrumbs(page: Page, settings: Settings) -> Iterator[schema_org_works.BreadcrumbList]:
    if not page.crumbs:
        return
    steps = [*((link.title, link.path) for link in page.crumbs), (page.marked_title, page.path)]
    yield schema_org_works.BreadcrumbList(
        item_list_element=tuple(
            schema_org_works.Crumb(position=number, name=title, item=urljoin(settings.url, path))
            for number, (title, path) in enumerate(steps, 1)
        )
    )


def _course(page: Page, record: Course, site: Site, settings: Settings) -> schema_org_works.Course:
    workload = f"PT{record.minutes}M"
    return schema_org_works.Course(
        id=identity(page, settings),
        name=page.marked_title,
        url=urljoin(settings.url, page.path),
        description=page.summary,
        provider=organization(settings),
        time_required=workload,
        teaches=record.aims,
        audience=audiences(page),
        typical_age_range=age_range(page),
        date_published=record.published,
        date_modified=record.updated or record.published,
        credit_text=_credit(record),
        has_course_instance=tuple(course_instances(page, site, settings, workload)),
    )


def _article(page: Page, record: Story | Campaign, settings: Settings) -> schema_org_works.Article:
    publisher = organization(settings)
    return schema_org_works.Article(
        id=identity(page, settings),
        headline=page.marked_title,
        url=urljoin(settings.url, page.path),
        description=page.summary,
        author=publisher,
        publisher=publisher,
        date_published=record.published,
        date_modified=record.updated or record.published,
        expires=record.valid_until if isinstance(record, Campaign) else None,
        credit_text=_credit(record),
        keywords=tuple(dict.fromkeys([*(term.name for _, term in page.terms), *record.tags])),
    )


def _credit(record: Entry) -> str:
    """Return where a text is from and how it came about, as its page says it."""
    doubt = "部分内容待核实。" if record.verify == "todo" else ""
    return f"来源：{record.source.name}。{record.notice}{doubt}"


def _books(page: Page, record: BookList, settings: Settings) -> schema_org_works.BookList:
    return schema_org_works.BookList(
        id=identity(page, settings),
        name=page.marked_title,
        url=urljoin(settings.url, page.path),
        description=page.summary,
        number_of_items=len(record.books),
        item_list_element=tuple(
            schema_org_works.BookPosition(position=number, item=_book(book))
            for number, book in enumerate(record.books, 1)
        ),
    )


def _book(book: Book) -> schema_org_works.Book:
    return schema_org_works.Book(
        name=book.title,
        author=_people(book.author),
        illustrator=_people(book.illustrator),
        translator=_people(book.translator),
        publisher=schema_org_works.Publisher(name=book.publisher) if book.publisher else None,
        date_published=str(book.year or ""),
        isbn=book.isbn or "",
        description=book.reason,
    )


def _people(names: str | None) -> tuple[schema_org.Person, ...]:
    """Return the people that `甲、乙 等` names."""
    found = [name.strip().removesuffix("等").strip() for name in (names or "").split("、")]
    return tuple(schema_org.Person(name=name) for name in found if name)
