"""What cards, posters and month sheets show can be drawn: the fonts hold every character of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from yuhua.drawing.characters import missing
from yuhua.model.content import Content
from yuhua.model.texts import strings
from yuhua.problems import Problem
from yuhua.text import clean

# The fields that are drawn, with what is in them.
_DRAWN = frozenset(("title", "summary", "address", "registration", "bring", "access"))


def glyphs(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """A character that the fonts lack is left out of every picture, so somebody has to know."""
    for one in content.records:
        for path, text in strings(one.record):
            lacking = _lacking(text) if path and path[0] in _DRAWN else ""
            if lacking:
                place = one.at(*path).along(text.index(lacking[0]))
                message = f"“{lacking}”画不出来，分享图和海报上会缺"
                hint = f"{path[0]} 里换一种写法或删掉；人名不能换的，请管网站的人加进字体"
                found = Problem.at(one.file, place, "glyph-missing", message, hint)
                yield replace(found, severity="warning")


def _lacking(text: str) -> str:
    """Return what cannot be drawn and can be seen; what cannot be seen has a rule of its own."""
    return "".join(char for char in missing(clean(text)) if char.isprintable() and not _joins(char))


def _joins(char: str) -> bool:
    """Say whether a character only chooses the look of the one before it."""
    return "\ufe00" <= char <= "\ufe0f" or char == "\u20e3"


CHECKS = (glyphs,)
EACH = CHECKS
