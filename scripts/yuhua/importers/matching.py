"""A name in a cell, turned into the record or the controlled word it means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from yuhua.importers.cells import plain
from yuhua.kinds.contact import Contact
from yuhua.kinds.course import Course
from yuhua.kinds.person import Person
from yuhua.kinds.place import Place
from yuhua.model.content import Content
from yuhua.model.entry import Record
from yuhua.model.terms import Group, Vocabulary

_SHORTEST = 2
_TITLES = re.compile("(?:老师|讲师|教授|主任|女士|先生)$")


@dataclass(frozen=True)
class Around:
    """What the cells are read against: titles by id, controlled words, ids in use, and the day."""

    as_of: date
    vocabulary: Vocabulary = field(repr=False)
    titles: Mapping[str, Mapping[str, str]] = field(repr=False)
    numbers: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()


def around(content: Content, as_of: date) -> Around:
    """Return what the cells of a timetable are read against."""
    titles = {
        "place": _titles(content.of(Place)),
        "speakers": _titles(content.of(Person)),
        "course": _titles(content.of(Course)),
    }
    numbers = {re.sub(r"\D", "", one.number) for one in content.of(Contact).values()}
    ids = {one.record.id for one in content.records}
    return Around(as_of, content.vocabulary, titles, frozenset(numbers), frozenset(ids))


def _titles(records: Mapping[str, Record]) -> dict[str, str]:
    return {name: one.title for name, one in records.items()}


def find(name: str, titles: Mapping[str, str]) -> str:
    """Return the id of the record that `name` means: its id, its title, or a part only it has."""
    wanted = plain(name)
    whole = {key for key, title in titles.items() if wanted in {plain(key), plain(title)}}
    if len(whole) == 1:
        return whole.pop()
    part = [key for key, title in titles.items() if _share(wanted, plain(title))]
    if len(part) != 1 and (shorter := _TITLES.sub("", wanted)) != wanted:
        return find(shorter, titles)
    return part[0] if len(part) == 1 and not whole else ""


def _share(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SHORTEST and shorter in longer


def term(name: str, group: Group, vocabulary: Vocabulary) -> str:
    """Return the controlled word that `name` is, its id or `3-6岁` for `3到6岁`; or an empty string."""
    wanted = _spelling(name)
    for one in vocabulary.group(group):
        if wanted in {_spelling(one.name), _spelling(one.id)}:
            return one.name
    return ""


def _spelling(name: str) -> str:
    """Return a word as it compares: `3～6岁`, `3到6岁` and the id `3-6` are the same."""
    found = re.sub(r"(?<=\d)(?:周?岁)?[-~—–―〜至到]+(?=\d)", "-", plain(name))
    return re.sub(r"(?<=\d)周?岁$", "", found)
