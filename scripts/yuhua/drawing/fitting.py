"""A text and a box, turned into lines and the largest size at which they fit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from yuhua.drawing.breaking import NOT_FIRST, NOT_LAST, Broken, broken
from yuhua.drawing.faces import Face

ELLIPSIS = "……"
# So much smaller a text may be set to tear a word less, and so much in all.
_TORN = 0.3
_SMALLEST = 0.68


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
    """Return `text` at the largest of `sizes` (descending) that fits into `box`, or a little smaller if that tears less.

    A text that does not fit at any of them is cut short, in the smallest one.
    """
    text = face.known(text)
    found: list[tuple[float, int, Broken]] = []
    for size in _possible(text, face, box, sizes):
        if found and (size < -found[0][1] * _SMALLEST or found[-1][2].torn == 0):
            break
        made = _broken(text, face, box, size)
        if box.holds(len(made.lines), size):
            largest = -found[0][1] if found else size
            found.append((made.torn * _TORN + 1 - size / largest, -size, made))
    if not found:
        return _shortened(text, face, box, sizes[-1])
    _, size, made = min(found, key=lambda one: one[:2])
    return Fitted(made.lines, -size)


def _possible(text: str, face: Face, box: Box, sizes: tuple[int, ...]) -> Iterator[int]:
    """Yield the sizes at which the text might fit, by its length alone."""
    ems = face.ems("".join(text.split()))
    for size in sizes:
        if box.holds(math.floor(ems * size / box.width), size):
            yield size


def _broken(text: str, face: Face, box: Box, size: int) -> Broken:
    return broken(text, box.width / size, face.ems)


def _lines(text: str, face: Face, box: Box, size: int) -> tuple[str, ...]:
    return _broken(text, face, box, size).lines


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
