"""Help pages and 妇女儿童之家, turned into ways of finding help: by what one has met, by 街道（镇）."""

from __future__ import annotations

from yuhua.derive.pages import named
from yuhua.kinds.contact import Contact
from yuhua.kinds.help import Help
from yuhua.model.content import Content
from yuhua.model.links import Card, Met, Section
from yuhua.model.site import Page
from yuhua.model.terms import Term, Vocabulary

HOME = "help/"
_NOTE = "想当面说的，按街道（镇）找离家近的。不用开定位。"


def met(page: Page, content: Content) -> tuple[Met, ...]:
    """Return what a help page is for, each with its numbers, as its record says."""
    if not isinstance(page.record, Help):
        return ()
    contacts = content.of(Contact)
    return tuple(
        Met(one.title, page.path, page.title, named(contacts, one.contacts))
        for one in page.record.situations
    )


def with_ways(page: Page, pages: tuple[Page, ...], content: Content) -> Page:
    """Give the way into 求助 everything people may have met, and the places near them."""
    found = [one for other in _urgent_first(pages) for one in met(other, content)]
    near = _near(pages, content.vocabulary)
    return page.with_(met=tuple(found), sections=(*page.sections, *near))


def _urgent_first(pages: tuple[Page, ...]) -> list[Page]:
    return sorted(pages, key=lambda page: (not page.sensitive, page.newest_first))


def _near(pages: tuple[Page, ...], vocabulary: Vocabulary) -> tuple[Section, ...]:
    """Return the 街道（镇） that have a place, in the order of the vocabulary."""
    cards = tuple(
        Card(street.name, f"streets/{street.id}/", facts=_count(mine))
        for street in vocabulary.group("streets")
        if (mine := _places(pages, street))
    )
    return (Section("妇女儿童之家", cards, _NOTE, "places/"),) if cards else ()


def _places(pages: tuple[Page, ...], street: Term) -> list[Page]:
    street_pages = (page for page in pages if ("streets", street) in page.terms)
    return [page for page in street_pages if page.template == "place.html"]


def _count(places: list[Page]) -> tuple[str, ...]:
    return (f"{len(places)}处", *(["示例"] if all(one.sample for one in places) else []))
