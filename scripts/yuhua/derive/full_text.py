"""A page's record, turned into (heading, lines) for feeds and search: what templates show besides the body."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from yuhua.model.entry import Entry, Record
from yuhua.model.terms import Term

# Shown elsewhere on the page, or not prose.
_LEFT_OUT = set(Entry.model_fields) - {"citations"} | {
    "contacts",
    "speakers",
    "consent",
    "course",
    "place",
    "neutral_title",
}


def sections(record: Record | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (Chinese label, lines) for every field of the record that readers see as text."""
    if record is None:
        return
    for name, field in type(record).model_fields.items():
        if name in _LEFT_OUT:
            continue
        lines = tuple(_lines(getattr(record, name)))
        if lines:
            yield field.title or name, lines


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, Term):
        yield value.name
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            if isinstance(part, BaseModel) and not isinstance(part, Term):
                yield "，".join(_lines(part))
            else:
                yield from _lines(part)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name != "contacts":  # ids
                yield from _lines(getattr(value, name))
