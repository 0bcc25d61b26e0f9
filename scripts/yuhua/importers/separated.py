"""The bytes of a .csv file as Excel, WPS and web pages save it, turned into a sheet."""

from __future__ import annotations

import csv
import io

from yuhua.importers.sheets import Cell, Sheet, SheetError, bounded

_MARKS = (",", "\t", ";")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# A sheet of our limits has no cell near this; csv raises an error for longer ones.
_MOST_CHARACTERS = 131_072


def read_separated(raw: bytes) -> Sheet:
    """Return the one sheet of a text whose columns a comma, tab or semicolon separates."""
    text = _decoded(raw)
    if "\x00" in text or text.lstrip()[:9].lower().startswith(("<html", "<!doctype", "<table")):
        raise SheetError("文件里不是表格；在 Excel 里另存为 .xlsx 再导入")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_mark(text))
    cells: dict[tuple[int, int], Cell] = {}
    try:
        for row, values in enumerate(reader, 1):
            for column, value in enumerate(values, 1):
                if value.strip():
                    bounded(row, column)
                    cells[row, column] = Cell(row, column, value)
    except csv.Error as error:
        raise SheetError("表格里的引号没有成对；在 Excel 里另存为 .xlsx 再导入") from error
    return Sheet("", cells)


def _decoded(raw: bytes) -> str:
    named = next((codec for bom, codec in _BOMS if raw.startswith(bom)), "")
    for codec in (named,) if named else ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    raise SheetError("文件的编码认不出来；在 Excel 里另存为 .xlsx 再导入")


def _mark(text: str) -> str:
    """Return the mark that separates most columns in one of the first lines."""
    lines = [line[:_MOST_CHARACTERS] for line in text.split("\n", 10)[:10]]
    counts = {mark: max(line.count(mark) for line in lines) for mark in _MARKS}
    return max(_MARKS, key=lambda mark: counts[mark])
