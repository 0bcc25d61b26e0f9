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
_TITLE_TOP, _TITLE_BOTTOM = 136, 460
_FOOT = WIDE[1] - MARGIN  # the baseline of the site's name
_RULE = _FOOT - 50
_TITLE_SIZES = tuple(range(152, 55, -4))
_SQUARE_MARGIN = 36
_STRIP = 96
_SQUARE_SIZES = tuple(range(216, 63, -4))


@dataclass(frozen=True)
class Telling:
    """What a card says; nothing else decides what it looks like.

    `label` says what it is, `facts` when and where, `note` one sentence instead of them; `stamps` are set off; `off` says that nobody need come.
    """

    title: str
    label: str = ""
    facts: tuple[str, ...] = ()
    note: str = ""
    stamps: tuple[str, ...] = ()
    site: str = ""
    seal: str = ""
    accent: Colour = LEAF
    off: bool = False


def wide(told: Telling) -> Picture:
    """Return the card that is shown where a link to the page is shared."""
    lower = tuple(_lower(told))
    bottom = round(min((words.edges.top for words in lower), default=_TITLE_BOTTOM)) - 20
    title = fitted(told.title, BOLD, Box(_RIGHT - MARGIN, 3, bottom - _TITLE_TOP), _TITLE_SIZES)
    areas, words = _sealed(told)
    stamped, marks = _stamps(told)
    room = min((area.left for area in stamped), default=_RIGHT) - MARGIN - 20
    rule = Area(MARGIN, _RULE, _RIGHT - _SEAL_WIDTH - 28 - MARGIN, 2, LINE)
    return Picture(
        *WIDE,
        PAPER,
        (Area(0, 0, _SPINE, WIDE[1], told.accent), rule, *areas, *stamped),
        (
            *marks,
            *_one_line(told.label, (MARGIN, 104, room), 36, SEAL),
            *_set(title, (MARGIN, _middle(title, _TITLE_TOP, bottom)), (INK, PAPER)),
            *lower,
            *_one_line(told.site, (MARGIN, _FOOT, 800), 32, SOFT),
            *words,
        ),
    )


def square(told: Telling) -> Picture:
    """Return the card of which 100 pixels are shown beside a chat: the title, or what stands before its colon."""
    width, side = SQUARE[0] - 2 * _SQUARE_MARGIN, SQUARE[1]
    bottom = side - _STRIP if told.stamps else side
    box = Box(width, 5, bottom - 2 * 28, 1.24)
    title = fitted(told.title, BOLD, box, _SQUARE_SIZES)
    if not title.whole:
        title = fitted(told.title.partition("：")[0], BOLD, box, _SQUARE_SIZES)
    top = _middle(title, 0, bottom, box.leading)
    words = [*_set(title, (_SQUARE_MARGIN, top), (LIGHT, told.accent), box.leading)]
    if told.stamps:
        text = " ".join(told.stamps)
        words.append(Words(text, _SQUARE_MARGIN, side - _STRIP // 2 + 21, 56, told.accent, LIGHT))
    strip = (Area(0, bottom, side, _STRIP, LIGHT),) if told.stamps else ()
    return Picture(*SQUARE, told.accent, strip, tuple(words))


def _middle(found: Fitted, top: int, bottom: int, leading: float = 1.3) -> int:
    """Return where lines begin that stand in the middle of a space."""
    return round((top + bottom - len(found.lines) * found.size * leading) / 2)


def _lower(told: Telling) -> Iterator[Words]:
    """Yield what stands between title and rule: when and where, or a sentence; from below upwards."""
    room = _RIGHT - _SEAL_WIDTH - 28 - MARGIN
    if told.facts:
        top = _RULE - 24 - 62 * len(told.facts)
        for at, fact in enumerate(told.facts):
            face, sizes = (
                (REGULAR, (38, 34, 30, 26)) if at else (BOLD, (48, 44, 40, 36, 32, 28, 24))
            )
            found = fitted(fact, face, Box(room, 1), sizes)
            colour = SOFT if at or told.off else LEAF
            yield from _set(found, (MARGIN, top + at * 62), (colour, PAPER), bold=not at)
    elif told.note:
        found = fitted(told.note, REGULAR, Box(room, 2), (38, 36, 34))
        top = _RULE - 28 - round(len(found.lines) * found.size * 1.4)
        yield from _set(found, (MARGIN, top), (SOFT, PAPER), 1.4, bold=False)


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


def _one_line(text: str, at: tuple[int, int, int], size: int, colour: Colour) -> Iterator[Words]:
    """Yield one line that begins at a point and has so much room."""
    left, baseline, room = at
    found = fitted(text, BOLD, Box(room, 1), (size, size - 4, size - 8))
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
