"""One finding about the content, with its place, its reason and what to type instead."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
# Stands for what a rule does not look at: code in a line of text.
UNSEEN = "\ufffc"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in an editor's file; line and column count from 1, the column in characters.

    `end` is the column behind what stands there on that line, 0 where nobody looked.
    """

    line: int
    column: int
    end: int = dataclasses.field(default=0, compare=False)

    def along(self, characters: int) -> Mark:
        """Return the place so many characters on, at most where the line ends."""
        column = self.column + characters
        return Mark(self.line, min(column, self.end) if self.end else column)


START = Mark(1, 1)


@dataclass(frozen=True, slots=True)
class Edit:
    """`old` at a place, replaced by `new`.

    Around what is wrong `old` may hold what stands beside it, so that it is found in a quoted value, too.
    """

    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Identify:
    """An id made of a title, written before what stands at a place."""

    line: int
    column: int
    title: str


@dataclass(frozen=True, slots=True)
class Rename:
    """The file, named by the pinyin of its name."""


@dataclass(frozen=True, slots=True)
class Recode:
    """The file, written as UTF-8."""

    codec: str


@dataclass(frozen=True, slots=True)
class Redraw:
    """The picture, drawn anew: nothing but what it shows, no larger than pages need, in the form its name promises."""

    suffix: str


Fix = Edit | Identify | Rename | Recode | Redraw
_BESIDE = 4


def edit(mark: Mark, text: str, start: int, end: int, new: str) -> Edit:
    """Return an edit of `text[start:end]`, where `text` stands at a mark, with a little of what is beside it."""
    first = max(0, start - _BESIDE)
    before, after = text[first:start], text[end : end + _BESIDE]
    before, after = before.rpartition(UNSEEN)[2], after.partition(UNSEEN)[0]
    column = mark.column + start - len(before)
    return Edit(mark.line, column, before + text[start:end] + after, before + new + after)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. Sorts by place; `code` is for ever, see `catalogue.CODES`.

    `message` says what must be and what was found, `hint` what to type; both in Chinese. `fix` is what
    `yuhua fix` does about it.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str
    severity: Severity = "error"
    field: str = ""
    fix: Fix | None = dataclasses.field(default=None, compare=False)

    @classmethod
    def at(
        cls, file: str, mark: Mark, code: str, message: str, hint: str, *, fix: Fix | None = None
    ) -> Problem:
        """Build an error at a mark; the field's name, if any, leads the message."""
        return cls(file, mark.line, mark.column, code, message, hint, fix=fix)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Say whether anything in `problems` must stop a build."""
    return any(problem.severity == "error" for problem in problems)
