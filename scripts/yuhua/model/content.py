"""Everything that was read: records with the places of their fields, and what was wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar, cast

from yuhua.model.entry import Entry, Record
from yuhua.model.parts import Part
from yuhua.model.terms import Vocabulary
from yuhua.model.texts import Path, is_quoted, lines_of, strings
from yuhua.pictures.sight import Sight
from yuhua.problems import START, Fix, Mark, Problem

R = TypeVar("R", bound=Record)
P_co = TypeVar("P_co", bound=Part, covariant=True)


class Placed:
    """What stands in a file (its path inside the project, with `/`), and where its fields are."""

    file: str
    marks: Mapping[Path, Mark]

    def at(self, *path: str | int) -> Mark:
        """Return the place of a field, or of the nearest mapping around it."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.marks:
                return self.marks[path[:end]]
        return START

    def problem(
        self, path: Path, code: str, message: str, hint: str, *, fix: Fix | None = None
    ) -> Problem:
        """Return an error at one of its fields."""
        return Problem.at(self.file, self.at(*path), code, message, hint, fix=fix)


@dataclass(frozen=True)
class Listed(Placed, Generic[P_co]):
    """A row of one of the lists that pages are held against (`model/lists.py`)."""

    part: P_co
    file: str
    marks: Mapping[Path, Mark] = field(repr=False)


@dataclass(frozen=True)
class Glimpse:
    """A record that is only known to be there: enough to refer to it."""

    kind: str
    id: str
    file: str
    line: int = field(compare=False)


@dataclass(frozen=True)
class Located(Placed):
    """A record with its body, whose first line is `body_line` of the file."""

    kind: str
    record: Record
    file: str
    marks: Mapping[Path, Mark] = field(repr=False)
    body: str = ""
    body_line: int = 1

    @cached_property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """The lines of the body outside code blocks, with their numbers; code inside a line is made unseen."""
        return tuple(lines_of(self.body, self.body_line))

    @cached_property
    def texts(self) -> tuple[tuple[Mark, str], ...]:
        """Every text field with its place, then every line of the body; a dozen rules read them."""
        lines = enumerate(self.body.split("\n"), self.body_line)
        return (
            *((self.at(*path), text) for path, text in strings(self.record)),
            *((Mark(number, 1), line) for number, line in lines if line.strip()),
        )

    @cached_property
    def words(self) -> str:
        """All its texts in one, in small letters: for looking words up."""
        return "\n".join(text for _, text in self.texts).lower()

    @cached_property
    def prose(self) -> tuple[tuple[Mark, str], ...]:
        """What whoever wrote it has said in words of their own: every such field, then the lines of the body."""
        own = ((path, text) for path, text in strings(self.record) if not is_quoted(path))
        return (
            *((self.at(*path), text) for path, text in own),
            *((Mark(number, 1), line) for number, line in self.lines if line.strip()),
        )

    @cached_property
    def glimpse(self) -> Glimpse:
        """What others refer to."""
        return Glimpse(self.kind, self.record.id, self.file, self.at("id").line)


@dataclass(frozen=True)
class Content:
    """The whole of docs/, read. `broken` names files whose records could not be made.

    Where only some files were asked for, `others` tells what the rest holds. `files` maps what
    may be downloaded (`files/x.pdf`) to its size in bytes, `sources` every file that was asked for to
    its text, empty for what is none. `pictures` are all that lie in docs/ (`docs/families/a.jpg`), as
    their bytes describe them; without a digest where nobody asked. `bodies` are those of pages among `broken`,
    with records that say nothing and owe nothing.
    """

    vocabulary: Vocabulary
    records: tuple[Located, ...]
    problems: tuple[Problem, ...]
    broken: frozenset[str] = frozenset()
    others: tuple[Glimpse, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    lists: tuple[Listed[Part], ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict, repr=False)
    pictures: Mapping[str, Sight] = field(default_factory=dict, repr=False)
    bodies: tuple[Located, ...] = ()

    def rows(self, kind: type[P_co]) -> tuple[Listed[P_co], ...]:
        """Return the rows of one list, in the order editors gave them."""
        return tuple(
            Listed(one.part, one.file, one.marks)
            for one in self.lists
            if isinstance(one.part, kind)
        )

    def of(self, kind: type[R]) -> dict[str, R]:
        """Return the records of one class by id."""
        if kind not in self._of:
            mine = (one.record for one in self.records if isinstance(one.record, kind))
            self._of[kind] = {one.id: one for one in mine}
        return cast("dict[str, R]", self._of[kind].copy())

    @cached_property
    def _of(self) -> dict[type[Record], dict[str, Record]]:
        """What `of` has found: every page asks for the same few classes."""
        return {}

    @property
    def entries(self) -> tuple[Located, ...]:
        """Return what becomes a page of its own."""
        return tuple(one for one in self.records if isinstance(one.record, Entry))
