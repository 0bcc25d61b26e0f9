"""Folded text, cut into runs of digits with whatever stands between them: `1xx xxxx-xxxx`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LEAST = 5
BETWEEN = r"[ \t\-.·•‧∙・–—―−_/~+()]"
MOST_BETWEEN = 3
_RUN = re.compile(rf"[0-9](?:{BETWEEN}{{0,{MOST_BETWEEN}}}[0-9]){{{LEAST - 1},}}")
# What may touch digits with letters: tel138…, vx138….
_LABEL = re.compile(r"(?:^|[^A-Za-z])(?:tel|phone|call|mobile|at|no|vx?|wx|qq?)$", re.IGNORECASE)
_LINK = re.compile(r"https?://[^\s<>\"'()\[\]{}\u3000-\u9fff]*$", re.IGNORECASE)
_ASKED = re.compile(r"(?:tel|phone|mobile|shouji)=$", re.IGNORECASE)
_LONGEST_LINK = 200


@dataclass(frozen=True, slots=True)
class Run:
    """Digits and, in the text around them, their places; digits that touch are a group."""

    figures: str
    digits: str
    places: tuple[int, ...]

    def is_start(self, number: int) -> bool:
        """Say whether a group begins with a digit."""
        return number == 0 or self.places[number] - self.places[number - 1] > 1

    def is_end(self, number: int) -> bool:
        """Say whether a group is over before a digit."""
        return number == len(self.digits) or (
            number < len(self.digits) and self.places[number] - self.places[number - 1] > 1
        )

    def sizes(self, first: int, end: int) -> tuple[int, ...]:
        """Return how many digits stand together: `1xx xxxx-xxxx` is (3, 4, 4)."""
        inner = (number for number in range(first + 1, end) if self.is_start(number))
        return tuple(two - one for one, two in pairwise((first, *inner, end)))

    def is_spread(self, first: int, end: int, most: int) -> bool:
        """Say whether digits stand in groups of at most so many, the same between them all."""
        if max(self.sizes(first, end)) > most:
            return False
        places = self.places[first:end]
        between = {self.figures[one + 1 : two] for one, two in pairwise(places)}
        return len(between - {""}) == 1

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Return where some of the digits begin and end in the text."""
        return self.places[first], self.places[end - 1] + 1

    def before(self, number: int, count: int) -> str:
        """Return some signs before a digit, on its line."""
        place = self.places[number]
        return self.figures[max(0, place - count) : place].rpartition("\n")[2]

    def is_word(self, first: int, end: int) -> bool:
        """Say whether letters touch some of the digits, as in 3f9a0; a label (tel138…) is no word."""
        start, stop = self.span(first, end)
        before = self.figures[max(0, start - 8) : start]
        if before and before[-1].isascii() and (before[-1].isalnum() or before[-1] == "_"):
            return not _LABEL.search(before)
        after = self.figures[stop : stop + 1]
        return after.isascii() and (after.isalnum() or after == "_") and after not in "xXqQvVwW_"

    def is_address(self, number: int) -> bool:
        """Say whether a digit is part of a web address, where it means no telephone."""
        before = self.before(number, _LONGEST_LINK)
        return bool(_LINK.search(before)) and not _ASKED.search(before)


def runs(figures: str) -> Iterator[Run]:
    """Yield every run of five digits or more."""
    for found in _RUN.finditer(figures):
        start = found.start()
        places = tuple(start + at for at, sign in enumerate(found[0]) if "0" <= sign <= "9")
        yield Run(figures, "".join(one for one in found[0] if "0" <= one <= "9"), places)
