"""Text, measured and compared the way a Chinese reader sees it."""

from __future__ import annotations

import difflib
import html
import re
import unicodedata
from collections.abc import Iterable

# What XML 1.0 §2.2 forbids, plus the invisible characters that break search, copying and the count of lines.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]"
)
# What stands in a draft where something has to be filled in; `check` finds what is left of it.
UNFILLED = "……"
MOST_OF_SLUG = 60
# So many words are offered, and fewer long ones.
FEWEST_CHOICES, MOST_CHOICES, _MOST_SIGNS = 3, 12, 60
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MARKS = re.compile(r"([\\`*_\[\]|~#$])")
_AT_FIRST = re.compile(r"^(?=[-+=])|^(\d+)(?=[.)])")
# What GitHub makes of plain words: people named, other issues, addresses.
_CALLING = re.compile(r"@|#(?=\d)|:(?=//)|\bwww(?=\.)|\bGH-(?=\d)", re.IGNORECASE)
_UNSEEN = "\u200b"


def clean(text: str) -> str:
    """Return `text` without characters that no output format may carry (XML 1.0 §2.2)."""
    return FORBIDDEN.sub("", text)


def marked(title: str, *, sample: bool) -> str:
    """Return a title that says itself that it is a sample, where nothing else can."""
    return f"【示例】{title}" if sample else title


def as_markdown(text: str) -> str:
    """Return a text that GitHub's Markdown shows as it is, on one line: it formats, links and calls nobody."""
    line = html.escape(" ".join(clean(text).split()), quote=False)
    line = _CALLING.sub(lambda found: found[0] + _UNSEEN, line)
    return _AT_FIRST.sub(r"\1\\", _MARKS.sub(r"\\\1", line))


def is_slug(text: str) -> bool:
    """Say whether `text` can be an id and a part of an address."""
    return len(text) <= MOST_OF_SLUG and bool(SLUG.fullmatch(text))


def width(text: str) -> int:
    """Count the terminal cells `text` takes (Unicode Standard Annex 11)."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the word an editor most likely meant, or an empty string."""
    choices = sorted(words)
    contained = [choice for choice in choices if word and (word in choice or choice in word)]
    # One wrong character of a two-character word (家凤) leaves half of it.
    close = difflib.get_close_matches(
        word, choices, n=1, cutoff=0.5 if len(word) == len("家凤") else 0.6
    )
    return (close or contained or [""])[0]


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return the Chinese hint for a mistyped word: the nearest one, or a few to choose from."""
    choices = sorted(words)
    near = nearest(word, choices)
    if near:
        return f"是不是“{near}”？"
    # Those that share most signs with it first: one of them may be meant.
    choices.sort(key=lambda choice: -len(set(word) & set(choice)))
    fitting = max(FEWEST_CHOICES, _MOST_SIGNS // (len(choices[0]) + 1)) if choices else 0
    shown = choices[: min(MOST_CHOICES, fitting)]
    more = " 等" if len(choices) > len(shown) else ""
    return f"可以填：{'、'.join(shown)}{more}" if choices else "这里还没有可以填的词"


def plain(markdown: str) -> str:
    """Return Markdown as reading text: marks of links, emphasis, headings and notes removed."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(
        r"^(?:\s*(?:#{1,6}|>|[-*+]|\d+\.)\s+|\s*(?:!!!|\?\?\?)\s+\w+\s*)",
        "",
        text,
        flags=re.MULTILINE,
    )
    text = re.sub(r"[*_`|]+|\[\^[^\]]+\]:?", " ", text)
    return re.sub(r"\s+", " ", text).strip()
