"""Two folders of the project, turned into everything there is to say about what changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from yuhua import timetable
from yuhua.check import check
from yuhua.compare.calendars import calendars
from yuhua.compare.difference import Difference
from yuhua.compare.finding import Finding
from yuhua.compare.news import News
from yuhua.compare.pages import Reached, pages
from yuhua.compare.reach import reach
from yuhua.compare.records import differences
from yuhua.compare.unsaid import unsaid
from yuhua.derive.site import derive
from yuhua.emit import Artifact
from yuhua.model.content import Content
from yuhua.problems import Problem, has_errors
from yuhua.read.content import read

# Which side `check` refuses, so that it has no site to compare.
Refused = Literal["", "base", "head"]


@dataclass(frozen=True)
class Comparison:
    """What differs, the files of the site that do, what was left unsaid, and what could not be read.

    `unreadable` are the old files with faults; what stood in them is not compared. Content that
    `check` refuses has no site, and so no `files`, no `pages`, nothing of calendars and feeds.
    `pictures` are the files of a folder that shows them side by side.
    `checked` is what `check` says of the new content: every error, and what it says of edited files.
    `timetable` lists the sessions of schedules that were edited.
    """

    differences: tuple[Difference, ...] = ()
    files: tuple[str, ...] = ()
    pages: tuple[Reached, ...] = ()
    calendars: tuple[News, ...] = ()
    feeds: tuple[News, ...] = ()
    pictures: tuple[Artifact, ...] = ()
    timetable: str = ""
    checked: tuple[Problem, ...] = ()
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
    told = differences(old, new)
    schedules = {one.id for one in told if one.kind == "schedule" and one.what != "removed"}
    found = Comparison(
        told,
        timetable=timetable.show(new, ids=schedules) if schedules else "",
        findings=unsaid(old, new, as_of),
        unreadable=tuple(sorted(f"docs/{inside}" for inside in old.broken)),
        setup_changed=_setup(base) != _setup(head),
    )
    return _reaching(found, (base, head), (old, new), as_of) if files else found


def _reaching(
    found: Comparison,
    folders: tuple[Path, Path],
    contents: tuple[Content, Content],
    as_of: datetime,
) -> Comparison:
    """Return the comparison with what `check` says, and where it says nothing, with all that differs."""
    checks = [check(content, as_of) for content in contents]
    edited = {one.file for one in found.differences}
    said = tuple(one for one in checks[1] if one.severity == "error" or one.file in edited)
    refused: Refused = "head" if has_errors(checks[1]) else "base" if has_errors(checks[0]) else ""
    if refused:
        return replace(found, checked=said, refused=refused)
    reached = reach(*folders, as_of)
    old, new = (derive(content, as_of) for content in contents)
    return replace(
        found,
        checked=said,
        files=reached.files,
        feeds=reached.feeds,
        pictures=reached.pictures,
        pages=pages(old, new, reached.files, found.differences),
        calendars=calendars(old, new, frozenset(reached.files)),
    )


def _setup(root: Path) -> list[str]:
    """Return how the site is set up, without comments."""
    path = root / "mkdocs.yml"
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
    return [line.rstrip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
