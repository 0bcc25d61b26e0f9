"""Text as Word and WPS keep it, turned into text as Chinese print has it."""

from __future__ import annotations

import re

from yuhua.importers.cells import NARROW
from yuhua.text import clean

_INVISIBLE = re.compile("[\u00ad\u200c\u200d\u2028\u2029\ufe00-\ufe0f\ue000-\uf8ff]")
_SPACE = re.compile(r"[\t\u2000-\u200a\u202f\u205f\u1680 ]+")
_HAN = "\u4e00-\u9fff"
# `时　间：` is set apart to be as wide as `主办单位：`.
_STRETCHED = re.compile(rf"(?<![{_HAN}])([{_HAN}]) ([{_HAN}])(?=[：:])")
_BLANKS = re.compile(r"[_＿]{3,}")
_HALF = {",": "，", ";": "；", "!": "！", "?": "？", ":": "："}
_MARK = re.compile(rf"(?<=[{_HAN}》”’）】])([,;!?:])(?=[{_HAN}]|$|\s)")
_ROUND = re.compile(rf"\(([^()]*[{_HAN}][^()]*)\)")
_DOTS = re.compile(rf"。。+|(?<=[{_HAN}])\.\.\.+")
# What would be taken for code of a web page or of Python-Markdown's attribute lists.
_TAG = re.compile(r"<(?=[A-Za-z/!])")
_BRACES = re.compile(r"\{([:.#][^{}]*)\}")


def tidy(text: str) -> str:
    """Return text without invisible characters, full-width letters and digits, and stretched spaces.

    Half-width marks between Han become full-width, as `check` wants them.
    """
    found = _INVISIBLE.sub("", clean(text.translate(NARROW)))
    found = _STRETCHED.sub(r"\1\2", _SPACE.sub(" ", found))
    found = _BLANKS.sub("＿＿＿＿", found)
    found = _MARK.sub(lambda mark: _HALF[mark[1]], found)
    found = _DOTS.sub("……", _ROUND.sub(r"（\1）", found))
    if _TAG.search(found):
        found = _TAG.sub("＜", found).replace(">", "＞")
    return _BRACES.sub(r"｛\1｝", found)


def closed_up(text: str) -> str:
    """Return text without the spaces between Han that stretch a title or a signature."""
    return re.sub(rf"(?<=[{_HAN}]) +(?=[{_HAN}])", "", text).strip()


def joined(parts: list[str]) -> str:
    """Return lines as one: a semicolon stands where a line ends without a mark."""
    found = ""
    for part in parts:
        between = "" if not found or found[-1] in "，。；：！？、,.;:!?（(" else "；"
        found += between + part
    return found
