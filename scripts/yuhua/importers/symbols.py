"""A sign of a symbol font, turned into the character it shows."""

from __future__ import annotations

import re

from mammoth.docx.dingbats import dingbats

_CODE = re.compile(r"[0-9A-Fa-f]{1,6}")
_PRIVATE = 0xF000  # where Word keeps the signs of such fonts
_BYTE = 0x100


def symbol(font: str, code: str) -> str:
    """Return the character of a sign given as Word does (`Wingdings`, `F0FC`), or an empty string."""
    if not _CODE.fullmatch(code):
        return ""
    number = int(code, 16)
    own = number - _PRIVATE if _PRIVATE <= number < _PRIVATE + _BYTE else number
    found = dingbats.get((font, number)) or dingbats.get((font, own))
    return chr(found) if found else ""
