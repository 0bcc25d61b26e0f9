"""The lists that pages are held against hold together themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache

from yuhua.derive.observances import is_known
from yuhua.model.content import Content
from yuhua.model.lists import Observance, Synonym
from yuhua.problems import Problem
from yuhua.text import did_you_mean

MOST_KEPT = 4096
_EXAMPLES = "5月15日、5月15日所在周、5月第2个周日、4月第四周、农历九月初九"


def observances(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """An observance falls on a day one can find."""
    for row in content.rows(Observance):
        if not is_known(row.part.when):
            message = f"看不懂是哪天：“{row.part.when}”"
            yield row.problem(("when",), "observance-unknown", message, f"可以写：{_EXAMPLES}")


def synonyms(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """What everyday words lead to is there to be found (feature Q5)."""
    rows = content.rows(Synonym)
    if not rows or content.others or content.broken:
        return  # only some files were read: the words may stand in the others
    terms = [term.name for group in content.vocabulary for term in group[1]]
    words = frozenset(word for row in rows for word in row.part.mean)
    found = _finder(words)
    there = frozenset[str]().union(*(found(one.words) for one in content.records))
    dead = {word for word in words - there if word.lower() not in "\n".join(terms).lower()}
    for row in rows:
        for place, word in enumerate(row.part.mean):
            if word in dead:
                message = f"全站没有“{word}”这个词，搜了也找不到"
                hint = did_you_mean(word, terms)
                yield row.problem(("mean", place), "synonym-dead", message, hint)


@lru_cache(maxsize=1)
def _finder(words: frozenset[str]) -> Callable[[str], frozenset[str]]:
    """Return what says which of some words stand in a text written in small letters.

    What it said is kept, because a preview asks for all of them again after one has changed.
    """
    lowered = [(word, word.lower()) for word in words]

    @lru_cache(maxsize=MOST_KEPT)
    def found(text: str) -> frozenset[str]:
        return frozenset(word for word, low in lowered if low in text)

    return found


CHECKS = (observances, synonyms)
