"""A picture as it is described before anything is painted: areas of one colour, and words upon them, in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from yuhua.drawing.faces import BOLD, REGULAR, Face

Colour = tuple[int, int, int]
# Marks whose left half is empty; at the beginning of a line they stand out into the margin.
_OPENING = frozenset("《〈「『【（“‘")
_HANGING = 0.45


@dataclass(frozen=True)
class Edges:
    """A rectangle; right and bottom are the first pixels outside."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Edges) -> bool:
        """Say whether both have a point in common."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def inside(self, other: Edges) -> bool:
        """Say whether nothing of this one lies outside of `other`."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom


@dataclass(frozen=True)
class Area:
    """A rectangle of one colour."""

    left: int
    top: int
    width: int
    height: int
    colour: Colour

    @property
    def edges(self) -> Edges:
        """Where it lies."""
        return Edges(self.left, self.top, self.left + self.width, self.top + self.height)


@dataclass(frozen=True)
class Words:
    """One line of text: where its baseline begins, and the colour of the ground it stands on."""

    text: str
    left: int
    baseline: int
    size: int
    colour: Colour
    on: Colour
    bold: bool = True

    @property
    def face(self) -> Face:
        """The font it is set in."""
        return BOLD if self.bold else REGULAR

    @property
    def origin(self) -> int:
        """Where the first glyph begins: left of `left` where its ink begins half an em later."""
        return self.left - round(_HANGING * self.size) * (self.text[:1] in _OPENING)

    @property
    def edges(self) -> Edges:
        """Where its ink may lie: as wide as it is set, as high as Han characters."""
        face, size = self.face, self.size
        right = self.origin + face.width(self.text, size)
        return Edges(
            self.left,
            self.baseline - face.ascent * size,
            right,
            self.baseline + face.descent * size,
        )


@dataclass(frozen=True)
class Picture:
    """A ground of one colour, the areas on it, later ones above, and the words above them all."""

    width: int
    height: int
    ground: Colour
    areas: tuple[Area, ...]
    words: tuple[Words, ...]
