"""Two folders of the project, turned into everything there is to say about what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yuhua.check import check
from yuhua.compare.difference import Difference
from yuhua.compare.finding import Finding
from yuhua.compare.reach import reach
from yuhua.compare.records import differences
from yuhua.compare.states import state_of
from yuhua.compare.unsaid import unsaid
from yuhua.model.content import Content
from yuhua.problems import Problem, has_errors


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
    refused: bool = False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is to be mended."""
        return tuple(sorted({*self.faults, *(one.problem for one in self.findings)}))


def compare(base: Path, head: Path, as_of: datetime) -> Comparison:
    """Compare the project in two folders as of one moment.

    Where the new one has faults of reading, they are all that is said: the rest would follow from them.
    """
    old, new = state_of(base), state_of(head)
    if has_errors(new.content.problems):
        return Comparison(faults=new.content.problems)
    refused = _is_refused(old.content, as_of) or _is_refused(new.content, as_of)
    return Comparison(
        differences(old.content, new.content),
        () if refused else reach(old, new, as_of),
        unsaid(old.content, new.content, as_of),
        unreadable=tuple(sorted(f"docs/{inside}" for inside in old.content.broken)),
        setup_changed=old.setup != new.setup,
        refused=refused,
    )


def _is_refused(content: Content, as_of: datetime) -> bool:
    """Say whether `check` refuses some content for more than a draft's blanks, or files not compared."""
    return any(
        one.severity == "error" and one.code != "text-unfilled" and one not in content.problems
        for one in check(content, as_of)
    )
