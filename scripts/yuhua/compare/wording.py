"""Values of fields, turned into the words an editor reads them in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from yuhua.dates import clock, show_date
from yuhua.model.content import Content
from yuhua.model.entry import Record
from yuhua.model.keys import attribute, keys
from yuhua.model.parts import Part
from yuhua.model.terms import Term

MOST = 60
_AROUND = 12
Names = Mapping[tuple[str, str], str]


def names(content: Content) -> Names:
    """Return the title of every record by its kind and id."""
    return {(one.kind, one.record.id): one.record.title for one in content.records}


def show(value: object, kind: str = "", known: Names | None = None) -> str:
    """Return a value in words; where it is an id of a record of `kind`, with that record's title."""
    if isinstance(value, tuple):
        return "、".join(show(one, kind, known) for one in value)
    if isinstance(value, Record | Part):
        return "，".join(_fields(value, known))
    return (known or {}).get((kind, str(value))) or _plain(value)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return f"{show_date(value)}{clock(value)}"
    if isinstance(value, date):
        return show_date(value)
    return value.name if isinstance(value, Term) else str(value)


def _fields(value: Record | Part, known: Names | None) -> list[str]:
    found = []
    for key, field in keys(type(value)).items():
        part = getattr(value, attribute(key))
        if part != field.get_default(call_default_factory=True):
            found.append(f"{field.title or key}：{show(part, '', known)}")
    return found


def contrast(before: str, after: str) -> tuple[str, str]:
    """Return two texts short enough for a sentence, cut so that the difference stays in sight."""
    if max(len(before), len(after)) <= MOST:
        return before, after
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    return _cut(before, start, end), _cut(after, start, end)


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _cut(text: str, start: int, end: int) -> str:
    first = max(start - _AROUND, 0)
    last = min(len(text) - end + _AROUND, first + MOST)
    return f"{'……' if first else ''}{text[first:last]}{'……' if last < len(text) else ''}"
