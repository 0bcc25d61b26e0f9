"""Where the words of a Chinese text are: the most likely way to read it, by how frequent its words are."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "words.txt"
# Of all words counted, as a power of two; what is not in the list counts as found once.
_ALL = 26
_LONGEST = 4


def inside(text: str) -> frozenset[int]:
    """Return the places of `text` that are inside a word: 1 is behind its first character."""
    powers = _powers()
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        ways = [(math.inf, 0)]
        for start in range(max(0, end - _LONGEST), end):
            power = powers.get(text[start:end], 0 if end - start == 1 else None)
            if power is not None:
                ways.append((best[start][0] + _ALL - power, start))
        best.append(min(ways))
    found: list[int] = []
    end = len(text)
    while end:
        start = best[end][1]
        found += range(start + 1, end)
        end = start
    return frozenset(found)


@cache
def _powers() -> dict[str, int]:
    """Return how frequent each word is, as a power of two."""
    rows = (line.split() for line in WORDS.read_text(encoding="utf-8").splitlines())
    return {word: int(power) for power, *words in rows for word in words}
