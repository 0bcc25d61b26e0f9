"""One finding about the content, with its place, its reason and what to type instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in an editor's file; line and column count from 1, the column in characters."""

    line: int
    column: int


START = Mark(1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. Sorts by place; `code` is for ever, see `catalogue.CODES`.

    `message` says what must be and what was found, `hint` what to type; both in Chinese.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str
    severity: Severity = "error"
    field: str = ""

    @classmethod
    def at(cls, file: str, mark: Mark, code: str, message: str, hint: str) -> Problem:
        """Build an error at a mark; the field's name, if any, leads the message."""
        return cls(file, mark.line, mark.column, code, message, hint)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Say whether anything in `problems` must stop a build."""
    return any(problem.severity == "error" for problem in problems)
