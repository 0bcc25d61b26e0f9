"""A text, broken into lines the way Chinese is set (CLREQ §3.1.3, GB/T 15834 §5.1): 避头尾, nothing alone, words whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise

from yuhua.drawing.wording import inside

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
    r"|[A-Za-zÀ-ɏ\d]+(?:[.,:/@&'’+_~～—–到至-][A-Za-zÀ-ɏ\d]+)*[%％℃°‰]?[岁日号人元场次个名点分时天周届期级]?"
    r"|——|……|\s+|.",
    re.DOTALL,
)
# What a unit that is wider than a line is made of.
_PART = re.compile(r"\d+\D?|[A-Za-zÀ-ɏ]+[^A-Za-zÀ-ɏ\d]?|.")
_TITLE = re.compile(r"《[^《》]*》|〈[^〈〉]*〉|“[^“”]*”|「[^「」]*」")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_PAUSES = frozenset("，。；：？！…》」”）|｜")
_CLOSING = frozenset("，。！？…》”） ")
_PARTICLES = frozenset("的了着过吗呢吧们地得")
# Costs are in squares of the part of a line that is left empty.
_TITLE_TORN = 0.6
_WORD_TORN = 0.15
_WORDS_IN_TITLE = 4  # words that a torn title counts as
_ALONE = 2.0  # one character alone in the last line
_PAUSED = 0.25  # spared where a line ends with a pause
_FORCED = 50.0  # a break where there should be none
_ROUNDING = 1e-6  # of sums, must not part what just fits


@dataclass(frozen=True)
class Broken:
    """The lines of a text, and how many words of it they tear; a title in 《》 counts as several."""

    lines: tuple[str, ...]
    torn: int = 0


@dataclass(frozen=True)
class _Unit:
    """What is not broken: its text and width, whether a line may end after it, at what cost, and what that tears."""

    text: str
    width: float
    breaks: bool
    cost: float
    torn: int


def lines(text: str, width: float, measure: Measure, *, balanced: bool = True) -> tuple[str, ...]:
    """Return `text` in as few lines as fit into `width`, all of much the same length if `balanced`.

    No line begins or ends with a mark that must not; numbers, days and times stay whole; so do words and titles in
    《》 where that takes no further line; no character stands alone in the last line. Spaces at the
    ends of lines go, nothing else is lost. Only what is wider than `width` is broken inside.
    """
    return broken(text, width, measure, balanced=balanced).lines


def broken(text: str, width: float, measure: Measure, *, balanced: bool = True) -> Broken:
    """Return the same, and what is torn."""
    units = tuple(
        _loosened(_narrowed(_units(" ".join(text.split()), measure), width, measure), width)
    )
    begins, ends = _reach(units)
    alone = _alone_from(units)
    # By the number of units set: how many lines they take, at what cost, and where the last one begins.
    best: dict[int, tuple[int, float, int]] = {0: (0, 0.0, 0)}
    starts = [0]
    for end in (at for at, unit in enumerate(units, 1) if unit.breaks):
        # Where the last line began earlier, there are never more lines before it.
        while len(starts) > 1 and ends[end] - begins[starts[0]] > width + _ROUNDING:
            starts.pop(0)
        last, least = end == len(units), best[starts[0]][0]
        found: list[tuple[float, int]] = []
        for start in starts:
            before, cost, _ = best[start]
            if before > least:
                break
            free = (width - ends[end] + begins[start]) / width
            cost += free * free if balanced or not last else 0.0
            found.append((cost + _ALONE * (last and 0 < alone <= start), start))
        cost, start = min(found)
        best[end] = (least + 1, cost + (0.0 if last else units[end - 1].cost), start)
        starts.append(end)
    return _traced(units, best)


def _reach(units: tuple[_Unit, ...]) -> tuple[list[float], list[float]]:
    """Return where a line begins and ends that so many units are set before, spaces at its ends left out."""
    sums = list(accumulate((unit.width for unit in units), initial=0.0))
    spaces = [unit.width * (unit.text == " ") for unit in units]
    begins = [at + space for at, space in zip(sums, [*spaces, 0.0], strict=True)]
    return begins, [at - space for at, space in zip(sums, [0.0, *spaces], strict=True)]


def _alone_from(units: tuple[_Unit, ...]) -> int:
    """Return the first unit from which on only one character, or marks alone, would be left."""
    left = 0
    for at in range(len(units) - 1, -1, -1):
        left += sum(char not in _CLOSING for char in units[at].text)
        if left > 1:
            return at + 1
    return 0


@lru_cache(maxsize=1024)
def _units(text: str, measure: Measure) -> tuple[_Unit, ...]:
    """Return what `text` is made of, and where it should be broken."""
    pieces = [found[0] for found in _UNIT.finditer(text)]
    titled = {at for one in _TITLE.finditer(text) for at in range(one.start() + 1, one.end())}
    worded = inside(text)
    units, at = [], 0
    for piece, after in pairwise([*pieces, ""]):
        at += len(piece)
        word = at in worded or after[:1] in _PARTICLES
        paused = piece[-1] in _PAUSES or after == DASH or (piece == " " and not _LATIN.match(after))
        cost = _TITLE_TORN * (at in titled) + _WORD_TORN * word - _PAUSED * paused
        torn = word + _WORDS_IN_TITLE * (at in titled)
        units.append(_Unit(piece, measure(piece), _parts(piece, after), cost, torn))
    return tuple(units)


def _parts(piece: str, after: str) -> bool:
    """Say whether a line may end after `piece`, so that the next one begins with `after`."""
    if not after:
        return True
    begins = after == DASH or after[0] not in NOT_FIRST
    return begins and not after.isspace() and piece[-1] not in NOT_LAST and piece != DASH


def _narrowed(units: tuple[_Unit, ...], width: float, measure: Measure) -> Iterator[_Unit]:
    """Yield the units, those that are wider than a line as their parts, and such parts as their characters."""
    for unit in units:
        if unit.width <= width or len(unit.text) == 1:
            yield unit
            continue
        found = [one[0] for one in _PART.finditer(unit.text)]
        parts = [part for one in found for part in ([one] if measure(one) <= width else one)]
        for part, after in pairwise(parts):
            yield _Unit(part, measure(part), _parts(part, after), _WORD_TORN, 1)
        yield replace(unit, text=parts[-1], width=measure(parts[-1]))


def _loosened(units: Iterator[_Unit], width: float) -> Iterator[_Unit]:
    """Yield the units; a stretch that leaves no place to break at may be broken anywhere if it does not fit."""
    stretch: list[_Unit] = []
    for unit in units:
        stretch.append(unit)
        if unit.breaks:
            fits = sum(one.width for one in stretch) <= width + _ROUNDING
            yield from stretch if fits else map(_forced, stretch)
            stretch = []


def _forced(unit: _Unit) -> _Unit:
    return unit if unit.breaks else replace(unit, breaks=True, cost=_FORCED, torn=_WORDS_IN_TITLE)


def _traced(units: tuple[_Unit, ...], best: dict[int, tuple[int, float, int]]) -> Broken:
    """Return the lines that cost least, first one first."""
    found, torn, end = [], 0, len(units)
    while end:
        start = best[end][2]
        found.append("".join(one.text for one in units[start:end]).strip())
        torn += units[end - 1].torn if end < len(units) else 0
        end = start
    return Broken(tuple(found[::-1]), torn)
