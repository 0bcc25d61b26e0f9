"""A listing, given the words by which the reader's browser can cut it down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from yuhua.model.links import Filter, Link, Section
from yuhua.model.site import Page
from yuhua.model.terms import Group, Term, Vocabulary

COURSES, EVENTS = "courses/", "events/"
_TITLES: dict[Group, str] = {"ages": "年龄", "programmes": "栏目", "streets": "街道"}


def with_filters(page: Page, pages: Iterable[Page], vocabulary: Vocabulary) -> Page:
    """Return the listing of courses or of sessions with its filters, any other page as it is."""
    if page.path == EVENTS:
        used = {key(*one) for session in page.sessions for one in session.terms}
        return page.with_(filters=_filters(used, vocabulary))
    if page.path == COURSES:
        keys = {course.path: _keys(course) for course in pages if course.template == "course.html"}
        sections = tuple(_marked(section, keys) for section in page.sections)
        used = {word for section in sections for card in section.cards for word in card.keys}
        return page.with_(sections=sections, filters=_filters(used, vocabulary))
    return page


def key(group: Group, term: Term) -> str:
    """Return what stands for a word on cards, rows and in shared addresses: `ages/3-6`."""
    return f"{group}/{term.id}"


def _keys(course: Page) -> tuple[str, ...]:
    """Return the words of a course and the 街道 where it takes place next."""
    streets = [one for session in course.sessions for one in session.terms if one[0] == "streets"]
    found = [key(*one) for one in (*course.terms, *streets) if one[0] in _TITLES]
    return tuple(dict.fromkeys(found))


def _marked(section: Section, keys: dict[str, tuple[str, ...]]) -> Section:
    cards = tuple(replace(card, keys=keys.get(card.path, ())) for card in section.cards)
    return replace(section, cards=cards)


def _filters(used: set[str], vocabulary: Vocabulary) -> tuple[Filter, ...]:
    """Return the groups that have a choice to offer, in the order of the vocabulary."""
    found = [
        Filter(
            title,
            tuple(
                Link(term.name, key(group, term))
                for term in vocabulary.group(group)
                if key(group, term) in used
            ),
        )
        for group, title in _TITLES.items()
    ]
    return tuple(one for one in found if len(one.words) > 1)
