"""Findings and the texts they are about, turned into texts that say what was missing.

Every other byte stays: line ends, indentation, comments, a missing line end at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from yuhua.compare.finding import Addition, Finding
from yuhua.compare.soundness import is_sound
from yuhua.model.content import Located
from yuhua.model.entry import Entry
from yuhua.problems import Mark

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_FENCE = re.compile(r"-{3}[ \t]*")
_ID = re.compile(r"[\"']?[a-z0-9-]+[\"']?")


@dataclass(frozen=True)
class _Insert:
    """Text to put in at a line and column, both from 0, in the place of `cut` characters."""

    line: int
    column: int
    text: str
    cut: int = 0


def mend(findings: Iterable[Finding], raws: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the new bytes of every file that could be mended, each read from `raws`.

    Records whose fields would no longer read as before, but for the additions, are left alone.
    """
    wanted: dict[str, list[Finding]] = {}
    for one in findings:
        if one.record and one.additions and one.record.file in raws:
            wanted.setdefault(one.record.file, []).append(one)
    found = {file: _mended(file, raws[file], some) for file, some in wanted.items()}
    return {file: raw for file, raw in found.items() if raw != raws[file]}


def _mended(file: str, raw: bytes, findings: Iterable[Finding]) -> bytes:
    """Mend one record after the other, the last of the file first: so the places above hold."""
    records: dict[Mark, tuple[Located, list[Addition]]] = {}
    for one in findings:
        if one.record:
            records.setdefault(one.record.at(), (one.record, []))[1].extend(one.additions)
    for place in sorted(records, key=lambda mark: mark.line, reverse=True):
        located, additions = records[place]
        text = _with(raw, located, additions)
        if is_sound(file, raw, text, additions):
            raw = text
    return raw


def _with(raw: bytes, located: Located, additions: Iterable[Addition]) -> bytes:
    lines = _LINES.findall(raw.decode("utf-8"))
    end = "\r\n" if any(line.endswith("\r\n") for line in lines) else "\n"
    wanted: dict[str, list[Addition]] = {}
    for one in additions:
        wanted.setdefault(one.key, []).append(one)
    file = _File(lines, end, located)
    inserts = [found for key, some in wanted.items() for found in file.inserts(key, some)]
    for insert in sorted(inserts, key=lambda each: (each.line, each.column), reverse=True):
        _put(lines, insert, end)
    return "".join(lines).encode("utf-8")


def _put(lines: list[str], one: _Insert, end: str) -> None:
    """Change one line, or put lines between two; where the last has no end, none is left without."""
    if one.column or one.cut:
        line = lines[one.line]
        lines[one.line] = line[: one.column] + one.text + line[one.column + one.cut :]
    elif one.line < len(lines):
        lines.insert(one.line, one.text)
    elif lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
        lines.append(one.text.removesuffix(end))
    else:
        lines.append(one.text)


class _File:
    """The lines of one file, seen from one record in it."""

    def __init__(self, lines: Sequence[str], end: str, located: Located) -> None:
        self.lines, self.newline, self.located = lines, end, located
        self.is_page = isinstance(located.record, Entry)
        first = located.at()
        self.first = first.line - 1
        self.indent = first.column - 1
        self.last = self._last()

    def inserts(self, key: str, additions: Sequence[Addition]) -> Iterator[_Insert]:
        """Yield the edits that add lines to a list, or set the id of a page."""
        if key == "id":
            yield self._id(additions[0].text)
            return
        mark = self.located.marks.get((key,))
        early = [one.text for one in additions if one.first]
        late = [one.text for one in additions if not one.first]
        if mark is None:
            yield self._new_list(key, early + late)
        elif self.lines[mark.line - 1][mark.column - 1 :].startswith("["):
            yield from self._flow(mark, early, late)
        else:
            yield from self._block(mark, early, late)

    def _id(self, text: str) -> _Insert:
        mark = self.located.marks.get(("id",))
        if mark:
            found = _ID.match(self.lines[mark.line - 1], mark.column - 1)
            return _Insert(mark.line - 1, mark.column - 1, text, len(found[0]) if found else 0)
        return _Insert(self.first, 0, f"{' ' * self.indent}id: {text}{self.newline}")

    def _rows(self, indent: int, texts: Iterable[str]) -> str:
        return "".join(f"{' ' * indent}- {text}{self.newline}" for text in texts)

    def _new_list(self, key: str, texts: Iterable[str]) -> _Insert:
        empty = re.compile(rf"[ \-]{{{self.indent}}}{key}:\s*(?:#.*)?\s*")
        for place in range(self.first, self.last + 1):
            if empty.fullmatch(self.lines[place]):
                return _Insert(place + 1, 0, self._rows(self.indent + 2, texts))
        head = f"{' ' * self.indent}{key}:{self.newline}"
        return _Insert(self.last + 1, 0, head + self._rows(self.indent + 2, texts))

    def _block(self, mark: Mark, early: list[str], late: list[str]) -> Iterator[_Insert]:
        indent = mark.column - 1
        if early:
            yield _Insert(mark.line - 1, 0, self._rows(indent, early))
        if late:
            last = mark.line - 1
            for place in range(mark.line, self.last + 1):
                line = self.lines[place]
                if line.strip() and not _belongs(line, indent):
                    break
                last = place if line.strip() else last
            yield _Insert(last + 1, 0, self._rows(indent, late))

    def _flow(self, mark: Mark, early: list[str], late: list[str]) -> Iterator[_Insert]:
        line, column = _closing(self.lines, mark)
        whole = [*self.lines[mark.line - 1 : line], self.lines[line][:column]]
        inside = "".join(whole)[mark.column :]
        if not inside.strip():
            yield _Insert(line, column, ", ".join(early + late))
            return
        if early:
            yield _Insert(mark.line - 1, mark.column, "".join(f"{text}, " for text in early))
        if late:
            yield _Insert(line, column, "".join(f", {text}" for text in late))

    def _last(self) -> int:
        """Return the last line (from 0) that belongs to the record."""
        least = max(mark.line - 1 for mark in self.located.marks.values())
        last = least
        for place in range(self.first + 1, len(self.lines)):
            line = self.lines[place]
            if self.is_page and _FENCE.fullmatch(line.rstrip("\r\n")):
                break
            if not line.strip():
                continue
            if place > least and not self.is_page and _indent(line) < self.indent:
                break
            last = max(last, place)
        return last


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _belongs(line: str, indent: int) -> bool:
    """Say whether a line is one of a block list whose dashes stand at `indent`."""
    own = _indent(line)
    return own > indent or (own == indent and line.lstrip(" ").startswith("-"))


def _closing(lines: Sequence[str], mark: Mark) -> tuple[int, int]:
    """Return where the bracket that opens at `mark` closes (line and column from 0)."""
    depth, quote = 0, ""
    for place in range(mark.line - 1, len(lines)):
        start = mark.column - 1 if place == mark.line - 1 else 0
        for column, char in enumerate(lines[place][start:], start):
            if quote:
                quote = "" if char == quote else quote
            elif char in "\"'":
                quote = char
            elif char in "[{":
                depth += 1
            elif char in "]}":
                depth -= 1
                if depth == 0:
                    return place, column
    return mark.line - 1, mark.column
