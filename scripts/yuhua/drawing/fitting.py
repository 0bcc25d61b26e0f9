"""A text and a box, turned into lines and the largest size at which they fit."""

from __future__ import annotations

import math
from dataclasses import dataclass

from yuhua.drawing.breaking import NOT_FIRST, NOT_LAST, lines
from yuhua.drawing.faces import Face

ELLIPSIS = "……"


@dataclass(frozen=True)
class Box:
    """Where a text may stand: how wide, in how many lines at most, and how high; `leading` is a part of the size."""

    width: float
    lines: int
    height: float = math.inf
    leading: float = 1.3

    def holds(self, count: int, size: int) -> bool:
        """Say whether so many lines of that size have room."""
        return count <= self.lines and count * size * self.leading <= self.height


@dataclass(frozen=True)
class Fitted:
    """Lines, the size they fit at, and whether all of the text is in them."""

    lines: tuple[str, ...]
    size: int
    whole: bool = True


def fitted(text: str, face: Face, box: Box, sizes: tuple[int, ...]) -> Fitted:
    """Return `text` at the largest of `sizes` (descending) that fits into `box`; cut short, in the smallest, if none does."""
    text = face.known(text)
    for size in sizes:
        found = _lines(text, face, box, size)
        if box.holds(len(found), size):
            return Fitted(found, size)
    return _shortened(text, face, box, sizes[-1])


def _lines(text: str, face: Face, box: Box, size: int) -> tuple[str, ...]:
    return lines(text, box.width, lambda part: face.width(part, size))


def _shortened(text: str, face: Face, box: Box, size: int) -> Fitted:
    """Return as much of `text` as fits, ended by an ellipsis."""
    fits, over = 0, len(text)
    while over - fits > 1:
        middle = (fits + over) // 2
        count = len(_lines(_ended(text[:middle]), face, box, size))
        fits, over = (middle, over) if box.holds(count, size) else (fits, middle)
    return Fitted(_lines(_ended(text[:fits]), face, box, size), size, whole=False)


def _ended(text: str) -> str:
    return text.rstrip("".join(NOT_FIRST | NOT_LAST) + " ") + ELLIPSIS
