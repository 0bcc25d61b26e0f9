"""Sessions, found by the page that shows them: one look each, made once for a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from yuhua.kinds.booklist import BookList
from yuhua.model.occurrence import Occurrence
from yuhua.model.site import Page

# Which of a session's addresses leads to a page of that template.
_SESSION_OF = {"event.html": "path", "course.html": "course_path", "place.html": "place_path"}


@dataclass(frozen=True)
class Shown:
    """All sessions in their order, and those of every address and word."""

    every: tuple[Occurrence, ...]
    by: Mapping[tuple[str, str], tuple[Occurrence, ...]]

    @classmethod
    def among(cls, occurrences: Iterable[Occurrence]) -> Shown:
        """Return the sessions, sorted by what asks for them."""
        every = tuple(occurrences)
        by: dict[tuple[str, str], list[Occurrence]] = {}
        for one in every:
            for key in _keys(one):
                by.setdefault(key, []).append(one)
        return cls(every, {key: tuple(found) for key, found in by.items()})

    def on(self, page: Page) -> tuple[Occurrence, ...]:
        """Return the sessions that a page shows."""
        if page.path == "events/":
            return self.every
        if page.template in _SESSION_OF:
            return self.by.get((_SESSION_OF[page.template], page.path), ())
        if isinstance(page.record, BookList):
            holds = page.record.holds
            return tuple(one for one in self.every if one.book and holds(one.book))
        if page.template == "listing.html" and page.terms:
            group, term = page.terms[0]
            return self.by.get((group, term.id), ())
        return ()


def _keys(one: Occurrence) -> Iterator[tuple[str, str]]:
    """Yield each once: a word may stand in two fields."""
    addresses = [(field, str(getattr(one, field))) for field in _SESSION_OF.values()]
    words = [(str(group), term.id) for group, term in one.terms]
    yield from dict.fromkeys([*addresses, *words])
