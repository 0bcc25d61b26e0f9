"""A record, taken apart into its pieces of text with their places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from yuhua.model.content import Located, Path
from yuhua.model.keys import attribute, keys
from yuhua.model.terms import Term
from yuhua.problems import Mark

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


def texts(one: Located) -> Iterator[tuple[Mark, str]]:
    """Yield (place, text) for every text field, then for every line of the body."""
    for path, text in strings(one.record):
        yield one.at(*path), text
    for number, line in enumerate(one.body.split("\n"), one.body_line):
        if line.strip():
            yield Mark(number, 1), line


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
