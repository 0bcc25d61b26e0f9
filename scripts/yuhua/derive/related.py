"""Which pages to show beneath a page, and why: explained, stable and, for readers, never empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from yuhua.derive.pages import card
from yuhua.model.links import Related
from yuhua.model.site import Page
from yuhua.model.terms import Group

MOST = 4
_WEIGHTS: dict[Group, tuple[int, str]] = {
    "programmes": (5, "同系列"),
    "streets": (3, "同街道"),
    "settings": (2, "同样走进"),
    "ages": (2, "同年龄段"),
    "topics": (2, "同话题"),
    "audiences": (1, "同样适合"),
}


@dataclass(frozen=True)
class Shared:
    """A word of a page: how much it counts, how it is told, and the places of the pages that bear it."""

    weight: int
    reason: str
    bearers: tuple[int, ...]


@dataclass(frozen=True)
class Kin:
    """The pages that may be led to, newest first, and which of them bear a word.

    Made once for a site: asking every page about every other one took half of a build.
    """

    pages: tuple[Page, ...]
    bearers: Mapping[tuple[Group, str], tuple[int, ...]]
    alike: Mapping[str, frozenset[int]]

    @classmethod
    def among(cls, pages: Iterable[Page]) -> Kin:
        """Return the kin among some pages; a sensitive page is led to by none."""
        fit = (page for page in pages if page.record and page.label and not page.sensitive)
        ordered = tuple(sorted(fit, key=lambda page: page.newest_first))
        bearers: dict[tuple[Group, str], list[int]] = {}
        for place, page in enumerate(ordered):
            for group, term in page.terms:
                bearers.setdefault((group, term.id), []).append(place)
        words = {word: tuple(found) for word, found in bearers.items()}
        labels = sorted({page.label for page in ordered})
        numbered = tuple(enumerate(ordered))
        alike = {
            label: frozenset(place for place, page in numbered if page.label == label)
            for label in labels
        }
        return cls(ordered, words, alike)

    def of(self, page: Page) -> tuple[Related, ...]:
        """Return up to `MOST` other pages, best first; none for sensitive pages and the handbook."""
        if page.sensitive or page.path.startswith("handbook/"):
            return ()
        words = self._words(page)
        others = (place for place in self._ranked(page, words) if self._is_other(place, page))
        return tuple(
            Related(card(self.pages[place]), self._reason(place, page, words))
            for place in islice(others, MOST)
        )

    def _ranked(self, page: Page, words: Iterable[Shared]) -> list[int]:
        """Return the places of all pages: those that share most with `page` first, then its kind."""
        scores = [0] * len(self.pages)
        for word in words:
            for place in word.bearers:
                scores[place] += 2 * word.weight
        for place in self.alike.get(page.label, ()):
            scores[place] += 1
        return sorted(range(len(scores)), key=scores.__getitem__, reverse=True)

    def _is_other(self, place: int, page: Page) -> bool:
        """Say whether a page is neither this one nor listed on it."""
        path = self.pages[place].path
        return path != page.path and not (page.path and path.startswith(page.path))

    def _reason(self, place: int, page: Page, words: Iterable[Shared]) -> str:
        """Return what two pages have in common that is most telling."""
        for word in words:
            if place in word.bearers:
                return word.reason
        alike = place in self.alike.get(page.label, ())
        return f"同类：{page.label}" if alike else "最近更新"

    def _words(self, page: Page) -> list[Shared]:
        """Return what others may have in common with a page, the weightiest first."""
        found = [
            Shared(weight, f"{why}：{term.name}", self.bearers.get((group, term.id), ()))
            for group, term in page.terms
            if group in _WEIGHTS
            for weight, why in [_WEIGHTS[group]]
        ]
        return sorted(found, key=lambda word: -word.weight)
