"""One row of a timetable, turned into a draft of a schedule and what is doubtful about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from yuhua.derive.recurrence import parse
from yuhua.importers.cells import OPEN, line, text, trouble
from yuhua.importers.columns import WHEN, Header
from yuhua.importers.drafts import Draft
from yuhua.importers.matching import Around
from yuhua.importers.moments import Reading, read_moment
from yuhua.importers.readers import READERS, Yaml
from yuhua.importers.sheets import Cell, Sheet, letters
from yuhua.importers.times import DAYS, ENDS, when
from yuhua.kinds.schedule import Schedule
from yuhua.model.keys import keys
from yuhua.text import UNFILLED

# What a record cannot do without, where it is looked for, and what to say.
REQUIRED = {
    "title": ("没有写标题", "写上标题，不超过40字"),
    "summary": ("没有写简介，先写成“……”", "用一句话说清楚，不超过60字"),
    "programme": ("没有写栏目，先写成“……”", "照 docs/vocabulary.yml 填一个栏目"),
    "place": ("没有写地点，先写成“……”", "填 docs/places.yml 里有的地点"),
}
_REGISTRATION = {"how", "deadline"}
_LABELS = {key: one.title or key for key, one in keys(Schedule).items()}
_SAMPLE = re.compile("[【（(]?示例")


@dataclass(frozen=True, order=True)
class Doubt:
    """A cell that an editor should look at: where, why, and what to type."""

    number: int
    row: int
    column: int
    message: str
    hint: str
    sheet: str = ""

    def said(self, file: str) -> str:
        """Return it in Chinese, with the place as Excel has it."""
        sheet = f" 工作表“{self.sheet}”" if self.sheet else ""
        place = f"{file}{sheet}!{letters(self.column)}{self.row}"
        return f"{place}：{self.message}\n  提示：{self.hint}"


class Row:
    """The cells of one row being read: fields found, notes kept and doubts met so far."""

    def __init__(self, sheet: Sheet, header: Header, number: int, around: Around) -> None:
        self.sheet, self.header, self.number, self.around = sheet, header, number, around
        self.fields: dict[str, Yaml] = {}
        self.comments: list[str] = []
        self.faults: list[tuple[int, int, str, str]] = []
        self.cells: dict[int, Cell] = {}
        self.elsewhere: dict[str, str] = {}
        for column, cell in sheet.row(number).items():
            self._take(column, cell)

    def _take(self, column: int, cell: Cell) -> None:
        """Keep a cell that may be carried over; never one of people's particulars."""
        if column in self.header.private:
            return
        if wrong := trouble(cell, self.around.numbers):
            self.faults.append((cell.row, column, *wrong))
        elif text(cell.value) and not self._is_open(column, cell):
            self.cells[column] = cell

    def _is_open(self, column: int, cell: Cell) -> bool:
        """Say whether a cell says that nothing is settled yet; of times and states that is news."""
        names = {self.header.fields.get(key): key for key in READERS}
        return line(cell.value) in OPEN and names.get(column, "status") != "status"

    def cell(self, key: str) -> Cell | None:
        """Return the cell of a field, or None where it is empty or there is no such column."""
        return self.cells.get(self.header.fields.get(key, 0))

    def place(self, key: str) -> tuple[int, int]:
        """Return the row and column of a field, or of the title where there is no such column."""
        key = self.elsewhere.get(key, key)
        cell = self.cell(key)
        column = self.header.fields.get(key, self.header.fields["title"])
        return (cell.row, cell.column) if cell else (self.number, column)

    def doubt(self, key: str, message: str, hint: str) -> None:
        """Note what is doubtful about a field."""
        self.faults.append((*self.place(key), message, hint))

    def keep(self, label: str, cell: Cell) -> None:
        """Keep the words of a cell beside the record."""
        self.comments.append(f"{label}（{cell.address}）：{text(cell.value)}")

    def is_remark(self) -> bool:
        """Say whether the row is a line of text under the table, or only numbered in advance."""
        number = self.header.fields.get("number", 0)
        return len([column for column in self.cells if column != number]) <= 1


