"""A record, taken apart into its pieces of text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel

from yuhua.model.keys import attribute, keys
from yuhua.model.terms import Term

if TYPE_CHECKING:
    from yuhua.model.content import Path

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
