"""Records, turned into pages that do not know of each other yet."""

from __future__ import annotations

from collections.abc import Mapping

from yuhua.derive.addresses import path_of
from yuhua.kinds import kind_named
from yuhua.kinds.contact import Contact
from yuhua.kinds.course import Course
from yuhua.kinds.person import Person
from yuhua.kinds.place import Place
from yuhua.model.content import Content, Located
from yuhua.model.entry import Entry, Record
from yuhua.model.links import Card, Download
from yuhua.model.parts import Material
from yuhua.model.site import Page

MEGABYTE = 1_000_000
COLLECTIONS = {
    "courses": "course",
    "families": "story",
    "reading": "booklist",
    "campaigns": "campaign",
    "help": "help",
    "places": "place",
    "events": "schedule",
}


# Pages that are more than their text.
_OF_PATH = {"": "home.html", "subscribe/": "subscribe.html"}


def card(page: Page) -> Card:
    """Return a page in short: its facts are ages, place and the like."""
    wanted = [term.name for group, term in page.terms if group in {"ages", "streets"}][:2]
    return Card(page.title, page.path, page.summary, page.label, page.sample, tuple(wanted))


def entry_page(located: Located, content: Content) -> Page:
    """Return the page of one Markdown file."""
    entry = located.record
    assert isinstance(entry, Entry)  # noqa: S101 -- only entries are Markdown files
    kind = kind_named(located.kind)
    path = path_of(located.file)
    index = kind.name == "page" and path.strip("/") in COLLECTIONS
    template = _OF_PATH.get(path) or ("listing.html" if index else kind.template)
    return Page(
        path=path,
        title=entry.title,
        summary=entry.summary,
        template=template,
        label=kind.label if kind.name != "page" else "",
        record=entry,
        file=located.file,
        body=located.body,
        body_line=located.body_line,
        terms=entry.terms(),
        published=entry.published,
        updated=entry.updated,
        sensitive=entry.sensitive,
        listed=kind.name != "page",
        contacts=named(content.of(Contact), getattr(entry, "contacts", ())),
        speakers=named(content.of(Person), entry.speakers if isinstance(entry, Course) else ()),
        downloads=_downloads(entry.materials if isinstance(entry, Course) else (), content.files),
    )


def _downloads(materials: tuple[Material, ...], sizes: Mapping[str, int]) -> tuple[Download, ...]:
    return tuple(
        Download(
            one.title,
            one.file,
            tuple(
                filter(
                    None, (one.length, one.file.rpartition(".")[2].upper(), _size(sizes[one.file]))
                )
            ),
            sizes[one.file],
            one.transcript or "",
            one.chapters,
        )
        for one in materials
        if one.file in sizes
    )


def _size(count: int) -> str:
    return f"{count / MEGABYTE:.1f} MB" if count >= MEGABYTE else f"{max(count // 1000, 1)} KB"


def place_page(place: Place, content: Content) -> Page:
    """Return the page of one 妇女儿童之家."""
    return Page(
        path=f"places/{place.id}/",
        title=place.title,
        summary=place.summary,
        template="place.html",
        label="妇女儿童之家",
        record=place,
        terms=(("streets", place.street),),
        listed=False,
        contacts=named(content.of(Contact), place.contacts),
        place=place,
    )


def named(
    records: dict[str, Contact] | dict[str, Person], ids: tuple[str, ...]
) -> tuple[Record, ...]:
    """Return the records that ids name; who is no longer shown is left out."""
    return tuple(records[one] for one in ids if one in records)
