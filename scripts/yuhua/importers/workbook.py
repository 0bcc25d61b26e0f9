"""The bytes of an .xlsx file, turned into sheets: sizes checked first, only cached values taken."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl import load_workbook
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from yuhua.importers.sheets import MAX_ROWS, MAX_SHEETS, Cell, Sheet, SheetError, bounded
from yuhua.text import clean

MAX_PARTS = 500
MAX_PART_BYTES = 30_000_000
MAX_UNPACKED_BYTES = 60_000_000
_BROKEN_FILE = "文件坏了或不是 Excel 表格；在 Excel 里打开，另存为 .xlsx 再导入"
# What openpyxl, zipfile and the XML parsers raise for files that programs or attackers have damaged.
_BROKEN = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, OSError, EOFError, RuntimeError,
    SyntaxError, AssertionError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_DECLARED = tuple("<!DOCTYPE".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))


def read_workbook(raw: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook. Raises SheetError."""
    try:
        _weigh(raw)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of every extension it does not know
            return _sheets(raw)
    except _BROKEN as error:
        raise SheetError(_BROKEN_FILE) from error


def _weigh(raw: bytes) -> None:
    """Refuse what unpacks to too much (zipfile never reads more than it declares), and entities."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = archive.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise SheetError("文件设了密码；去掉密码再导入")
        sizes = [part.file_size for part in parts]
        heavy = sum(sizes) > MAX_UNPACKED_BYTES or max(sizes, default=0) > MAX_PART_BYTES
        if heavy or len(parts) > MAX_PARTS:
            raise SheetError("文件解开以后太大；只留课表，另存为新的 .xlsx 再导入")
        if not any(part.filename.startswith("xl/") for part in parts):
            raise SheetError("这不是 Excel 表格；只收 .xlsx 和 .csv")
        for part in parts:
            head = archive.read(part) if part.filename.endswith((".xml", ".rels")) else b""
            if any(mark in head for mark in _DECLARED):
                raise SheetError(_BROKEN_FILE)


def _sheets(raw: bytes) -> tuple[Sheet, ...]:
    options = {"read_only": True, "data_only": True, "keep_links": False}
    with closing(load_workbook(io.BytesIO(raw), **options)) as book:
        tables = [one for one in book.worksheets if hasattr(one, "_get_source")]
        if len(tables) > MAX_SHEETS:
            raise SheetError(f"工作表超过 {MAX_SHEETS} 张；删掉用不着的")
        return tuple(_sheet(book, one) for one in tables)


def _sheet(book: Any, table: Any) -> Sheet:  # noqa: ANN401 -- openpyxl's read-only classes have no types
    """Return one sheet; merged ranges are never filled by openpyxl, which would make every cell."""
    formats = {"date_formats": book._date_formats, "timedelta_formats": book._timedelta_formats}  # noqa: SLF001 -- as its own reader does
    cells: dict[tuple[int, int], Cell] = {}
    with table._get_source() as source:  # noqa: SLF001 -- the only way to the merged ranges of a sheet that is streamed
        parser = _Parser(source, table._shared_strings, True, book.epoch, **formats)  # noqa: FBT003,SLF001 -- the same
        for _, found in parser.parse():
            for cell in _cells(found):
                bounded(cell.row, cell.column)
                cells[cell.row, cell.column] = cell
    merged = parser.merged_cells.mergeCell if parser.merged_cells else ()
    _span(cells, [one.bounds for one in merged[:MAX_ROWS]])
    return Sheet(clean(table.title), cells, _epoch(book.epoch), table.sheet_state != "visible")


def _epoch(moment: datetime) -> date:
    return moment.date()


def _cells(found: list[dict[str, Any]]) -> Iterator[Cell]:
    for one in found:
        if min(one["row"], one["column"]) < 1:
            continue
        empty = one["value"] is None or (isinstance(one["value"], str) and not one["value"].strip())
        if one["data_type"] == "e":
            yield Cell(one["row"], one["column"], str(one["value"]), "error")
        elif not empty:
            yield Cell(one["row"], one["column"], one["value"])
        elif one.get("formula"):
            yield Cell(one["row"], one["column"], None, "formula")


def _span(cells: dict[tuple[int, int], Cell], bounds: list[tuple[int, int, int, int]]) -> None:
    """Let the value of a merged cell count for every row it spans that holds anything else."""
    last = max((row for row, _ in cells), default=0)
    for left, top, _, bottom in bounds:
        first = cells.get((top, left))
        if first:
            for row in range(top + 1, min(bottom, last) + 1):
                spanned = Cell(first.row, left, first.value, first.trouble, own=False)
                cells.setdefault((row, left), spanned)


class _Parser(WorkSheetParser):
    """Openpyxl's parser, which lets one bad cell be an error and remembers what was a formula."""

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """Return what a cell holds, as openpyxl does."""
        try:
            found: dict[str, Any] = super().parse_cell(element)
        except (ValueError, IndexError, ArithmeticError):
            found = {"row": self.row_counter, "column": max(self.col_counter, 1)}
            found |= {"value": "#VALUE!", "data_type": "e"}
        return {**found, "formula": element.find(FORMULA_TAG) is not None}
