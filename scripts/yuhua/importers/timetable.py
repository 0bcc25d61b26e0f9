"""A timetable in Excel or CSV, turned into the YAML of schedules and a list of doubtful cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from yuhua.authoring import slug_of
from yuhua.dates import show_day
from yuhua.importers.cells import is_private, text
from yuhua.importers.columns import HEADER_ROWS, Header, body, find_header
from yuhua.importers.drafts import Draft, yaml
from yuhua.importers.files import sheets_of
from yuhua.importers.identity import identify
from yuhua.importers.matching import Around, around
from yuhua.importers.rows import Doubt, Row, read_row
from yuhua.importers.sheets import MAX_ROWS, Cell, Sheet, SheetError
from yuhua.importers.verdicts import verdicts
from yuhua.model.content import Content
from yuhua.read import nodes, source
from yuhua.text import UNFILLED

# The second sheet of our own template: it explains and is never imported.
GUIDE = "填写说明"
_NEEDED = {"programme": "栏目", "place": "地点", "summary": "简介"}


@dataclass(frozen=True)
class Imported:
    """The text of a schedule file, how many schedules it holds, and every doubtful cell in order."""

    text: str
    count: int
    doubts: tuple[Doubt, ...]

    def said(self, file: str, target: str) -> str:
        """Return in Chinese what was imported, every doubtful cell, and what to do next."""
        lines = [*(one.said(file) for one in self.doubts), f"{self.count} 个日程写进了 {target}。"]
        if self.doubts:
            lines.append(f"上面 {len(self.doubts)} 处要看一看。")
        if UNFILLED in self.text:
            lines.append(f"文件里的“{UNFILLED}”填好以后，检查才会通过。")
        return "\n".join([*lines, f"接着运行：check --show {target}"])


@dataclass(frozen=True)
class _Table:
    """What one sheet gave."""

    drafts: tuple[Draft, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    remarks: tuple[str, ...] = ()


def timetable(name: str, raw: bytes, content: Content, as_of: date) -> Imported:
    """Return the schedules in a file called `name`. Raises SheetError where there are none."""
    reading = around(content, as_of)
    tables: list[_Table] = []
    sheets = sheets_of(name, raw)
    if sum(sheet.last_row for sheet in sheets) > MAX_ROWS:
        raise SheetError(f"几张工作表加起来超过 {MAX_ROWS} 行；分成几个文件")
    for number, sheet in enumerate(sheets):
        if sheet.name != GUIDE and sheet.cells:
            tables.append(_table(number, sheet, reading))
            used = {str(one.fields["id"]) for one in tables[-1].drafts}
            reading = replace(reading, ids=reading.ids | used)
    drafts = tuple(one for table in tables for one in table.drafts)
    if not drafts:
        raise SheetError(
            f"没有找到课表：前{HEADER_ROWS}行里要有一行表头，写着“标题”和“日期”，下面一行一场"
        )
    head = (f"从 {_called(name)} 导入，{show_day(as_of)}。以“#”开头的是没有对上的内容，看过就删。",)
    found = yaml(drafts, head, tuple(one for table in tables for one in table.remarks))
    doubts = [one for table in tables for one in table.doubts] + list(_too_much(found))
    return Imported(found, len(drafts), tuple(sorted(set(doubts))))


def target(name: str) -> str:
    """Return where the schedules of a file called `name` are kept, inside the project."""
    stem = slug_of(name.rpartition(".")[0])
    if not stem:
        raise SheetError("文件名里没有能当编号的字；用 --out 写明存到哪里")
    return f"docs/schedules/{stem}.yml"


def _called(name: str) -> str:
    return "表格" if is_private(name) else name


def _table(number: int, sheet: Sheet, reading: Around) -> _Table:
    header = None if sheet.hidden else find_header(sheet)
    if header is None:
        hint = "要导入就取消隐藏" if sheet.hidden else "表头里要有“标题”和“日期”两列"
        message = (
            f"这张工作表{'是隐藏的' if sheet.hidden else f'前{HEADER_ROWS}行没有表头'}，没有导入"
        )
        return _Table(doubts=(Doubt(number, 1, 1, message, hint, sheet.name),))
    drafts: list[Draft] = []
    remarks: list[str] = []
    doubts = list(_columns(number, sheet, header))
    for place, _ in body(sheet, header):
        row = read_row(sheet, header, place, reading)
        if row.is_remark():
            remarks += [text(cell.value) for cell in _remark(row)]
            row.faults += [
                (
                    place,
                    cell.column,
                    "这一行只有一格有字，没有当作一场",
                    "要是一场活动，就补全这一行",
                )
                for cell in _remark(row)
            ]
        else:
            drafts.append(identify(row, reading))
            reading = replace(reading, ids=reading.ids | {str(drafts[-1].fields["id"])})
            row.faults += verdicts(drafts[-1], reading)
        doubts += [Doubt(number, *fault, sheet.name) for fault in row.faults]
    return _Table(tuple(drafts), tuple(doubts), tuple(remarks))


def _remark(row: Row) -> Iterator[Cell]:
    """Yield the one cell of a row that is no session; numbers typed in advance are nothing."""
    numbers = row.header.fields.get("number", 0)
    yield from (cell for column, cell in row.cells.items() if column != numbers)


def _columns(number: int, sheet: Sheet, header: Header) -> Iterator[Doubt]:
    """Say which columns are not carried over, and which are missing."""
    said = [
        (header.unknown, "不认识这一列，内容放在注释里", "改成模板里的列名；用不着就删掉"),
        (header.doubled, "和前面一列意思一样，内容放在注释里", "留下一列"),
        (header.private, "这一列是个人信息，没有导入", "参加的人的姓名、电话、证件号不上网"),
    ]
    for columns, message, hint in said:
        for column, name in columns.items():
            shown = f"“{name[:20]}”：{message}"
            yield Doubt(number, header.row, column, shown, hint, sheet.name)
    for key, label in _NEEDED.items():
        if key not in header.fields:
            message = f"没有“{label}”这一列，先写成“{UNFILLED}”"
            yield Doubt(number, header.row, 1, message, "加上这一列，或导入以后填", sheet.name)


def _too_much(found: str) -> Iterator[Doubt]:
    """Say when one file holds more than `check` reads."""
    read, problems = source.decode("", found.encode("utf-8"))
    if problems or nodes.compose("", read or "").problems:
        message = "内容太多，一个文件放不下，检查时会说"
        yield Doubt(0, 1, 1, message, "按月分成几个表格，一个一个导入")
