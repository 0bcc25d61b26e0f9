"""What is on in a month, laid out as a table on A4: one page where type stays large enough, else several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from yuhua.drawing.card import INK, LEAF, LINE, SEAL, SOFT, SUN
from yuhua.drawing.faces import BOLD
from yuhua.drawing.fitting import Box, fitted
from yuhua.drawing.paper import A4, MARGIN, QUIET, RULE, WHITE, Block, block, code, framed
from yuhua.drawing.picture import Area, Picture, Words

MODULE = 5  # pixels a module: the code is 3 cm wide and more
WIDTH = A4[0] - 2 * MARGIN
# So many sessions have room on one page, however long their titles are.
SURELY_ONE = 6
_RIGHT = A4[0] - MARGIN
_SIZES = (40, 37, 34, 31, 28, 26)  # 26: 4.4 mm, the smallest that is read from half a metre
_DAY, _HOURS, _STATE = 5.0, 7.2, 3.3  # widths of columns, in parts of the size
_PAD = 0.3  # above and below a row, in parts of the size
_SMALL = 0.82  # what stands below a title, in parts of the size
_FOOT = 28


@dataclass(frozen=True)
class Line:
    """One session in words; `off` crosses out what does not take place."""

    day: str
    weekday: str
    hours: str
    title: str
    below: tuple[str, ...] = ()
    state: str = ""
    off: bool = False


@dataclass(frozen=True)
class Timetable:
    """What a table says: of which month, of what (`scope`), its lines, and what stands at the foot of every page."""

    title: str
    scope: str
    lines: tuple[Line, ...]
    foot: tuple[str, ...] = ()
    sample: bool = False
    code: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Row:
    """A line, broken into the columns of the table at one size."""

    day: tuple[Block, ...]
    hours: Block
    title: tuple[Block, ...]
    state: Block
    size: int

    @property
    def height(self) -> int:
        """The height of its highest column, and the air around it."""
        columns = (self.day, (self.hours,), self.title, (self.state,))
        highest = max(sum(one.height for one in column) for column in columns)
        return highest + 2 * round(_PAD * self.size)


@lru_cache(maxsize=8)  # once for both formats and every page
def timetable(told: Timetable) -> tuple[Picture, ...]:
    """Return the pages of the table, its type as large as lets all of it stand on one."""
    areas, words, top = _headed(told)
    bottom = A4[1] - MARGIN - round(_FOOT * 1.35) * (len(told.foot) + 1) - 30
    for size in (one for one in _SIZES if one == _SIZES[-1] or _least(told, one) <= bottom - top):
        pages = _paged([_row(line, size) for line in told.lines], bottom - top)
        if len(pages) == 1:
            break
    return tuple(
        Picture(
            *A4,
            WHITE,
            (*areas, *_strokes(rows, top)),
            (*words, *_written(rows, top), *_footed(told.foot, number, len(pages))),
        )
        for number, rows in enumerate(pages, 1)
    )


def _headed(told: Timetable) -> tuple[list[Area], list[Words], int]:
    """Set the month, what the table is of, the code at the right, and the rule below them."""
    side = max(len(told.code) - 2 * QUIET, 0) * MODULE
    corner = (_RIGHT - side - QUIET * MODULE, MARGIN - QUIET * MODULE)
    areas = list(code(told.code, corner, MODULE))
    room = WIDTH - side - 2 * QUIET * MODULE
    title = fitted(told.title, BOLD, Box(room - 150 * told.sample, 1), (92, 84, 76, 68))
    scope = fitted(told.scope, BOLD, Box(room, 2), (54, 48, 42, 36))
    words = [*Block(title.lines, title.size, leading=1.2).words(MARGIN, MARGIN)]
    top = MARGIN + 112
    below = Block(scope.lines, scope.size, LEAF, leading=1.25)
    words += below.words(MARGIN, top)
    top = max(top + below.height, MARGIN + side) + 24
    if told.sample:
        left = _RIGHT - side - 2 * QUIET * MODULE - 130
        sides, sample = framed("示例", 40, (left, MARGIN), SUN)
        areas += sides
        words.append(sample)
    areas.append(Area(MARGIN, top, WIDTH, RULE, LEAF))
    return areas, words, top + RULE


def _least(told: Timetable, size: int) -> float:
    """Return how high the rows are at least, so that sizes without a hope are not tried."""
    each = (1 + _SMALL * len(line.below) for line in told.lines)
    return sum(each) * size + 2 * _PAD * size * len(told.lines)


def _row(line: Line, size: int) -> _Row:
    small = round(_SMALL * size)
    title_room = WIDTH - round((_DAY + _HOURS + _STATE) * size)
    colour = SOFT if line.off else INK
    state = SEAL if line.state in {"取消", "改期", "满额"} else SOFT
    return _Row(
        (
            block(line.day, size, round(_DAY * size)),
            block(line.weekday, small, round(_DAY * size), colour=SOFT, bold=False),
        ),
        block(line.hours, size, round((_HOURS - 0.3) * size), colour=colour, struck=line.off),
        (
            block(line.title, size, title_room, colour=colour, struck=line.off),
            *(block(one, small, title_room, colour=SOFT, bold=False) for one in line.below),
        ),
        block(line.state, small, round((_STATE - 0.2) * size), colour=state),
        size,
    )


def _paged(rows: Sequence[_Row], room: int) -> list[list[_Row]]:
    """Return the rows of every page; a day is named by the first of its rows on a page."""
    pages: list[list[_Row]] = [[]]
    shown: tuple[str, ...] = ()
    used = 0
    for row in rows:
        if used + row.height > room and pages[-1]:
            pages.append([])
            used, shown = 0, ()
        day = row.day[0].lines
        row = replace(row, day=()) if day == shown else row  # noqa: PLW2901 -- the same row
        pages[-1].append(row)
        used, shown = used + row.height, day
    return pages


def _placed(rows: Sequence[_Row], top: int) -> Iterator[tuple[_Row, Block, int, int]]:
    """Yield every block with its row and its upper left corner."""
    for row in rows:
        left = MARGIN
        size = row.size
        columns = (
            (row.day, _DAY * size),
            ((row.hours,), _HOURS * size),
            (row.title, WIDTH - (_DAY + _HOURS + _STATE) * size),
            ((row.state,), _STATE * size),
        )
        for column, width in columns:
            down = top + round(_PAD * size)
            inset = round(0.2 * size) if column == (row.state,) else 0
            for one in column:
                yield row, one, left + inset, down
                down += one.height
            left += round(width)
        top += row.height


def _written(rows: Sequence[_Row], top: int) -> Iterator[Words]:
    for _, one, left, down in _placed(rows, top):
        yield from one.words(left, down)


def _strokes(rows: Sequence[_Row], top: int) -> Iterator[Area]:
    """Yield what crosses out, and the lines between the rows: a strong one before another day."""
    for _, one, left, down in _placed(rows, top):
        yield from one.strokes(left, down)
    for row, after in pairwise(rows):
        top += row.height
        indent = 0 if after.day else round(_DAY * row.size)
        colour = SOFT if after.day else LINE
        yield Area(MARGIN + indent, top - 1, WIDTH - indent, 2, colour)


def _footed(foot: Sequence[str], number: int, count: int) -> Iterator[Words]:
    """Yield the lines at the foot; with the number of the page where there are several."""
    told = [*foot, f"第{number}页，共{count}页"] if count > 1 else foot
    step = round(_FOOT * 1.35)
    top = A4[1] - MARGIN - step * len(told)
    for at, text in enumerate(told):
        found = fitted(text, BOLD, Box(WIDTH, 1), (_FOOT, 26, 24, 22, 20))
        yield from Block(found.lines, found.size, SOFT, bold=False).words(MARGIN, top + at * step)
