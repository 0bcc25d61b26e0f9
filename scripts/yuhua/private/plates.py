"""Number plates: a province, a letter, five signs or, for new energy, six (GA 36-2018)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuhua.private.numbers import Span

_BETWEEN = r"[ \t\-.·•‧∙・_]{0,2}"
_SIGN = rf"{_BETWEEN}[A-HJ-NP-Z0-9]"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼黔"
_PLATE = re.compile(
    rf"[{_PROVINCES}]"
    rf"{_BETWEEN}[A-Z](?:(?:{_SIGN}){{5,6}}|(?:{_SIGN}){{4}}[挂学警港澳])",
    re.IGNORECASE,
)
_LEAST_DIGITS = 3
_WORD = re.compile(rf"[全最崭更]新$|[{_PROVINCES}]{{2}}$")


def plates(figures: str) -> Iterator[Span]:
    """Yield (start, end, kind) for every plate in folded text whose numerals are digits."""
    for found in _PLATE.finditer(figures):
        after = figures[found.end() : found.end() + 1]
        if after.isascii() and after.isalnum():
            continue
        if _WORD.search(figures[max(0, found.start() - 1) : found.start() + 1]):
            continue
        if sum(one.isdigit() for one in found[0]) >= _LEAST_DIGITS:
            yield found.start(), found.end(), "plate"
