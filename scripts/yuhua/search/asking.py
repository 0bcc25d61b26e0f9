"""A query, turned into the ways it can be understood: as it stands, and in the words of the site.

`overrides/assets/search.js` does the same, and more: pinyin, homophones, Traditional.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yuhua.model.lists import Synonym
from yuhua.numerals import number
from yuhua.search.terms import HAN, LATIN, fold

# Words of questions, which say nothing of what is asked for; left out of what is longer than that.
SMALL = (
    "怎么办|怎么样|怎么|怎样|如何|为什么|什么|哪里|哪儿|在哪|多少|可以|能不能|是不是|有没有|要不要|"
    "请问|我想|我要|一下|老是|总是|[的了吗呢吧啊呀和与跟把被让给该]"
)
_SMALL = re.compile(SMALL)
_LONG = 4
_MOST = 4
# 30万 and 三十万; the empty digit stands for nothing.
_DIGITS: tuple[str, ...] = ("", *"一二三四五六七八九")
_COUNT = re.compile(r"(?<!\d)([1-9]\d?)([百千万亿])")
_COUNT_IN_HAN = re.compile(
    r"([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])([百千万亿])"
)
# What is said in other words counts a little less.
OTHERWISE = 0.9


@dataclass(frozen=True)
class Way:
    """One way to understand a query: its words, and how much that way counts."""

    words: str
    weight: float = 1.0

    @property
    def terms(self) -> tuple[str, ...]:
        """What to look up: pairs, single signs that stand alone, runs of letters and digits."""
        return tuple(dict.fromkeys(_terms(self.words)))


def ways(query: str, rows: Iterable[Synonym]) -> tuple[Way, ...]:
    """Return the ways to understand what somebody typed, the plain one first."""
    folded = fold(query).strip()
    plain = without_small(folded)
    found = [Way(plain)]
    said = sorted(
        ((word, row) for row in rows for word in map(fold, row.say) if word in folded),
        key=lambda pair: (-len(pair[0]), pair[0]),
    )
    longest: list[str] = []
    otherwise = folded
    for word, row in said:
        if any(word in other for other in longest):
            continue
        longest.append(word)
        rest = folded.replace(word, " ")
        found += [Way(_with(fold(meant), rest), OTHERWISE) for meant in row.mean]
        otherwise = otherwise.replace(word, f" {fold(row.mean[0])} ")
    counted = numerals(folded)
    if counted != folded:
        found.append(Way(without_small(counted), OTHERWISE))
    if len(longest) > 1:
        found.insert(1, Way(_with("", otherwise), OTHERWISE))
    return tuple(dict.fromkeys(found))[: 1 + _MOST]


def numerals(folded: str) -> str:
    """Return a text with 30万 as 三十万, and 三十万 as 30万."""
    text: str = _COUNT.sub(lambda found: f"{_in_han(int(found[1]))}{found[2]}", folded)
    if text == folded:
        text = _COUNT_IN_HAN.sub(lambda found: f"{number(found[1])}{found[2]}", folded)
    return text


def _in_han(count: int) -> str:
    tens, ones = divmod(count, 10)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + _DIGITS[ones]


def _with(meant: str, rest: str) -> str:
    return " ".join(f"{meant} {without_small(rest)}".split())


def without_small(folded: str) -> str:
    """Return a query without the words of questions, where something is left of it."""
    if sum(map(len, HAN.findall(folded))) <= _LONG:
        return folded
    left = " ".join(_SMALL.sub(" ", folded).split())
    return left if HAN.search(left) or LATIN.search(left) else folded


def _terms(words: str) -> Iterator[str]:
    for run in HAN.findall(words):
        if len(run) == 1:
            yield run
        else:
            yield from (run[at : at + 2] for at in range(len(run) - 1))
    yield from LATIN.findall(words)
