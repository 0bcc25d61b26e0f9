"""Numbers and postings, written as text that a script can hold: UTF-8 makes small numbers one byte."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

# A number is one character from `#` on. Below it are quotation marks and what ends lines; the
# backslash and the surrogates are stepped over. Larger ones carry `!` for every `_MOST` in front.
_FIRST = 0x23
_BACKSLASH, _SURROGATES, _AFTER = 0x5C, 0xD800, 0xE000
_MOST = 0xB000
_IMPACTS = 8


def number(value: int) -> str:
    """Return a number from 0 on as text."""
    more, value = divmod(value, _MOST)
    point = value + _FIRST
    point += point >= _BACKSLASH
    if point >= _SURROGATES:
        point += _AFTER - _SURROGATES
    return "!" * more + chr(point)


def postings(found: Iterable[tuple[int, int]]) -> str:
    """Return (document, impact) in order: the gap to the one before and the impact in one number."""
    text: list[str] = []
    before = -1
    for document, impact in found:
        text.append(number((document - before - 1) * _IMPACTS + impact))
        before = document
    return "".join(text)


def script(name: str, value: object) -> bytes:
    """Return a script that hands `value` over under `name`; it runs from a folder, too."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"yuhuaSearch({json.dumps(name)},{body})".encode()


def flags(found: Sequence[bool]) -> str:
    """Return the places of what is true, as gaps."""
    return postings((place, 0) for place, one in enumerate(found) if one)
