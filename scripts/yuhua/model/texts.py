"""A record, taken apart into its pieces of text, and its body into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from yuhua.model.keys import attribute, keys
from yuhua.model.terms import Term
from yuhua.problems import UNSEEN

# Where something stands in a record: the keys and the places in lists that lead there.
Path = tuple[str | int, ...]
_NOT_PROSE = {
    "id",
    "isbn",
    "url",
    "code",
    "number",
    "aliases",
    "repeat",
    "file",
    "record",
    "transcript",
}
# What is the same wherever a law or a book is named.
_QUOTED = {"citations", "basis", "books", "quotes", "motto", "neutral_title"}
_CODE = re.compile(r"`[^`]*`")
_FENCE = re.compile(r"\s*(```|~~~)")


def strings(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield (path, text) for every piece of prose inside a record."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Term | date):
        return
    elif isinstance(value, BaseModel):
        for key in keys(type(value)):
            if key not in _NOT_PROSE:
                yield from strings(getattr(value, attribute(key)), (*path, key))
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from strings(part, (*path, place))


def is_quoted(path: Path) -> bool:
    """Say whether a field repeats what others have said, or is the same wherever it stands."""
    return bool(path) and path[0] in _QUOTED


def lines_of(body: str, first: int = 1) -> Iterator[tuple[int, str]]:
    """Yield (number, line) of Markdown outside code blocks, counted from `first`; code inside a line is unseen."""
    fenced = False
    for number, line in enumerate(body.split("\n"), first):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:  # indented lines too: they are the inside of notes and lists
            yield number, _CODE.sub(_unseen, line) if "`" in line else line


def _unseen(found: re.Match[str]) -> str:
    return UNSEEN * len(found[0])
