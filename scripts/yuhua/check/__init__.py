"""The rules of the content: one file per concern, each rule a generator of problems.

A module's `CHECKS` names its rules; each takes (content, as_of) and yields problems. `EACH`, where there is one, names
those of them that look at one record at a time, and beside it at the lists, words and numbers only: never at the moment.
`NAMING` names those that also look at which other records, files and pictures there are, but not at what they say.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from math import inf
from operator import is_
from types import ModuleType

from yuhua.check.waivers import unwaived
from yuhua.kinds.contact import KIND as CONTACTS
from yuhua.model.content import Content, Located
from yuhua.problems import Problem

# Personal data have to go; how they are written matters no more.
GOING = {"number-unknown", "private-account", "private-mobile", "private-number"}
_OF_WRITING = {"format-invalid", "letter-wide"}
Check = Callable[[Content, datetime], Iterator[Problem]]


class Memory:
    """What was found in single files, for a program that goes on: only what has changed is looked at again."""

    def __init__(self) -> None:
        self._kept = _Kept(each(), _words), _Kept(naming(), _words_and_names)

    def found(self, content: Content, as_of: datetime) -> Iterator[Problem]:
        """Yield what the rules of `EACH` and `NAMING` find."""
        for one in self._kept:
            yield from one.found(content, as_of)


class _Kept:
    """What some rules found, by file; `around` tells what they look at beside the records of a file.

    Records are known by identity, as `read/memory.py` keeps them.
    """

    def __init__(
        self, rules: Iterable[Check], around: Callable[[Content], tuple[object, ...]]
    ) -> None:
        self._rules, self._look = tuple(rules), around
        self._around: tuple[object, ...] = ()
        self._kept: dict[str, tuple[list[Located], list[Problem]]] = {}

    def found(self, content: Content, as_of: datetime) -> Iterator[Problem]:
        """Yield what the rules find."""
        around = self._look(content)
        if around != self._around:
            self._around, self._kept = around, {}
        files: dict[str, list[Located]] = {}
        for one in content.records:
            files.setdefault(one.file, []).append(one)
        changed = {file for file, records in files.items() if not self._knows(file, records)}
        again = self._again(content, as_of, changed) if changed else {}
        self._kept = {
            file: (records, again[file]) if file in again else self._kept[file]
            for file, records in files.items()
        }
        for _, problems in self._kept.values():
            yield from problems

    def _knows(self, file: str, records: list[Located]) -> bool:
        before, _ = self._kept.get(file, ([], []))
        return len(before) == len(records) and all(map(is_, before, records))

    def _again(
        self, content: Content, as_of: datetime, files: set[str]
    ) -> dict[str, list[Problem]]:
        """Return what they find in some files."""
        part = only(content, files)
        problems: dict[str, list[Problem]] = {file: [] for file in sorted(files)}
        for rule in self._rules:
            for problem in rule(part, as_of):
                if problem.file in files:
                    problems[problem.file].append(problem)
        return problems


def only(content: Content, files: Collection[str]) -> Content:
    """Return the records of some files, and the numbers; of the others only that they are there."""
    shown = tuple(one for one in content.records if one.file in files or one.kind == CONTACTS.name)
    others = (one.glimpse for one in content.records if one.file not in files)
    return replace(content, records=shown, others=(*content.others, *others))


def _words(content: Content) -> tuple[object, ...]:
    """Return what the rules of `EACH` look at beside a record."""
    numbers = tuple(one for one in content.records if one.kind == CONTACTS.name)
    known = CONTACTS.home not in content.broken
    return content.vocabulary, content.lists, numbers, known


def _words_and_names(content: Content) -> tuple[object, ...]:
    """Return what the rules of `NAMING` look at beside a record."""
    there = tuple(one.glimpse for one in content.records)
    return *_words(content), there, content.others, content.broken, content.pictures


def check(content: Content, as_of: datetime, memory: Memory | None = None) -> tuple[Problem, ...]:
    """Return every problem that nobody waived, those of reading included, sorted by place.

    `memory` is that of earlier checks and spares time.
    """
    found = [*content.problems, *(memory or Memory()).found(content, as_of)]
    found += _in_bodies(content, as_of)
    alone = {*each(), *naming()}
    for rule in checks():
        if rule not in alone:
            found += rule(content, as_of)
    return tuple(sorted(_said_once(set(unwaived(content, found)))))


def _in_bodies(content: Content, as_of: datetime) -> Iterator[Problem]:
    """Yield what is wrong in the text of pages whose fields have to be put right first."""
    if not content.bodies:
        return
    starts = {one.file: one.body_line for one in content.bodies}
    part = only(content, ())
    part = replace(part, records=(*part.records, *content.bodies))
    for rule in (*each(), *naming()):
        for problem in rule(part, as_of):
            if problem.line >= starts.get(problem.file, inf):
                yield problem


def _said_once(found: set[Problem]) -> Iterator[Problem]:
    """Yield the problems without what is said of the writing of things that have to go."""
    going = {(one.file, one.line) for one in found if one.code in GOING}
    for one in found:
        if one.code not in _OF_WRITING or (one.file, one.line) not in going:
            yield one


def checks() -> tuple[Check, ...]:
    """Return every rule, found by walking this folder."""
    return tuple(rule for module in _modules() for rule in module.CHECKS)


def each() -> tuple[Check, ...]:
    """Return the rules that look at one record at a time."""
    return tuple(rule for module in _modules() for rule in getattr(module, "EACH", ()))


def naming() -> tuple[Check, ...]:
    """Return the rules that look at one record, and at which others there are."""
    return tuple(rule for module in _modules() for rule in getattr(module, "NAMING", ()))


def _modules() -> list[ModuleType]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [importlib.import_module(f"{__name__}.{name}") for name in names]
