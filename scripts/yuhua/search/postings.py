"""Documents, turned into postings: which document holds a term, and in how telling a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from yuhua.search.documents import Document
from yuhua.search.terms import fold, pairs, runs, signs

# What a document's impact on a term can be; postings hold the place in this row (search.js has it, too).
IMPACTS = (0.8, 1.2, 1.6, 2.0, 2.8, 3.6, 4.8, 6.2)
_IN_TITLE, _IN_HEAD = 3.6, 1.6
_ONCE, _MORE, _MOST = 0.8, 0.4, 2.0
Found = Mapping[str, int]
Postings = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True)
class Index:
    """Everything that can be looked up: (document, place in `IMPACTS`) in the order of documents, by term.

    `pairs` holds runs of letters and digits, too.
    """

    documents: Sequence[Document]
    pairs: Postings
    signs: Postings


def index(documents: Sequence[Document]) -> Index:
    """Return the postings of all documents."""
    found: tuple[Postings, Postings] = ({}, {})
    for number, document in enumerate(documents):
        folded = [(level, fold(text)) for level, text in document.telling]
        for postings, terms in zip(found, (_words, signs), strict=True):
            for term, level in _levels(folded, terms).items():
                postings.setdefault(term, []).append((number, level))
    return Index(documents, *found)


def _words(folded: str) -> Iterator[str]:
    yield from pairs(folded)
    yield from runs(folded)


def _levels(
    folded: Iterable[tuple[int, str]], terms: Callable[[str], Iterable[str]]
) -> dict[str, int]:
    """Return the impact of every term: its title, its headings and tags, how often its body says it."""
    told: list[Counter[str]] = [Counter(), Counter(), Counter()]
    for level, text in folded:
        told[level].update(terms(text))
    body, head, title = told
    return {
        term: _nearest(
            _IN_TITLE * (term in title) + _IN_HEAD * (term in head) + _by_count(body[term])
        )
        for term in {**body, **head, **title}
    }


def _by_count(count: int) -> float:
    return min(_MOST, _ONCE + _MORE * log(count)) if count else 0.0


@cache
def _nearest(impact: float) -> int:
    return min(range(len(IMPACTS)), key=lambda place: abs(IMPACTS[place] - impact))
