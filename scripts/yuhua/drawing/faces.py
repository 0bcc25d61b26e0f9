"""The two fonts things are drawn with: what they hold, and how wide a text is in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import ImageFont

from yuhua.drawing.characters import FONTS, characters, missing

# Units of the em square; advances at this size are whole numbers, whatever draws them.
EM = 1000


class Face:
    """One weight of Noto Sans SC, cut down to what `scripts/fonts/subset.py` chose; one glyph a character.

    `ascent` and `descent` are parts of the size: from the baseline up to the top of Han characters and
    down to their bottom.
    """

    ascent = 0.88
    descent = 0.12

    def __init__(self, name: str) -> None:
        """Name the file in `fonts/`; it is opened when something is measured or drawn."""
        self.path = FONTS / name
        self._advances: dict[str, float] = {}

    @staticmethod
    def missing(text: str) -> str:
        """Return the characters of `text` that there is no glyph for, each once, as they come."""
        return missing(text)

    @staticmethod
    def known(text: str) -> str:
        """Return `text` without what there is no glyph for; `check` names it, a box in its place would help nobody."""
        return (
            text
            if characters().issuperset(text)
            else "".join(filter(characters().__contains__, text))
        )

    def width(self, text: str, size: float) -> float:
        """Return how wide `text` is at `size`, in the unit of `size`."""
        return self.ems(text) * size

    def ems(self, text: str) -> float:
        """Return how wide `text` is as a multiple of its size."""
        known = self._advances
        try:
            return sum([known[char] for char in text]) / EM
        except KeyError:
            known.update((char, self.at(EM).getlength(char)) for char in sorted(set(text)))
        return self.ems(text)

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """Return what Pillow draws with, at a size in pixels; basic layout is the same on every machine."""
        return _opened(self.path, size)


@cache
def _opened(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


REGULAR = Face("NotoSansSC-Regular.ttf")
BOLD = Face("NotoSansSC-Bold.ttf")
