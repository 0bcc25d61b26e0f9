"""A text, broken into lines the way Chinese is set (CLREQ §3.1.3, GB/T 15834 §5.1): 避头尾, nothing alone, words whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

# The width of a text: that of its characters, one after the other, so no kerning.
Measure = Callable[[str], float]
# What begins no line, and what ends none. A dash of two ems begins a subtitle, so it may begin a line.
NOT_FIRST = frozenset("，。、；：？！）》〉」』】〕”’…—·～％%‰℃°,.;:?!)]}/-–々")
NOT_LAST = frozenset("（《〈「『【〔“‘￥¥$#([{№")
DASH = "——"
# Read as one: days, times of day, ordinals, words and numbers with what belongs to them, marks of two ems.
_UNIT = re.compile(
    r"\d+年(?:\d+月)?(?:\d+[日号])?|\d+月(?:\d+[日号])?"
    r"|\d{1,2}[:：]\d{2}(?:\s?[—–~～至-]{1,2}\s?\d{1,2}[:：]\d{2})?"
    r"|第[\d〇一二三四五六七八九十百]+[期届讲课章节条次场季集]"
    r"|[A-Za-zÀ-ɏ\d]+(?:[.,:/@&'’+_-][A-Za-zÀ-ɏ\d]+)*[%％℃°‰]?[岁日号人元场次个名点分时天周届期级]?"
    r"|——|……|\s+|.",
    re.DOTALL,
)
_TITLE = re.compile(r"《[^《》]*》|〈[^〈〉]*〉|“[^“”]*”|「[^「」]*」")
# Costs are in squares of the part of a line that is left empty.
_TORN = 0.6  # a title of a book in two lines
_ALONE = 2.0  # one character alone in the last line
_PAUSED = 0.25  # spared where a line ends with a pause
_FORCED = 50.0  # a break where there should be none
_ROUNDING = 1e-6  # of sums, must not part what just fits
_PAUSES = frozenset("，。；：？！…》」”）|｜")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


@dataclass(frozen=True)
class _Unit:
    """What is not broken: its text and width, and whether a line may end after it, at what cost."""

    text: str
    width: float
    breaks: bool
    cost: float


def lines(text: str, width: float, measure: Measure, *, balanced: bool = True) -> tuple[str, ...]:
    """Return `text` in as few lines as fit into `width`, all of much the same length if `balanced`.

    No line begins or ends with a mark that must not; words, numbers, days and times stay whole; so do titles in
    《》 where that takes no further line; no character stands alone in the last line. Spaces at the
    ends of lines go, nothing else is lost. Only what is wider than `width` is broken inside.
    """
    units = list(_loosened(_units(" ".join(text.split()), width, measure), width))
    # By the number of units set: how many lines they take, at what cost, and where the last one begins.
    best: dict[int, tuple[int, float, int]] = {0: (0, 0.0, 0)}
    ends = list(accumulate((unit.width for unit in units), initial=0.0))
    for end in (at for at, unit in enumerate(units, 1) if unit.breaks):
        found: list[tuple[int, float, int]] = []
        for start in reversed(best):
            free = width - (ends[end] - ends[start] - _blank(units, start, end))
            if free < -_ROUNDING and found:
                break
            cost = best[start][1] + _cost(units, (start, end), free / width, balanced=balanced)
            found.append((best[start][0] + 1, cost, start))
        best[end] = min(found)
    return tuple(_traced(units, best))


def _units(text: str, width: float, measure: Measure) -> list[_Unit]:
    """Return what `text` is made of, and where it should be broken."""
    whole = [found[0] for found in _UNIT.finditer(text)]
    pieces = [part for one in whole for part in ([one] if measure(one) <= width else one)]
    inside = {at for one in _TITLE.finditer(text) for at in range(one.start() + 1, one.end())}
    units, at = [], 0
    for piece, after in pairwise([*pieces, ""]):
        at += len(piece)
        paused = piece[-1] in _PAUSES or after == DASH or (piece == " " and not _LATIN.match(after))
        cost = _TORN * (at in inside) - _PAUSED * paused
        units.append(_Unit(piece, measure(piece), _parts(piece, after), cost))
    return units


def _parts(piece: str, after: str) -> bool:
    """Say whether a line may end after `piece`, so that the next one begins with `after`."""
    if not after:
        return True
    begins = after == DASH or after[0] not in NOT_FIRST
    return begins and not after.isspace() and piece[-1] not in NOT_LAST and piece != DASH


def _loosened(units: list[_Unit], width: float) -> Iterator[_Unit]:
    """Yield the units; a stretch that leaves no place to break at may be broken anywhere if it does not fit."""
    start = 0
    for end, unit in enumerate(units, 1):
        if not unit.breaks:
            continue
        stretch, start = units[start:end], end
        fits = sum(one.width for one in stretch) <= width + _ROUNDING
        yield from stretch if fits else (replace(one, breaks=True, cost=_FORCED) for one in stretch)


def _blank(units: list[_Unit], start: int, end: int) -> float:
    """Return the width of the spaces that go when these units become a line."""
    ends = {start, end - 1}
    return sum(units[at].width for at in ends if units[at].text == " ")


def _cost(units: list[_Unit], span: tuple[int, int], free: float, *, balanced: bool) -> float:
    """Return what it costs to set the units of `span` as a line of which the part `free` is empty."""
    start, end = span
    last = end == len(units)
    cost = free**2 if balanced or not last else 0.0
    if not last:
        return cost + units[end - 1].cost
    alone = start and len("".join(one.text for one in units[start:]).strip("，。！？…》”） ")) <= 1
    return cost + _ALONE * bool(alone)


def _traced(units: list[_Unit], best: dict[int, tuple[int, float, int]]) -> list[str]:
    """Return the lines that cost least, first one first."""
    found, end = [], len(units)
    while end:
        start = best[end][2]
        found.append("".join(one.text for one in units[start:end]).strip())
        end = start
    return found[::-1]
