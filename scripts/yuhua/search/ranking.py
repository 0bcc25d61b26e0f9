"""Answers, ranked: what the browser shows for a query that needs no pinyin and no other characters.

Here for the checks: `search_queries` must find their page. `overrides/assets/search.js` ranks the
same way; a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from yuhua.model.lists import Synonym
from yuhua.search.asking import Way, ways
from yuhua.search.documents import Document
from yuhua.search.packing import unpacked
from yuhua.search.postings import IMPACTS, Index
from yuhua.search.terms import JOINT, fold

# A title that holds all the words together, begins with them, is them.
HOLDS, BEGINS, IS = 2.0, 0.6, 1.5
# Words that mean a sensitive page open it as a title would.
DOOR = IMPACTS[-1]
# Of a word that opens one, so many signs are enough: 安全保护 is in 人身安全保护令.
_PART = 4
# So many runs a beginning of letters stands for.
_LONGER = 12


@dataclass(frozen=True)
class Answer:
    """A document that answers: its number, points, and which share of the query it holds."""

    document: int
    points: float
    share: float


def answers(query: str, index: Index, rows: Sequence[Synonym]) -> list[Answer]:
    """Return what answers a query, best first; ties in the order of addresses."""
    best: dict[int, Answer] = {}
    for way in ways(query, rows):
        for answer in _by_way(way, index):
            old = best.get(answer.document)
            if old is None or answer.points > old.points:
                best[answer.document] = answer
    return sorted(best.values(), key=lambda one: (-one.points, one.document))


def _by_way(way: Way, index: Index) -> list[Answer]:
    points: dict[int, float] = {}
    shares: dict[int, float] = {}
    total = 0.0
    for term in _known(way.terms, index):
        found = postings_of(term, index)
        rarity = log(1 + (len(index.documents) - len(found) + 0.5) / (len(found) + 0.5))
        total += rarity
        for document, impact in found:
            points[document] = points.get(document, 0.0) + rarity * IMPACTS[impact]
            shares[document] = shares.get(document, 0.0) + rarity
    phrase = way.words.replace(" ", "")
    found_by = {number: (points[number] / total, shares[number] / total) for number in points}
    for number, one in enumerate(index.documents):
        if any(opens(phrase, fold(door)) for door in one.doors):
            found_by[number] = (DOOR, 1.0)
    return [
        Answer(number, _points(index.documents[number], impact, share, phrase) * way.weight, share)
        for number, (impact, share) in found_by.items()
    ]


def postings_of(term: str, index: Index) -> list[tuple[int, int]]:
    """Return (document, impact) of everything that holds a term, or a run that begins with it."""
    single = len(term) == 1 and not term.isascii()
    postings = index.signs if single else index.pairs
    if term in postings or not term.isascii():
        return list(unpacked(postings.get(term, "")))
    longer = sorted(one for one in postings if one.startswith(term))[:_LONGER]
    found: dict[int, int] = {}
    for one in longer:
        for document, impact in unpacked(postings[one]):
            found[document] = max(impact, found.get(document, 0))
    return sorted(found.items())


def _known(terms: tuple[str, ...], index: Index) -> tuple[str, ...]:
    """Take apart what is written together and stands nowhere: 3-6 is 3 and 6."""
    parts = (JOINT.split(term) if not postings_of(term, index) else [term] for term in terms)
    return tuple(dict.fromkeys(part for one in parts for part in one if part))


def opens(phrase: str, door: str) -> bool:
    """Say whether words mean a sensitive page that opens to `door`."""
    return door in phrase or (len(phrase) >= _PART and phrase in door)


def _points(document: Document, impact: float, share: float, phrase: str) -> float:
    title = fold(document.title).replace(" ", "")
    bonus = 0.0
    if phrase in title:
        bonus = HOLDS + BEGINS * title.startswith(phrase) + IS * (title == phrase)
    return (impact + bonus) * share * prior(document.prior)


def prior(letter: str) -> float:
    """Return how much a page counts: `a` a tenth, `j` fully."""
    return (ord(letter) - ord("a") + 1) / 10
