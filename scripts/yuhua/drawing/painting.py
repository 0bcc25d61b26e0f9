"""A picture, painted: PNG with a palette of what is needed, the same bytes on every machine."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil, floor

from PIL import Image, ImageDraw

from yuhua.drawing.picture import Area, Colour, Picture, Words

# Shades between a ground and what is written on it: more cannot be told apart.
_SHADES = 8
_STEPS = [(level * (_SHADES - 1) + 127) // 255 for level in range(256)]
_INKED = [255 * (step > 0) for step in _STEPS]


@dataclass
class _Palette:
    """The colours of a picture in the order they were asked for."""

    colours: list[Colour] = field(default_factory=list)
    first: dict[tuple[Colour, Colour], int] = field(default_factory=dict)

    def at(self, colour: Colour) -> int:
        """Return the number of one colour."""
        return self.ramp(colour, colour)

    def ramp(self, on: Colour, colour: Colour) -> int:
        """Return the number of the first of the shades from a ground to a colour."""
        if (on, colour) not in self.first:
            self.first[on, colour] = len(self.colours)
            shades = 1 if on == colour else _SHADES
            self.colours += [_mixed(on, colour, at / max(shades - 1, 1)) for at in range(shades)]
        return self.first[on, colour]


def png(picture: Picture) -> bytes:
    """Return the picture as PNG, without anything but its pixels."""
    palette = _Palette()
    image = Image.new("P", (picture.width, picture.height), palette.at(picture.ground))
    for area in picture.areas:
        _fill(image, area, palette)
    for words in _together(picture.words):
        _write(image, words, palette)
    image.putpalette([part for colour in palette.colours for part in colour])
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=2, bits=8)
    return stream.getvalue()


def _fill(image: Image.Image, area: Area, palette: _Palette) -> None:
    edges = (area.left, area.top, area.left + area.width, area.top + area.height)
    image.paste(palette.at(area.colour), edges)


def _together(words: tuple[Words, ...]) -> list[tuple[Words, ...]]:
    """Return lines of one colour that follow each other, together: they take as long as one."""
    return [tuple(found) for _, found in groupby(words, lambda one: (one.on, one.colour))]


def _write(image: Image.Image, lines: tuple[Words, ...], palette: _Palette) -> None:
    """Write lines of one colour: how much ink a pixel has chooses its shade."""
    boxes = [_box(words) for words in lines]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    ink = Image.new("L", (right - left, bottom - top))
    draw = ImageDraw.Draw(ink)
    for words in lines:
        at = (words.origin - left, words.baseline - top)
        draw.text(at, words.text, fill=255, font=words.face.at(words.size), anchor="ls")
    first = palette.ramp(lines[0].on, lines[0].colour)
    shades = ink.point([first + step for step in _STEPS])
    image.paste(shades.convert("P"), (left, top), ink.point(_INKED))


def _box(words: Words) -> tuple[int, int, int, int]:
    """Return where the ink of one line lies."""
    left, top, right, bottom = words.face.at(words.size).getbbox(words.text, anchor="ls")
    across, down = words.origin, words.baseline
    return floor(left) + across, floor(top) + down, ceil(right) + across, ceil(bottom) + down


def _mixed(on: Colour, colour: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(on, colour, strict=True))
    return red, green, blue
