"""Two states of one record, turned into differences: every field, every part, every list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from yuhua.check.references import REFERENCES
from yuhua.compare.difference import Difference
from yuhua.compare.wording import Names, show
from yuhua.model.content import Located
from yuhua.model.entry import Record
from yuhua.model.keys import attribute, keys
from yuhua.model.parts import Part
from yuhua.model.terms import Term
from yuhua.model.texts import Path
from yuhua.read.records import labels

# What tells one part of a list from the others, the most telling first.
_NAMING = ("session", "date", "title", "start", "text", "weekday", "on")


class Walk:
    """The walk over two states of one record; titles for ids come from `known` and `earlier`."""

    def __init__(self, new: Located, known: Names, earlier: Names) -> None:
        self.new, self.known, self.earlier = new, known, earlier

    def mapping(self, old: Record | Part, new: Record | Part, path: Path) -> Iterator[Difference]:
        """Yield what differs in the fields of two states of a record or of a part."""
        for key in keys(type(new)):
            before, after = getattr(old, attribute(key)), getattr(new, attribute(key))
            if not _alike(before, after):
                yield from self.value(before, after, (*path, key))

    def value(self, before: object, after: object, path: Path) -> Iterator[Difference]:
        """Yield what differs between two values that do."""
        if isinstance(before, tuple) and isinstance(after, tuple):
            yield from self.list(before, after, path)
        elif isinstance(before, Part) and isinstance(after, Part):
            yield from self.mapping(before, after, path)
        else:
            yield self.one(path, before, after)

    def list(
        self, before: tuple[object, ...], after: tuple[object, ...], path: Path
    ) -> Iterator[Difference]:
        """Yield what was added to a list, taken from it or changed in it, or that its order was."""
        old, new = _without(before, after), _without(after, before)
        if not old and not new:
            yield self.one(path, before, after, said="换了次序")
        for one, other in _pairs(old, new):
            if one is None:
                yield self.one((*path, _place(after, other)), None, other, whole=path)
            elif other is None:
                yield self.one(path, one, None)
            elif isinstance(one, Part) and isinstance(other, Part):
                yield from self.mapping(one, other, (*path, _place(after, other)))
            else:
                yield self.one((*path, _place(after, other)), one, other, whole=path)

    def one(
        self,
        path: Path,
        before: object,
        after: object,
        *,
        said: str = "",
        whole: Path | None = None,
    ) -> Difference:
        """Return one difference; its label is that of `whole` where a part of a list is meant."""
        kind = REFERENCES.get(".".join(step for step in path if isinstance(step, str)), "")
        old, new = show(before, kind, self.earlier), show(after, kind, self.known)
        if old == new and not said:  # two ids with one title
            old, new = show(before), show(after)
        label = labels(type(self.new.record), path if whole is None else whole)[0]
        return at(self.new, path, label=label, before=old, after=new, told=said)


def _alike(one: object, other: object) -> bool:
    """Say whether two values mean the same; words of the vocabulary are told by their ids."""
    if isinstance(one, Term) and isinstance(other, Term):
        return one.id == other.id
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_alike, one, other))
    return type(one) is type(other) and one == other


def _key(one: object) -> object:
    return one.id if isinstance(one, Term) else one


def _without(some: tuple[object, ...], others: tuple[object, ...]) -> list[object]:
    """Return what `some` hold more of than `others`, in order."""
    left = Counter(map(_key, others))
    found = []
    for one in some:
        if left[_key(one)]:
            left[_key(one)] -= 1
        else:
            found.append(one)
    return found


def _pairs(old: list[object], new: list[object]) -> Iterator[tuple[object | None, object | None]]:
    """Match what is left of two lists: parts by the field that names them, the rest by place."""
    left = list(new)
    for one in old:
        near = next((other for other in left if _named(one) == _named(other)), None)
        if near is None and len(old) == len(new) == 1:
            near = left[0]
        if near is not None:
            left.remove(near)
        yield one, near
    yield from ((None, other) for other in left)


def _named(one: object) -> object:
    if not isinstance(one, Part):
        return object()
    given = [getattr(one, key) for key in _NAMING if getattr(one, key, None)]
    return (type(one), given[0]) if given else object()


def _place(values: tuple[object, ...], one: object) -> int:
    return next(place for place, other in enumerate(values) if other is one)


def at(
    one: Located,
    path: Path,
    *,
    label: str = "",
    before: str = "",
    after: str = "",
    told: str = "",
) -> Difference:
    """Return a difference at a field of a record."""
    record, field = one.record, ".".join(step for step in path if isinstance(step, str))
    return Difference(
        one.kind,
        record.id,
        record.title,
        one.file,
        one.at(*path).line,
        field,
        label=label,
        before=before,
        after=after,
        told=told,
    )
