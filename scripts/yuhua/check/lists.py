"""The lists that pages are held against hold together themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from yuhua.derive.observances import is_known
from yuhua.model.content import Content
from yuhua.model.lists import Observance, Synonym
from yuhua.problems import Problem
from yuhua.text import did_you_mean

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
    words = "\n".join(text for one in content.records for _, text in one.texts).lower()
    terms = [term.name for group in content.vocabulary for term in group[1]]
    words += "\n".join(terms).lower()
    named = {word for row in rows for word in row.part.mean}
    dead = {word for word in named if word.lower() not in words}
    for row in rows:
        for place, word in enumerate(row.part.mean):
            if word in dead:
                message = f"全站没有“{word}”这个词，搜了也找不到"
                hint = did_you_mean(word, terms)
                yield row.problem(("mean", place), "synonym-dead", message, hint)


CHECKS = (observances, synonyms)
