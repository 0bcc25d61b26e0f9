"""Which pages to show beneath a page, and why: explained, stable and, for readers, never empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from yuhua.derive.pages import card
from yuhua.model.site import Page, Related
from yuhua.model.terms import Group, Term

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
class Kin:
    """The pages that may be led to, newest first, and which of them bear a word.

    Made once for a site: asking every page about every other one took half of a build.
    """

    pages: tuple[Page, ...]
    bearers: Mapping[tuple[Group, str], tuple[int, ...]]

    @classmethod
    def among(cls, pages: Iterable[Page]) -> Kin:
        """Return the kin among some pages; a sensitive page is led to by none."""
        fit = (page for page in pages if page.record and page.label and not page.sensitive)
        ordered = tuple(sorted(fit, key=lambda page: page.newest_first))
        bearers: dict[tuple[Group, str], list[int]] = {}
        for place, page in enumerate(ordered):
            for group, term in page.terms:
                bearers.setdefault((group, term.id), []).append(place)
        return cls(ordered, {word: tuple(found) for word, found in bearers.items()})

    def of(self, page: Page) -> tuple[Related, ...]:
        """Return up to `MOST` other pages, best first; none for sensitive pages and the handbook."""
        if page.sensitive or page.path.startswith("handbook/"):
            return ()
        ranked = ((place, reason) for place, reason in self._ranked(page))
        others = ((self.pages[place], reason) for place, reason in ranked)
        fit = ((other, reason) for other, reason in others if not _is_under(other, page))
        return tuple(Related(card(other), reason) for other, reason in islice(fit, MOST))

    def _ranked(self, page: Page) -> Iterator[tuple[int, str]]:
        """Yield the places of all pages, those that share most with `page` first, and why."""
        scores, reasons = self._shared(page)
        places = range(len(self.pages))
        alike = {place for place in places if self.pages[place].label == page.label}
        kin = sorted(scores, key=lambda place: (-2 * scores[place] - (place in alike), place))
        yield from ((place, reasons[place]) for place in kin)
        yield from ((one, f"同类：{page.label}") for one in sorted(alike) if one not in scores)
        yield from ((one, "最近更新") for one in places if one not in scores and one not in alike)

    def _shared(self, page: Page) -> tuple[dict[int, int], dict[int, str]]:
        """Return how much each other page has in common with `page`, and what is most telling."""
        scores: dict[int, int] = {}
        reasons: dict[int, str] = {}
        for weight, why, term, bearers in self._words(page):
            for place in bearers:
                scores[place] = scores.get(place, 0) + weight
                reasons.setdefault(place, f"{why}：{term.name}")
        return scores, reasons

    def _words(self, page: Page) -> list[tuple[int, str, Term, tuple[int, ...]]]:
        found = [
            (*_WEIGHTS[group], term, self.bearers.get((group, term.id), ()))
            for group, term in page.terms
            if group in _WEIGHTS
        ]
        return sorted(found, key=lambda row: -row[0])


def _is_under(other: Page, page: Page) -> bool:
    """Say whether a page is this one, or listed on it."""
    return other.path == page.path or bool(page.path and other.path.startswith(page.path))
