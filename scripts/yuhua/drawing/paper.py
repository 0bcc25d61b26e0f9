"""Sheets of paper in pixels of a 150th of an inch, and what stands on all of them: lines of text, rules, QR codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from yuhua.drawing.breaking import lines
from yuhua.drawing.card import INK
from yuhua.drawing.faces import BOLD, REGULAR
from yuhua.drawing.picture import Area, Colour, Words

A4 = (1240, 1754)
MARGIN = 90  # 15 mm: no printer at home cuts into that
WHITE: Colour = (255, 255, 255)
RULE = 6
QUIET = 4  # modules around a QR code that stay white (ISO/IEC 18004 §5.3.8)


@dataclass(frozen=True)
class Block:
    """Text of one look, broken into lines; `struck` crosses it out."""

    lines: tuple[str, ...]
    size: int
    colour: Colour = INK
    bold: bool = True
    struck: bool = False
    leading: float = 1.35

    @property
    def step(self) -> int:
        """The height of one line."""
        return round(self.size * self.leading)

    @property
    def height(self) -> int:
        """The height of all lines."""
        return self.step * len(self.lines)

    def words(self, left: int, top: int) -> Iterator[Words]:
        """Yield its lines below each other."""
        for at, line in enumerate(self.lines):
            base = top + at * self.step + round((self.step - self.size) / 2 + 0.88 * self.size)
            yield Words(line, left, base, self.size, self.colour, WHITE, bold=self.bold)

    def strokes(self, left: int, top: int) -> Iterator[Area]:
        """Yield what crosses its lines out."""
        for words in self.words(left, top) if self.struck else ():
            middle = words.baseline - round(0.38 * self.size)
            width = int(words.edges.right) - left
            yield Area(left, middle, width, max(2, self.size // 14), self.colour)


@lru_cache(maxsize=4096)  # names of places and ways to sign up come again and again
def block(
    text: str,
    size: int,
    width: int,
    *,
    colour: Colour = INK,
    bold: bool = True,
    struck: bool = False,
) -> Block:
    """Return text in as many lines as it needs at that size; characters without a glyph are left out."""
    face = BOLD if bold else REGULAR
    broken = lines(face.known(text), width, lambda part: face.width(part, size), balanced=False)
    return Block(broken, size, colour, bold, struck)


def framed(
    text: str, size: int, corner: tuple[int, int], colour: Colour, room: int = 0
) -> tuple[tuple[Area, ...], Words]:
    """Return a stamp: text in a frame with its upper left corner there, as wide as the text or as `room`."""
    left, top = corner
    pad, line = round(size * 0.4), max(4, size // 12)
    inner = round(BOLD.width(text, size))
    width, height = room or inner + 2 * pad, round(size * 1.5)
    sides = (
        Area(left, top, width, line, colour),
        Area(left, top + height - line, width, line, colour),
        Area(left, top, line, height, colour),
        Area(left + width - line, top, line, height, colour),
    )
    base = top + round(size * 1.13)
    return sides, Words(text, left + (width - inner) // 2, base, size, colour, WHITE)


def code(modules: tuple[str, ...], corner: tuple[int, int], pixels: int) -> Iterator[Area]:
    """Yield the dark runs of a QR code given as rows of `1` and `0` with its quiet zone, each module so many pixels wide."""
    left, top = corner
    for down, row in enumerate(modules):
        start = row.find("1")
        while start >= 0:
            end = row.find("0", start)
            yield Area(
                left + start * pixels, top + down * pixels, (end - start) * pixels, pixels, INK
            )
            start = row.find("1", end)
