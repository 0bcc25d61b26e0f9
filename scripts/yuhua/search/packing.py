"""Numbers and postings, written as text that a script can hold: UTF-8 makes small numbers one byte."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache

# A number is one character from `#` on. Below it are quotation marks and what ends lines; the
# backslash and the surrogates are stepped over. Larger ones carry `!` for every `_MOST` in front.
_FIRST = 0x23
_BACKSLASH, _SURROGATES, _AFTER = 0x5C, 0xD800, 0xE000
_MOST, _MORE = 0xB000, "!"
_IMPACTS = 8


@cache
def number(value: int) -> str:
    """Return a number from 0 on as text."""
    more, value = divmod(value, _MOST)
    point = value + _FIRST
    point += point >= _BACKSLASH
    if point >= _SURROGATES:
        point += _AFTER - _SURROGATES
    return _MORE * more + chr(point)


def postings(found: Iterable[tuple[int, int]]) -> str:
    """Return (document, impact) in order: the gap to the one before and the impact in one number."""
    text: list[str] = []
    before = -1
    for document, impact in found:
        text.append(number((document - before - 1) * _IMPACTS + impact))
        before = document
    return "".join(text)


def unpacked(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (document, impact) that `postings` made `text` of."""
    document = -1
    for value in _numbers(text):
        gap, impact = divmod(value, _IMPACTS)
        document += gap + 1
        yield document, impact


def size(text: str) -> int:
    """Return how many postings `text` holds."""
    return len(text) - text.count(_MORE)


def _numbers(text: str) -> Iterator[int]:
    more = 0
    for sign in text:
        if sign == _MORE:
            more += _MOST
            continue
        point = ord(sign)
        if point >= _AFTER:
            point -= _AFTER - _SURROGATES
        yield point - (point > _BACKSLASH) - _FIRST + more
        more = 0


def script(name: str, value: object) -> bytes:
    """Return a script that hands `value` over under `name`; it runs from a folder, too."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"yuhuaSearch({json.dumps(name)},{body})".encode()


def flags(places: Iterable[int]) -> str:
    """Return places in order, as gaps."""
    return postings((place, 0) for place in places)
