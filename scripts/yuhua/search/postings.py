"""Documents, turned into postings: which document holds a term, and in how telling a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from yuhua.search.documents import Document
from yuhua.search.packing import postings, unpacked
from yuhua.search.terms import fold, pairs, runs, signs

# What a document's impact on a term can be; postings hold the place in this row (search.js has it, too).
IMPACTS = (0.8, 1.2, 1.6, 2.0, 2.8, 3.6, 4.8, 6.2)
_IN_TITLE, _IN_HEAD = 3.6, 1.6
_ONCE, _MORE, _MOST = 0.8, 0.4, 2.0
# Packed (document, place in `IMPACTS`) in the order of documents, by term.
Postings = Mapping[str, str]


@dataclass(frozen=True)
class Index:
    """Everything that can be looked up. `pairs` holds runs of letters and digits, too."""

    documents: Sequence[Document]
    pairs: Postings
    signs: Postings


def index(documents: Sequence[Document], before: Index | None = None) -> Index:
    """Return the postings of all documents.

    `before` spares looking at what has not changed since, where it is of the same addresses; of its
    documents `path` and `telling` are enough.
    """
    if before and [one.path for one in before.documents] == [one.path for one in documents]:
        return _mended(documents, before)
    found: tuple[dict[str, list[tuple[int, int]]], ...] = ({}, {})
    for number, document in enumerate(documents):
        for terms, impacts in zip(found, _impacts(document), strict=True):
            for term, impact in impacts.items():
                terms.setdefault(term, []).append((number, impact))
    pairs_found, signs_found = (
        {term: postings(one) for term, one in terms.items()} for terms in found
    )
    return Index(documents, pairs_found, signs_found)


def _mended(documents: Sequence[Document], before: Index) -> Index:
    found = dict(before.pairs), dict(before.signs)
    for number, (old, new) in enumerate(zip(before.documents, documents, strict=True)):
        if old.telling != new.telling:
            for terms, was, now in zip(found, _impacts(old), _impacts(new), strict=True):
                for term, _ in was.items() ^ now.items():
                    _put(terms, term, number, now.get(term))
    return Index(documents, *found)


def _put(terms: dict[str, str], term: str, number: int, impact: int | None) -> None:
    """Write the impact a term has for a document now, none where the document holds it no more."""
    found = dict(unpacked(terms.pop(term, "")))
    found.pop(number, None)
    if impact is not None:
        found[number] = impact
    if found:
        terms[term] = postings(sorted(found.items()))


def _words(folded: str) -> Iterator[str]:
    yield from pairs(folded)
    yield from runs(folded)


def _impacts(document: Document) -> tuple[dict[str, int], dict[str, int]]:
    """Return the impact of every pair and run, and that of every sign."""
    folded = [(level, fold(text)) for level, text in document.telling]
    return _weighed(folded, _words), _weighed(folded, signs)


def _weighed(
    folded: Iterable[tuple[int, str]], terms: Callable[[str], Iterable[str]]
) -> dict[str, int]:
    """Weigh every term: its title, its headings and tags, how often its body says it."""
    told: list[Counter[str]] = [Counter(), Counter(), Counter()]
    for level, text in folded:
        told[level].update(terms(text))
    body, head, title = told
    return {
        term: _nearest(term in title, term in head, body[term])
        for term in {**body, **head, **title}
    }


@cache
def _nearest(in_title: bool, in_head: bool, count: int) -> int:  # noqa: FBT001 -- a key of the cache
    impact = _IN_TITLE * in_title + _IN_HEAD * in_head + _by_count(count)
    return min(range(len(IMPACTS)), key=lambda place: abs(IMPACTS[place] - impact))


def _by_count(count: int) -> float:
    return min(_MOST, _ONCE + _MORE * log(count)) if count else 0.0
