"""The texts of a file before and after an edit, compared as the fields they mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from yuhua.compare.finding import Addition
from yuhua.read.nodes import Tree, Value, compose
from yuhua.read.source import decode, split


def is_sound(file: str, before: bytes, after: bytes, additions: Iterable[Addition]) -> bool:
    """Say whether a file reads as before, but for the lists that were added to."""
    wanted = list(additions)
    old, new = _tree(file, before), _tree(file, after)
    keys = {one.key for one in wanted}
    here = all(one.text in after.decode("utf-8") for one in wanted)
    return here and not new.problems and _same_but(old.value, new.value, keys)


def _tree(file: str, raw: bytes) -> Tree:
    text = decode(file, raw)[0] or ""
    if file.endswith(".md"):
        found, _ = split(file, text)
        text = found.front if found else ""
    return compose(file, text)


def _same_but(old: Value, new: Value, keys: Collection[str]) -> bool:
    """Compare two trees; an id may be another, the lists `keys` of a record may have grown."""
    if isinstance(old, list) and isinstance(new, list):
        pairs = zip(old, new, strict=False)
        return len(old) == len(new) and all(_same_but(one, other, keys) for one, other in pairs)
    if isinstance(old, dict) and isinstance(new, dict):
        grown = all(_grown(old.get(key), new.get(key)) for key in keys if key != "id")
        return grown and _without(old, keys) == _without(new, keys)
    return old == new


def _without(value: Mapping[str, Value], keys: Collection[str]) -> dict[str, Value]:
    return {key: one for key, one in value.items() if key not in keys}


def _grown(old: Value | None, new: Value | None) -> bool:
    """Say whether a list has all it had, in its order."""
    before, after = old or [], iter(new or [])
    return all(any(one == other for other in after) for one in before)
