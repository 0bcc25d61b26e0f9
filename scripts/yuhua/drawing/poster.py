"""What a poster of an event says, laid out on one A4 page: read from two metres, printed in black and white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from yuhua.drawing.card import INK, LEAF, SEAL, SOFT, SUN
from yuhua.drawing.faces import BOLD
from yuhua.drawing.fitting import Box, Fitted, fitted
from yuhua.drawing.paper import A4, MARGIN, QUIET, RULE, WHITE, Block, block, code, framed
from yuhua.drawing.picture import Area, Picture, Words

MODULE = 6  # pixels a module of the code: one millimetre, so 3 cm and more
WIDTH = A4[0] - 2 * MARGIN
_RIGHT = A4[0] - MARGIN
_BOTTOM = A4[1] - MARGIN
_HEAD = 44
_SAMPLE_SIZE = 48
_STAMP_SIZE = 104
_TITLE_SIZES = (150, 132, 124, 116, 108, 100, 92, 84, 76, 68)
_TITLE_LEADING = 1.22
_WORTH_PARTING = 0.8
_TITLE_HEIGHT = 380  # two lines of it are larger than three
_LABEL_WIDTH = 196
_GAP = 30  # least between two rows
_MOST_GAP = 72
_SCALES = (1.15, 1.0, 0.94, 0.88, 0.82, 0.74, 0.66, 0.58, 0.5)
_LEAST_WITH_ALL = 0.82  # below, what is only good to know is left out first


@dataclass(frozen=True)
class Entry:
    """A line of a row: the larger ones are what people must know; `struck` is what does not take place."""

    text: str
    large: bool = False
    struck: bool = False


@dataclass(frozen=True)
class Row:
    """A label and what it is about; `spare` is left out where there is no room."""

    label: str
    entries: tuple[Entry, ...]
    spare: bool = False


@dataclass(frozen=True)
class Poster:
    """What a poster says; nothing else decides what it looks like.

    `head` stands above everything, `stamp` between it and the title, `foot` beside the code; `code` are its
    rows of modules, empty for a site that does not know its own address.
    """

    title: str
    head: str = ""
    note: str = ""
    stamp: str = ""
    sample: bool = False
    rows: tuple[Row, ...] = ()
    foot: tuple[str, ...] = ()
    code: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Placed:
    """What has found its place, from the top down to `bottom`."""

    areas: tuple[Area, ...]
    words: tuple[Words, ...]
    bottom: int


@lru_cache(maxsize=8)  # once for both formats
def poster(told: Poster) -> Picture:
    """Return the poster."""
    head = _headed(told)
    foot = _footed(told)
    top = _titled(told, head.bottom)
    low = foot.bottom - _GAP
    told_rows = [row for row in told.rows if any(BOLD.known(one.text) for one in row.entries)]
    rows = _rows(told_rows, top.bottom + _GAP, low)
    parts = (head, top, rows, foot)
    return Picture(
        *A4,
        WHITE,
        tuple(area for part in parts for area in part.areas),
        tuple(words for part in parts for words in part.words),
    )


def _headed(told: Poster) -> _Placed:
    """Set the programme, the word that it is a sample, the rule below both, and the stamp."""
    areas: list[Area] = []
    words: list[Words] = []
    bottom = MARGIN + 84
    room = WIDTH
    if told.sample:
        width = round(BOLD.width("示例", _SAMPLE_SIZE) + 0.8 * _SAMPLE_SIZE) + 1
        sides, sample = framed("示例", _SAMPLE_SIZE, (_RIGHT - width, MARGIN), SUN)
        areas += sides
        words.append(sample)
        room -= width + _GAP
    head = fitted(told.head, BOLD, Box(room, 1), (_HEAD, 40, 36, 32))
    words += Block(head.lines, head.size, LEAF).words(MARGIN, MARGIN + 8)
    areas.append(Area(MARGIN, bottom, WIDTH, RULE, LEAF))
    bottom += RULE + _GAP
    if told.stamp:
        sides, stamp = framed(told.stamp, _STAMP_SIZE, (MARGIN, bottom), SEAL, WIDTH)
        areas += sides
        words.append(stamp)
        bottom += round(_STAMP_SIZE * 1.5) + _GAP
    return _Placed(tuple(areas), tuple(words), bottom)


def _titled(told: Poster, top: int) -> _Placed:
    """Set the title as large as its lines have room, and below it the sentence that says what it is."""
    found = _broken(told.title)
    title = Block(found.lines, found.size, leading=_TITLE_LEADING)
    note = block(told.note, 46, WIDTH, colour=SOFT, bold=False)
    below = top + title.height + 14
    words = (*title.words(MARGIN, top), *note.words(MARGIN, below))
    return _Placed((), words, below + note.height)


def _broken(title: str) -> Fitted:
    """Return the title in lines: in two parts where it has a colon, if that makes it hardly smaller."""
    box = Box(WIDTH, 4, _TITLE_HEIGHT, _TITLE_LEADING)
    found = fitted(title, BOLD, box, _TITLE_SIZES)
    first, colon, second = title.partition("：")
    for size in _TITLE_SIZES if colon and second else ():
        parts = (fitted(part, BOLD, Box(WIDTH, 4), (size,)) for part in (first + colon, second))
        apart = tuple(line for part in parts for line in part.lines)
        if box.holds(len(apart), size):
            return Fitted(apart, size) if size >= _WORTH_PARTING * found.size else found
    return found


def _footed(told: Poster) -> _Placed:
    """Set the code in the corner and what belongs to it; `bottom` is where all of it begins."""
    side = max(len(told.code) - 2 * QUIET, 0) * MODULE
    room = WIDTH - side - (QUIET * MODULE + 10 if side else 0)
    blocks = [
        block(text, 40 if at == 0 else 28, room, colour=INK if at == 0 else SOFT, bold=at == 0)
        for at, text in enumerate(told.foot)
    ]
    height = max(side, sum(one.height + 6 for one in blocks))
    top = _BOTTOM - height
    words: list[Words] = []
    down = _BOTTOM - sum(one.height + 6 for one in blocks)
    for one in blocks:
        words += one.words(MARGIN, down)
        down += one.height + 6
    rule = Area(MARGIN, top - _GAP, WIDTH, RULE, LEAF)
    corner = (_RIGHT - side - QUIET * MODULE, _BOTTOM - side - QUIET * MODULE)
    dark = code(told.code, corner, MODULE)
    return _Placed((rule, *dark), tuple(words), top - _GAP)


def _rows(rows: Sequence[Row], top: int, bottom: int) -> _Placed:
    """Set the rows as large as all of them have room; the last spare ones go before the type gets small."""
    for kept, scale in _choices(rows):
        blocks = [_blocks(row, scale) for row in kept]
        heights = [max(sum(one.height for one in each), round(57 * scale)) for each in blocks]
        free = bottom - top - sum(heights)
        if free >= _GAP * scale * (len(kept) - 1):
            break
    gap = min(free // max(len(kept), 1), _MOST_GAP)
    areas: list[Area] = []
    words: list[Words] = []
    down = top
    for row, each, height in zip(kept, blocks, heights, strict=True):
        label = Block((row.label,), round(42 * scale), LEAF)
        words += label.words(MARGIN, down + (each[0].step - label.step) // 2)
        below = down
        for one in each:
            words += one.words(MARGIN + _LABEL_WIDTH, below)
            areas += one.strokes(MARGIN + _LABEL_WIDTH, below)
            below += one.height
        down += height + gap
    return _Placed(tuple(areas), tuple(words), down)


def _choices(rows: Sequence[Row]) -> Iterator[tuple[Sequence[Row], float]]:
    """Yield which rows to set at which scale, the best first."""
    spare = [at for at, row in enumerate(rows) if row.spare]
    yield from ((rows, scale) for scale in _SCALES if scale >= _LEAST_WITH_ALL)
    for dropped in (spare[-count:] for count in range(1, len(spare) + 1)):
        yield [row for at, row in enumerate(rows) if at not in dropped], _LEAST_WITH_ALL
    needed = [row for row in rows if not row.spare]
    yield from ((needed, scale) for scale in _SCALES if scale <= _LEAST_WITH_ALL)


def _blocks(row: Row, scale: float) -> list[Block]:
    width = WIDTH - _LABEL_WIDTH
    return [
        block(
            one.text,
            round((62 if one.large else 48) * scale),
            width,
            colour=SOFT if one.struck else INK,
            bold=one.large,
            struck=one.struck,
        )
        for one in row.entries
    ]
