"""What a plate at the door of a 妇女儿童之家 says, laid out on A4; half as large it is A6."""

from __future__ import annotations

from dataclasses import dataclass, replace

from yuhua.drawing.card import LEAF, SOFT, SUN
from yuhua.drawing.faces import BOLD
from yuhua.drawing.fitting import Box, fitted
from yuhua.drawing.paper import A4, MARGIN, RULE, WHITE, Block, block, code, framed
from yuhua.drawing.picture import Area, Picture, Words

MODULE = 16
WIDTH = A4[0] - 2 * MARGIN
_RIGHT = A4[0] - MARGIN
_CODE_BOTTOM = 1500


@dataclass(frozen=True)
class Plate:
    """What a plate says; `finds` are the things one finds there, `lines` where and when it is open."""

    title: str
    lines: tuple[str, ...] = ()
    finds: str = ""
    call: str = ""
    foot: str = ""
    sample: bool = False
    code: tuple[str, ...] = ()


def plate(told: Plate) -> Picture:
    """Return the plate: its name, what one finds there, a code that fills the width of a hand."""
    areas: list[Area] = [Area(MARGIN, MARGIN, WIDTH, 2 * RULE, LEAF)]
    words: list[Words] = []
    top = MARGIN + 2 * RULE + 36
    if told.sample:
        sides, sample = framed("示例", 44, (_RIGHT - 130, top), SUN)
        areas += sides
        words.append(sample)
        top += 90
    title = fitted(told.title, BOLD, Box(WIDTH, 3, 330, 1.22), (112, 104, 96, 88, 80, 72, 64, 56))
    blocks = [Block(title.lines, title.size, LEAF, leading=1.22)]
    blocks += [block(line, 40, WIDTH, colour=SOFT, bold=False) for line in told.lines]
    blocks += [block(told.finds, 44, WIDTH)] if told.finds else []
    for one in blocks:
        words += one.words(MARGIN, top)
        top += one.height + 12
    foot = [block(told.call, 54, WIDTH), block(told.foot, 28, WIDTH, colour=SOFT, bold=False)]
    bottom = A4[1] - MARGIN
    for one in reversed(foot):
        bottom -= one.height
        words += one.words(MARGIN, bottom)
    side = len(told.code)
    pixels = min(MODULE, (bottom - top) // max(side, 1))
    left = (A4[0] - side * pixels) // 2
    areas += code(told.code, (left, bottom - side * pixels), pixels)
    return Picture(*A4, WHITE, tuple(areas), tuple(words))


def halved(picture: Picture) -> Picture:
    """Return the same picture half as wide and high: A6 from A4."""
    areas = (
        Area(
            one.left // 2, one.top // 2, max(one.width // 2, 1), max(one.height // 2, 1), one.colour
        )
        for one in picture.areas
    )
    words = (
        replace(one, left=one.left // 2, baseline=one.baseline // 2, size=one.size // 2)
        for one in picture.words
    )
    return Picture(
        picture.width // 2, picture.height // 2, picture.ground, tuple(areas), tuple(words)
    )
