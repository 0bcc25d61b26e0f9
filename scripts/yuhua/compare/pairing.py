"""The records of two contents, turned into pairs: the same, under another id, gone, new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yuhua.derive.addresses import path_of, plain_address
from yuhua.kinds.place import Place
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content, Located
from yuhua.model.entry import Entry

Pair = tuple[Located, Located]


@dataclass(frozen=True)
class Pairs:
    """Records before and after: with the same id, with another id, gone, and new."""

    same: tuple[Pair, ...]
    renamed: tuple[Pair, ...]
    gone: tuple[Located, ...]
    new: tuple[Located, ...]


def pair(base: Content, head: Content) -> Pairs:
    """Match the records of two contents; files that could not be read are left out of both."""
    broken = {f"docs/{inside}" for inside in base.broken | head.broken}
    before, after = _by_id(base, broken), _by_id(head, broken)
    same = tuple((one, after[key]) for key, one in before.items() if key in after)
    gone = [one for key, one in before.items() if key not in after]
    new = [one for key, one in after.items() if key not in before]
    renamed: list[Pair] = []
    for one in gone:
        found = _heir(one, new)
        if found:
            renamed.append((one, found))
            new.remove(found)
    left = {id(old) for old, _ in renamed}
    return Pairs(
        same, tuple(renamed), tuple(one for one in gone if id(one) not in left), tuple(new)
    )


def _by_id(content: Content, broken: set[str]) -> dict[tuple[str, str], Located]:
    found: dict[tuple[str, str], Located] = {}
    for one in content.records:
        if one.file not in broken:
            found.setdefault((one.kind, one.record.id), one)
    return found


def _heir(one: Located, new: Iterable[Located]) -> Located | None:
    """Return the new record that is most likely the old one under another id."""
    ranked = [(kinship, other) for other in new if (kinship := _kinship(one, other))]
    return max(ranked, key=lambda row: row[0])[1] if ranked else None


def _kinship(one: Located, other: Located) -> int:
    if one.kind != other.kind:
        return 0
    old, new = one.record, other.record
    alike = 2 * (old.title == new.title)
    if isinstance(old, Entry):
        alike += 3 * (one.file == other.file)
        alike += _name(one) == _name(other) != "index.md"
        alike += bool(one.body.strip()) and one.body == other.body
    elif isinstance(old, Schedule) and isinstance(new, Schedule):
        here = (old.place, old.programme) == (new.place, new.programme)
        alike += here and old.start == new.start and old.repeat == new.repeat
    return alike


def _name(one: Located) -> str:
    return one.file.rpartition("/")[2]


def address(one: Located) -> str:
    """Return where a record's own page stands, empty where it has none."""
    if isinstance(one.record, Entry):
        return path_of(one.file)
    if isinstance(one.record, Schedule):
        return f"events/{one.record.id}/"
    return f"places/{one.record.id}/" if isinstance(one.record, Place) else ""


def has_page(one: Located) -> bool:
    """Say whether a record has a page of its own; the home page's address is empty."""
    return isinstance(one.record, Entry | Schedule | Place)


def known_addresses(content: Content) -> frozenset[str]:
    """Return the old addresses that pages name in `aliases`, as `address` would give them."""
    named = (
        alias
        for one in content.records
        if isinstance(one.record, Entry)
        for alias in one.record.aliases
    )
    return frozenset(plain_address(alias) for alias in named)