def read_row(sheet: Sheet, header: Header, number: int, around: Around) -> Row:
    """Return what a row says, field by field."""
    row = Row(sheet, header, number, around)
    if row.is_remark():
        return row
    for key, read in READERS.items():
        cell = row.cell(key)
        if cell is None:
            continue
        taken = read(cell.value, around)
        if taken.value is not None:
            row.fields[key] = taken.value
        if taken.message:
            row.doubt(key, taken.message, taken.hint)
        if taken.kept:
            row.keep(_LABELS.get(key, "报名截止"), cell)
    _when(row)
    _required(row)
    _gather(row)
    _others(row)
    return row


def _when(row: Row) -> None:
    """Read every cell that says something of when, and put them together."""
    read: dict[str, Reading] = {}
    for key in WHEN:
        cell = row.cell(key)
        if cell and not _is_rule(row, key, cell):
            read[key] = read_moment(cell.value, row.around.as_of, row.sheet.epoch)
    rule = parse(str(row.fields.get("repeat", "")))
    found = when(read, row.around.as_of, timed=bool(rule and rule.hours))
    for fault in found.faults:
        row.doubt(fault.key, fault.message, fault.hint)
    lost = [fault.key for fault in found.faults if fault.lost]
    for key in dict.fromkeys(read if not found.start else lost):
        if cell := row.cell(key):
            row.keep("时间", cell)
    row.fields["start"] = found.start or UNFILLED
    if found.end:
        row.fields["end"] = found.end
    if not found.start:
        row.doubt(
            "day" if "day" in row.header.fields else _dated(row),
            "没有认出日期，先写成“……”",
            "写成 2026-12-05 这样",
        )


def _is_rule(row: Row, key: str, cell: Cell) -> bool:
    """Take `每周六 9:30-11:00` for the repetition it is, where there is no other."""
    seen = line(cell.value)
    if "repeat" in row.fields or not parse(seen):
        return False
    row.fields["repeat"], row.elsewhere["repeat"] = seen, key
    return True


def _required(row: Row) -> None:
    for key, (message, hint) in REQUIRED.items():
        if key in row.fields:
            continue
        row.fields[key] = UNFILLED
        if row.cell(key) is None and key in row.header.fields:
            row.doubt(key, message, hint)


def _gather(row: Row) -> None:
    """Put what belongs to registration together; a title may say that it is a sample."""
    parts = {key: str(row.fields.pop(key)) for key in _REGISTRATION if key in row.fields}
    if parts:
        row.fields["registration"] = {
            "how": parts.get("how", UNFILLED),
            **({"deadline": parts["deadline"]} if "deadline" in parts else {}),
        }
        if "how" not in parts:
            row.doubt("deadline", "写了报名截止，没写怎么报名", "加一列“报名”，写到哪里报名")
    if _SAMPLE.match(str(row.fields["title"])):
        row.fields["sample"] = True
    row.fields.setdefault("status", "计划")


def _others(row: Row) -> None:
    """Keep remarks and the columns that are none of ours; a column without a name is doubtful."""
    if note := row.cell("note"):
        row.comments.append(f"备注：{text(note.value)}")
    known = {*row.header.fields.values(), *row.header.private}
    for column, cell in row.cells.items():
        if column not in known:
            row.keep(row.header.others.get(column, "没有表头的一列"), cell)
            if column not in row.header.others:
                row.faults.append((cell.row, column, "这一列没有表头", "在表头那一行写上列名"))


def drafted(row: Row, slug: str) -> Draft:
    """Return the record of a row under an id, and where its fields stand."""
    places = {key: row.place(key) for key in row.fields}
    places |= {f"registration.{key}": row.place(key) for key in _REGISTRATION}
    given: Mapping[str, Yaml] = {"id": slug, "published": str(row.around.as_of), **row.fields}
    ended = next((key for key in ENDS if row.cell(key)), "title")
    places |= {"start": row.place(_dated(row)), "end": row.place(ended)}
    return Draft(given, tuple(row.comments), places)


def _dated(row: Row) -> str:
    """Return the field where a row says, or should say, on which day it takes place."""
    filled = (key for key in DAYS if row.cell(key))
    return next(filled, next((key for key in DAYS if key in row.header.fields), "title"))
