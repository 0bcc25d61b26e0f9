"""What a table is here: sheets of cells that know their address, and how large it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

MAX_SHEETS = 20
MAX_ROWS = 5_000
MAX_COLUMNS = 60
# Day 0 of Excel's two calendars: that of Windows, which believes in 29 February 1900, and of old Macs.
WINDOWS_EPOCH = date(1899, 12, 30)
MAC_EPOCH = date(1904, 1, 1)
_LETTERS = 26

Value = str | int | float | bool | datetime | date | time | timedelta | None
Trouble = Literal["", "error", "formula"]


class SheetError(Exception):
    """The file cannot be read as a table; says why and what to try, in Chinese."""


@dataclass(frozen=True)
class Cell:
    """One cell; `trouble` is set where Excel shows an error or nothing was calculated.

    A merged cell counts for every row it spans; there it is not the row's `own`.
    """

    row: int
    column: int
    value: Value
    trouble: Trouble = ""
    own: bool = True

    @property
    def address(self) -> str:
        """Where it stands, as Excel says it: `C7`."""
        return f"{letters(self.column)}{self.row}"


@dataclass(frozen=True)
class Sheet:
    """A table: its cells by row and column from 1, without the empty ones."""

    name: str
    cells: Mapping[tuple[int, int], Cell] = field(repr=False)
    epoch: date = WINDOWS_EPOCH
    hidden: bool = False

    @property
    def last_row(self) -> int:
        """The number of the last row that holds anything."""
        return max((row for row, _ in self.cells), default=0)

    def row(self, number: int) -> dict[int, Cell]:
        """Return the cells of a row by column, in order."""
        found = ((column, self.cells.get((number, column))) for column in range(1, MAX_COLUMNS + 1))
        return {column: cell for column, cell in found if cell}


def letters(column: int) -> str:
    """Return the name Excel gives a column: 1 is `A`, 27 is `AA`."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def bounded(row: int, column: int) -> None:
    """Refuse a cell beyond what one table may hold."""
    if row > MAX_ROWS:
        raise SheetError(f"表格超过 {MAX_ROWS} 行；分成几个文件")
    if column > MAX_COLUMNS:
        raise SheetError(f"表格超过 {MAX_COLUMNS} 列；删掉用不着的列")
