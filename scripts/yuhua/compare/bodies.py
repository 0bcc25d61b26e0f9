"""Two texts of a page, turned into how much was added and removed, and under which headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*\s*$")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_BLANK = re.compile(r"\s+")
# Two long passages are counted whole: comparing them by character takes their product of steps.
MOST_CHARACTERS = 4_000


@dataclass(frozen=True)
class Edit:
    """Characters added and removed, blanks not counted, the line of the first, and the headings above."""

    added: int
    removed: int
    line: int
    headings: tuple[str, ...]


def edit(before: str, after: str) -> Edit | None:
    """Return what was done to a text, or None; `line` counts from 0 in the new one."""
    if before == after:
        return None
    old, new = before.split("\n"), after.split("\n")
    blocks = list(_blocks(old, new))
    counts = [_count("".join(old[a:b]), "".join(new[c:d])) for a, b, c, d in blocks]
    headings = [
        heading
        for a, b, c, d in blocks
        for heading in (*_headings(old, a, b), *_headings(new, c, d))
    ]
    return Edit(
        sum(added for added, _ in counts),
        sum(removed for _, removed in counts),
        blocks[0][2],
        tuple(dict.fromkeys(headings)),
    )


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield a, b, c, d


def _count(old: str, new: str) -> tuple[int, int]:
    """Return how many characters were added and removed."""
    before, after = _BLANK.sub("", old), _BLANK.sub("", new)
    if len(before) * len(after) > MOST_CHARACTERS**2:
        return len(after), len(before)
    kept = sum(
        block.size
        for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    )
    return len(after) - kept, len(before) - kept


def _headings(lines: Sequence[str], first: int, last: int) -> list[str]:
    """Return the headings that lines `first` to `last` stand under or are."""
    above, found, fenced = "", [], False
    for place, line in enumerate(lines[:last]):
        fenced ^= bool(_FENCE.match(line))
        heading = None if fenced else _HEADING.match(line)
        if heading:
            above = heading[1]
        if place >= first and line.strip() and above:
            found.append(above)
    return found


def said(found: Edit) -> str:
    """Return an edit in words: `加了12字，删了3字（在“怎么开始”一节）`."""
    parts = [f"加了{found.added}字"] if found.added else []
    parts += [f"删了{found.removed}字"] if found.removed else []
    where = "".join(f"“{heading}”" for heading in found.headings)
    return ("，".join(parts) or "只改了空格和换行") + (f"（在{where}一节）" if where else "")
