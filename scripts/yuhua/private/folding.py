"""Text, folded to the plain signs behind its disguises, each of them traced to where it stood.

１３８, ①③⑧, 𝟏𝟑𝟖 and 1️⃣3️⃣8️⃣ are 138 (NFKC, Unicode Standard Annex 15); what nobody sees (zero-width characters,
marks of bold type) is gone. In `figures` 一三八, 壹叁捌 and 幺三八 are 138 as well.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

_RANGES = (
    (0xA0, 0xA1),
    (0xB2, 0xB4),  # superscripts
    (0xB9, 0xBA),
    (0x660, 0x66A),  # Arabic digits
    (0x6F0, 0x6FA),
    (0x2000, 0x200B),  # spaces
    (0x2028, 0x2065),
    (0x2070, 0x20A0),  # superscripts, subscripts
    (0x2460, 0x2500),  # ① ⑴ ⒈ ⓐ
    (0x2776, 0x2794),  # ❶ ➀ ➊
    (0x2F00, 0x2FD6),  # radicals that look like words
    (0x3000, 0x3001),
    (0x3220, 0x3300),  # ㈠ ㊀
    (0xF900, 0xFB00),
    (0xFF01, 0xFFE3),  # full width
    (0x1D400, 0x1D800),  # mathematical letters and digits
)
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u20e3\ufe00-\ufe0f\ufeff"
_MARKS = rf"{_UNSEEN}`"
_BOLD = r"(?<=(?<!\*)\*)\*?(?!\*)"  # three and more are what masks a number
_ENTITY = r"(?<=&)(?:nbsp|ensp|emsp|thinsp|shy|zwnj|zwj|#\d{1,7}|#x[0-9A-Fa-f]{1,6});"
_TAG = r"(?<=<)/?(?:b|i|u|em|strong|span|font|br|wbr)\b[^<>\n]{0,60}>"
_ESCAPE = r"(?<=\\)(?=[!-/:-@\[-`{-~])"
_HAN = dict(
    zip("零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "000123456789" + "1123456789", strict=True)
)
_LETTERS = re.compile(r"([0-9])([OoIl]{1,6})(?![A-Za-z])")  # 1O3OO
_LIKE = str.maketrans("OoIl", "0011")


@dataclass(frozen=True)
class Folded:
    """Plain text, and beside it the same with all numerals as digits, sign by sign.

    From `_starts[n]` on, the signs of `text` stood in the original from `_origins[n]` on; where one sign
    became several (⑩), all stood at one place.
    """

    text: str
    figures: str
    _starts: tuple[int, ...]
    _origins: tuple[int, ...]

    def origin(self, place: int) -> int:
        """Return where a sign of the folded text stood."""
        piece = bisect_right(self._starts, place) - 1
        along = 0 if piece % 2 else place - self._starts[piece]
        return self._origins[piece] + along

    def end(self, place: int) -> int:
        """Return where the sign before a place of the folded text ended."""
        piece = bisect_right(self._starts, place - 1) - 1
        return self._origins[piece + 1] if piece % 2 else self.origin(place - 1) + 1


def fold(text: str) -> Folded:
    """Return the plain text behind disguises; takes time linear in its length."""
    table, unseen = _plain()
    pieces: list[str] = []
    starts, origins = [0], [0]
    length = last = 0
    for found in unseen.finditer(text):
        new = _instead(found[0])
        pieces += (text[last : found.start()], new)
        length += found.start() - last
        last = found.end()
        starts += (length, length + len(new))
        origins += (found.start(), last)
        length += len(new)
    folded = _exchanged("".join((*pieces, text[last:])), table)
    return Folded(folded, _figures(folded), tuple(starts), tuple(origins))


def _figures(text: str) -> str:
    figures = _exchanged(text, _HAN)
    return _LETTERS.sub(lambda one: one[1] + one[2].translate(_LIKE), figures)


def _exchanged(text: str, table: dict[str, str]) -> str:
    """Return a text with some signs for others; `str.translate` takes five times as long."""
    for sign in sorted(table.keys() & set(text)):
        text = text.replace(sign, table[sign])
    return text


def _instead(text: str) -> str:
    """Return what stands for something longer or unseen: `&nbsp;` is a space, ⑩ is 10, ** nothing."""
    if text[0] == "&":
        return html.unescape(text)[:1]
    plain = unicodedata.normalize("NFKC", text) if len(text) == 1 else ""
    return plain if plain != text and len(plain) > 1 else ""


@cache
def _plain() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the signs that become one other sign, and what finds the rest."""
    table: dict[str, str] = {}
    longer = ""
    for first, end in _RANGES:
        for code in range(first, end):
            char = chr(code)
            digit = unicodedata.digit(char, None)
            plain = unicodedata.normalize("NFKC", char) if digit is None else str(digit)
            if len(plain) == 1 and plain != char:
                table[char] = plain
            elif len(plain) > 1:
                longer += char
    # One class of signs first, or the search would be slow; then what the sign must go on with.
    forms = (
        rf"(?<=[{_MARKS}])[{_MARKS}]*|{_BOLD}|(?<=~)~|{_ESCAPE}|{_ENTITY}|{_TAG}|(?<=[{longer}])"
    )
    return table, re.compile(rf"[{_MARKS}*~\\&<{longer}](?:{forms})")
