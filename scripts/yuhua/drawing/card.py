"""What a card says, laid out: 1200×630 for links that are shared, 500×500 for lists of chats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yuhua.drawing.faces import BOLD, REGULAR
from yuhua.drawing.fitting import Box, Fitted, fitted
from yuhua.drawing.picture import Area, Colour, Picture, Words

WIDE = (1200, 630)
SQUARE = (500, 500)
# The colours of overrides/assets/yuhua.css.
PAPER: Colour = (0xF8, 0xF4, 0xEA)
LIGHT: Colour = (0xFF, 0xFD, 0xF7)
INK: Colour = (0x25, 0x22, 0x1C)
SOFT: Colour = (0x5B, 0x54, 0x47)
LINE: Colour = (0xDC, 0xD3, 0xC0)
LEAF: Colour = (0x1D, 0x5C, 0x47)
SEAL: Colour = (0xA3, 0x30, 0x1D)
SUN: Colour = (0x6D, 0x4A, 0x00)

MARGIN = 72
_SPINE = 28
_RIGHT = WIDE[0] - MARGIN
_SEAL_SIZE = 48
_SEAL_WIDTH = 76
_TITLE_TOP = 140
_FOOT = WIDE[1] - MARGIN  # the baseline of the site's name
_TITLE_SIZES = tuple(range(116, 55, -4))
_SQUARE_MARGIN = 40
_SQUARE_SIZES = tuple(range(136, 59, -4))
_SMALLEST_WHOLE = 60


@dataclass(frozen=True)
class Telling:
    """What a card says; nothing else decides what it looks like.

    `label` says what it is, `facts` when and where, `note` one sentence instead of them; `stamps` are set off.
    """

    title: str
    label: str = ""
    facts: tuple[str, ...] = ()
    note: str = ""
    stamps: tuple[str, ...] = ()
    site: str = ""
    seal: str = ""
    accent: Colour = LEAF


def wide(told: Telling) -> Picture:
    """Return the card that is shown where a link to the page is shared."""
    lower = tuple(_lower(told))
    height = min((words.edges.top for words in lower), default=_FOOT - 60) - _TITLE_TOP - 24
    title = fitted(told.title, BOLD, Box(_RIGHT - MARGIN, 3, height), _TITLE_SIZES)
    areas, words = _sealed(told)
    stamped, marks = _stamps(told)
    return Picture(
        *WIDE,
        PAPER,
        (Area(0, 0, _SPINE, WIDE[1], told.accent), *areas, *stamped),
        (
            *marks,
            *_one_line(told.label, (MARGIN, 104), 36, SEAL),
            *_set(title, (MARGIN, _TITLE_TOP), (INK, PAPER)),
            *lower,
            *_one_line(told.site, (MARGIN, _FOOT), 30, SOFT),
            *words,
        ),
    )


def square(told: Telling) -> Picture:
    """Return the card of which 100 pixels are shown beside a chat: the title, or what stands before its colon."""
    side = SQUARE[0] - 2 * _SQUARE_MARGIN
    box = Box(side, 5, side, 1.22)
    title = fitted(told.title, BOLD, box, _SQUARE_SIZES)
    if not title.whole or title.size < _SMALLEST_WHOLE:
        title = fitted(told.title.partition("：")[0], BOLD, box, _SQUARE_SIZES)
    height = round(len(title.lines) * title.size * box.leading)
    top = (SQUARE[1] - height) // 2
    words = _set(title, (_SQUARE_MARGIN, top), (LIGHT, told.accent), box.leading)
    return Picture(*SQUARE, told.accent, (), tuple(words))


def _lower(told: Telling) -> Iterator[Words]:
    """Yield what stands between title and foot: when and where, or a sentence; from below upwards."""
    room = _RIGHT - MARGIN - _SEAL_WIDTH - 40
    if told.facts:
        for at, fact in enumerate(reversed(told.facts)):
            first = at == len(told.facts) - 1
            face, sizes = (BOLD, (46, 42, 38, 34)) if first else (REGULAR, (38, 34, 30))
            found = fitted(fact, face, Box(room, 1), sizes)
            colour = LEAF if first else SOFT
            yield from _set(found, (MARGIN, _FOOT - 112 - at * 62), (colour, PAPER), bold=first)
    elif told.note:
        found = fitted(told.note, REGULAR, Box(room, 2), (36, 34, 32))
        top = _FOOT - 66 - round(len(found.lines) * found.size * 1.45)
        yield from _set(found, (MARGIN, top), (SOFT, PAPER), 1.45, bold=False)


def _set(
    found: Fitted,
    corner: tuple[int, int],
    colours: tuple[Colour, Colour],
    leading: float = 1.3,
    *,
    bold: bool = True,
) -> Iterator[Words]:
    """Yield lines below each other, the first one's top at the corner."""
    left, top = corner
    step = found.size * leading
    for at, line in enumerate(found.lines):
        baseline = round(top + at * step + (step - found.size) / 2 + BOLD.ascent * found.size)
        yield Words(line, left, baseline, found.size, *colours, bold=bold)


def _one_line(text: str, at: tuple[int, int], size: int, colour: Colour) -> Iterator[Words]:
    found = fitted(text, BOLD, Box(700, 1), (size, size - 4, size - 8))
    left, baseline = at
    yield from (Words(one, left, baseline, found.size, colour, PAPER) for one in found.lines)


def _sealed(told: Telling) -> tuple[tuple[Area, ...], tuple[Words, ...]]:
    """Return the seal at the lower right: its characters below each other, light on vermilion."""
    signs = BOLD.known(told.seal)
    height = len(signs) * (_SEAL_SIZE + 6) + 18
    left, top = _RIGHT - _SEAL_WIDTH, _FOOT + 10 - height
    inset = (_SEAL_WIDTH - _SEAL_SIZE) // 2
    words = tuple(
        Words(sign, left + inset, top + 12 + at * (_SEAL_SIZE + 6) + 42, _SEAL_SIZE, LIGHT, SEAL)
        for at, sign in enumerate(signs)
    )
    return ((Area(left, top, _SEAL_WIDTH, height, SEAL),) if signs else ()), words


def _stamps(told: Telling) -> tuple[tuple[Area, ...], tuple[Words, ...]]:
    """Return the stamps at the upper right, the first one leftmost, each a filled box."""
    areas, words, right = [], [], _RIGHT
    for text in reversed(told.stamps):
        width = round(BOLD.width(text, 36)) + 40
        right -= width
        colour = SUN if text == "示例" else SEAL
        areas.append(Area(right, 62, width, 60, colour))
        words.append(Words(text, right + 20, 105, 36, LIGHT, colour))
        right -= 20
    return tuple(areas), tuple(words)
