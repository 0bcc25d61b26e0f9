"""Lines of the classics are held, character by character, against those somebody compared."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from yuhua.kinds.story import Story
from yuhua.model.content import Content
from yuhua.model.parts import Quote
from yuhua.problems import Mark, Problem

# A quoted piece this long that is nearly, but not quite, a line of the table was miscopied.
LEAST = 6
NEARLY = 0.72
_HAN = re.compile(r"[^\u3400-\u9fff]")
_QUOTED = re.compile(r"“([^“”]+)”")


@dataclass(frozen=True)
class _Lines:
    """What has been compared: the Han of each line by work, and which lines hold a pair of them."""

    works: Mapping[str, tuple[str, ...]]
    pairs: Mapping[str, frozenset[str]]
    shown: Mapping[str, str]

    def holds(self, words: str) -> bool:
        return any(words in line for lines in self.works.values() for line in lines)

    def homes(self, text: str) -> list[str]:
        """Return the works in which every part of `text` (between `……`) stands."""
        parts = [_han(part) for part in text.split("……")]
        return [
            work
            for work, mine in self.works.items()
            if all(any(part in line for line in mine) for part in parts)
        ]

    def nearest(self, words: str) -> str:
        """Return the line that `words` was most likely meant to be a part of, or nothing."""
        votes: Counter[str] = Counter()
        mine = {a + b for a, b in pairwise(words)}
        for pair in mine:
            votes.update(self.pairs.get(pair, ()))
        for line, _ in votes.most_common(3):
            matched = difflib.SequenceMatcher(None, words, line, autojunk=False)
            same = sum(block.size for block in matched.get_matching_blocks())
            if same / len(words) >= NEARLY:
                return self.shown[line]
        return ""


def _lines(content: Content) -> _Lines:
    works: dict[str, tuple[str, ...]] = {}
    pairs: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    for row in content.rows(Quote):
        line = _han(row.part.text)
        works[row.part.work] = (*works.get(row.part.work, ()), line)
        shown.setdefault(line, row.part.text)
        for a, b in pairwise(line):
            pairs.setdefault(a + b, set()).add(line)
    return _Lines(works, {pair: frozenset(found) for pair, found in pairs.items()}, shown)


def _han(text: str) -> str:
    return _HAN.sub("", text)


def quotes(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """The lines a story gives as its source stand in the table, under that work."""
    lines = _lines(content)
    if not lines.works:
        return
    for one in content.records:
        if not isinstance(one.record, Story):
            continue
        for place, quote in enumerate(one.record.quotes):
            homes = lines.homes(quote.text)
            if not homes:
                yield _wrong(one.file, one.at("quotes", place, "text"), quote.text, lines)
            elif quote.work not in homes:
                message = f"出处写的是{quote.work}，核对过的出处不一样"
                path = ("quotes", place, "work")
                yield one.problem(path, "quotation-work", message, f"改成 work: {homes[0]}")


def in_texts(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """What stands in quotation marks and is nearly a line of the table is it, to the letter."""
    lines = _lines(content)
    if not lines.works:
        return
    for one in content.entries:
        for mark, text in one.texts:
            for found in _QUOTED.finditer(text):
                words = _han(found[1])
                if len(words) >= LEAST and not lines.holds(words) and lines.nearest(words):
                    place = mark.along(found.start(1))
                    yield _wrong(one.file, place, found[1], lines)


def _wrong(file: str, place: Mark, text: str, lines: _Lines) -> Problem:
    near = lines.nearest(_han(text))
    message = f"引文“{text}”和核对过的原文不一样" if near else f"引文“{text}”没有核对过"
    hint = f"核对过的是：{near}" if near else "对照通行的整理本，一字不差地写进 quotations.yml"
    return Problem.at(file, place, "quotation-wrong", message, hint)


CHECKS = (quotes, in_texts)
EACH = CHECKS
