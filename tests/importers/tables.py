"""Small workbooks and CSV files that the tests of importing start from."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from samples import MINIMAL
from yuhua.importers.timetable import Imported, timetable
from yuhua.kinds.schedule import Schedule
from yuhua.model.terms import Vocabulary
from yuhua.read import nodes
from yuhua.read.content import read
from yuhua.read.records import validate

AS_OF = date(2026, 11, 25)
CONTENT = read(MINIMAL)
HEADER = ("标题", "简介", "栏目", "地点", "日期", "时间段")
ROW = ("周六课堂", "带上孩子。", "父母学堂", "示例社区妇女儿童之家", "2026-12-05", "9:30-11:00")
Rows = Iterable[Iterable[Any]]


def workbook(*rows: Iterable[Any], change: Callable[[Worksheet], object] | None = None) -> bytes:
    """Return an .xlsx whose one sheet 12月 holds `rows`; `change` may do more to it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "12月"
    for row in rows:
        sheet.append(list(row))
    if change:
        change(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(raw: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Return a workbook with some of its parts rewritten, as no spreadsheet program would."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, changes[name](part) if name in changes else part)
    return stream.getvalue()


def one_row(**cells: Any) -> Imported:
    """Import the usual row with some columns changed or added, by their Chinese names."""
    row = {**dict(zip(HEADER, ROW, strict=True)), **cells}
    return timetable("课表.xlsx", workbook(row.keys(), row.values()), CONTENT, AS_OF)


def schedules(found: Imported, words: Vocabulary = CONTENT.vocabulary) -> list[Schedule]:
    """Return the records that the text describes; those with gaps are left out."""
    tree = nodes.compose("", found.text)
    assert tree.problems == []
    assert isinstance(tree.value, list)
    assert len(tree.value) == found.count
    read_back = [validate(Schedule, one, tree, "", at=(n,), context=words)[0] for n, one in enumerate(tree.value)]  # fmt: skip
    return [one for one in read_back if one]


def told(found: Imported) -> list[str]:
    """Return the doubts in short: `C2：message`."""
    return [one.said("").split("!", 1)[1].split("\n")[0] for one in found.doubts]
