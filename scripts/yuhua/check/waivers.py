"""Findings that stay, because an editor looked at them and says why and since when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from yuhua.catalogue import CODES
from yuhua.model.content import Content, Located
from yuhua.model.parts import Waiver
from yuhua.model.texts import strings
from yuhua.problems import Problem
from yuhua.text import did_you_mean


def allowed(content: Content, _as_of: datetime) -> Iterator[Problem]:
    """Only what is a matter of taste can be waived, never what would mislead or hurt somebody."""
    waivable = [code for code, found in CODES.items() if found.waivable]
    for one in content.records:
        for place, waiver in enumerate(one.record.waivers):
            if waiver.code not in waivable:
                message = f"“{waiver.code}”不能放行"
                hint = f"{did_you_mean(waiver.code, waivable)}别的错误要改好"
                yield one.problem(("waivers", place, "code"), "waiver-refused", message, hint)


def unwaived(content: Content, found: Iterable[Problem]) -> list[Problem]:
    """Return the problems that nobody waived, and one for every waiver that was of no use."""
    left = list(found)
    for one in content.records:
        for place, waiver in enumerate(one.record.waivers):
            if not getattr(CODES.get(waiver.code), "waivable", False):
                continue
            reach = _Reach.of(one, content)
            kept = [problem for problem in left if not reach.covers(problem, waiver)]
            # Where only some files were asked for, what needs all of them was not looked for.
            if len(kept) == len(left) and not content.others:
                message = f"没有要放行的“{waiver.code}”"
                hint = "删掉这一条放行；words 写的要是那一行里的字，一字不差"
                kept.append(one.problem(("waivers", place), "waiver-unused", message, hint))
            left = kept
    return left


@dataclass(frozen=True)
class _Reach:
    """The lines of one record."""

    one: Located
    first: int
    after: float

    @classmethod
    def of(cls, one: Located, content: Content) -> _Reach:
        first = one.at().line
        starts = (each.at().line for each in content.records if each.file == one.file)
        after = min((line for line in starts if line > first), default=float("inf"))
        return cls(one, first, after)

    def covers(self, problem: Problem, waiver: Waiver) -> bool:
        here = problem.file == self.one.file and self.first <= problem.line < self.after
        if not here or problem.code != waiver.code:
            return False
        return waiver.words is None or waiver.words in self._line(problem.line)

    def _line(self, number: int) -> str:
        """Return a line of the body, or the texts of the fields that begin on it."""
        if number >= self.one.body_line and self.one.body:
            lines = self.one.body.split("\n")
            return lines[min(number - self.one.body_line, len(lines) - 1)]
        texts = strings(self.one.record)
        return "\n".join(text for path, text in texts if self.one.at(*path).line == number)


CHECKS = (allowed,)
