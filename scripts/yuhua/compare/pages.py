"""Files of the site that differ, turned into the pages they are, each by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from yuhua.compare.difference import Difference
from yuhua.kinds import kinds
from yuhua.model.entry import Record
from yuhua.model.site import Site

Became = Literal["new", "gone", "changed"]


@dataclass(frozen=True)
class Reached:
    """A page that is not as before; `own` is that of something that was edited, others only show it.

    `file` is its path inside a folder of the built site.
    """

    title: str
    file: str
    became: Became
    own: bool


def pages(
    old: Site, new: Site, files: Iterable[str], differences: Iterable[Difference]
) -> tuple[Reached, ...]:
    """Return the pages among the files that differ, those that were edited first, then by path."""
    edited = {(one.kind, one.id) for one in differences}
    found = _pages(old, new, frozenset(files), edited)
    return tuple(sorted(found, key=lambda one: (not one.own, one.file)))


def _pages(
    old: Site, new: Site, files: frozenset[str], edited: set[tuple[str, str]]
) -> Iterator[Reached]:
    names = {kind.record: kind.name for kind in kinds()}
    before = {f"{page.path}index.html": page for page in old.pages}
    after = {f"{page.path}index.html": page for page in new.pages}
    for file in {**before, **after}:
        if file in files:
            became: Became = "new" if file not in before else "changed" if file in after else "gone"
            page = after.get(file) or before[file]
            yield Reached(page.title, file, became, _key(page.record, names) in edited)


def _key(record: Record | None, names: dict[type[Record], str]) -> tuple[str, str]:
    return (names[type(record)], record.id) if record else ("", "")
