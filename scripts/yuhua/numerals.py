"""Whole numbers as people write them in Chinese: `43`, `四十三`, `一千零四十三`, `两百`."""

from __future__ import annotations

import re

NUMERALS = "零〇一二两三四五六七八九十百千"
_DIGITS = dict(zip("一二两三四五六七八九", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_ONE = f"[{''.join(_DIGITS)}]"
_FORM = re.compile(rf"(?:({_ONE})千零?)?(?:({_ONE})百零?)?(?:({_ONE})?(十))?({_ONE})?")
_ZERO = {"零", "〇"}


def number(text: str) -> int | None:
    """Return the number below 10,000 that numerals stand for, or what digits of any width do; None for anything else."""
    if text.isdecimal():
        return int(text)
    if text in _ZERO:
        return 0
    found = _FORM.fullmatch(text)
    if not found or not text:
        return None
    thousands, hundreds, tens, ten, ones = (found[part] or "" for part in range(1, 6))
    counted = (_DIGITS.get(thousands, 0), _DIGITS.get(hundreds, 0), _DIGITS.get(ones, 0))
    return counted[0] * 1000 + counted[1] * 100 + _DIGITS.get(tens, bool(ten)) * 10 + counted[2]
