"""Two folders of the project, turned into everything there is to say about what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from yuhua.check import check
from yuhua.compare.difference import Difference
from yuhua.compare.finding import Finding
from yuhua.compare.reach import reach
from yuhua.compare.records import differences
from yuhua.compare.unsaid import unsaid
from yuhua.model.content import Content
from yuhua.problems import Problem, has_errors
from yuhua.read.content import read

# Which side `check` refuses, so that it has no site to compare.
Refused = Literal["", "base", "head"]


@dataclass(frozen=True)
class Comparison:
    """What differs, the files of the site that do, what was left unsaid, and what could not be read.

    `unreadable` are the old files with faults; what stood in them is not compared. Content that
    `check` refuses has no site, and so no `files`.
    """

    differences: tuple[Difference, ...] = ()
    files: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    faults: tuple[Problem, ...] = ()
    unreadable: tuple[str, ...] = ()
    setup_changed: bool = False
    refused: Refused = ""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is to be mended."""
        return tuple(sorted({*self.faults, *(one.problem for one in self.findings)}))


def compare(base: Path, head: Path, as_of: datetime, *, files: bool = True) -> Comparison:
    """Compare the project in two folders as of one moment; `files` asks for those reached, too.

    Where the new one has faults of reading, they are all that is said: the rest would follow from them.
    """
    old, new = read(base), read(head)
    if has_errors(new.problems):
        return Comparison(faults=new.problems)
    refused: Refused = ""
    if files:
        refused = "head" if _fails(new, as_of) else "base" if _fails(old, as_of) else ""
    return Comparison(
        differences(old, new),
        reach(base, head, as_of) if files and not refused else (),
        unsaid(old, new, as_of),
        unreadable=tuple(sorted(f"docs/{inside}" for inside in old.broken)),
        setup_changed=_setup(base) != _setup(head),
        refused=refused,
    )


def _setup(root: Path) -> list[str]:
    """Return how the site is set up, without comments."""
    path = root / "mkdocs.yml"
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
    return [line.rstrip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _fails(content: Content, as_of: datetime) -> bool:
    return has_errors(check(content, as_of))
