"""The characters that can be drawn: those that both fonts hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"


@cache
def characters() -> frozenset[str]:
    """Return the characters that both fonts hold."""
    text = (FONTS / "characters.txt").read_text(encoding="utf-8")
    return frozenset(text.removesuffix("\n"))


def missing(text: str) -> str:
    """Return the characters of `text` that there is no glyph for, each once, as they come."""
    return "".join(dict.fromkeys(char for char in text if char not in characters()))
