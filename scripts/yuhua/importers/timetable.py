"""A timetable in Excel or CSV, turned into the YAML of schedules and a list of doubtful cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from yuhua.authoring import slug_of
from yuhua.check.timetable import CHECKS
from yuhua.dates import SHANGHAI, show_day
from yuhua.importers.cells import is_private, text
from yuhua.importers.columns import HEADER_ROWS, Header, body, find_header
from yuhua.importers.drafts import Draft, yaml
from yuhua.importers.matching import Around, around
from yuhua.importers.readers import UNFILLED
from yuhua.importers.rows import Doubt, Row, drafted, read_row
from yuhua.importers.sheets import Cell, Sheet, SheetError, sheets_of
from yuhua.kinds.schedule import Schedule
from yuhua.model.content import Content, Located, Path
from yuhua.problems import Mark, Problem
from yuhua.read import nodes, source
from yuhua.read.records import validate
from yuhua.text import MOST_OF_SLUG

# The second sheet of our own template: it explains and is never imported.
GUIDE = "填写说明"
_NEEDED = {"programme": "栏目", "place": "地点", "summary": "简介"}
_UNNAMED = "richeng"
# What to do in the table about what `check` says of a record; its own hints speak of YAML.
_HINTS = {
    "end-missing": "写上几点结束，例如 上午9:30-11:00",
    "date-kind": "开始和结束都写钟点；整天的两个都只写日期",
    "repeat-endless": "在“重复到”里写到哪天为止",
    "repeat-missing": "在“重复”里写，例如 每周六；只有一场就都空着",
    "repeat-hours": "钟点只写一处",
    "fee-unjustified": "免费就写“免费”；收成本的，加一列“收费理由”",
}


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
    for number, sheet in enumerate(sheets_of(name, raw)):
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
            drafts.append(_identified(row, reading))
            reading = replace(reading, ids=reading.ids | {str(drafts[-1].fields["id"])})
            row.faults += _judged(drafts[-1], reading)
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


def _identified(row: Row, reading: Around) -> Draft:
    """Give a row its id: what was typed, or the title's pinyin and the day; never one in use."""
    cell = row.cell("id")
    typed = text(cell.value) if cell else ""
    wished = "" if typed.isdigit() else slug_of(typed)
    if wished and wished != typed:
        hint = "只用小写字母、数字和短横线"
        row.doubt("id", f"编号“{typed[:30]}”不合规，写成 {wished}", hint)
    if not wished:
        day = str(row.fields["start"])[:10].replace("-", "").strip(UNFILLED)
        stem = _cut(slug_of(str(row.fields["title"])) or _UNNAMED, MOST_OF_SLUG - len(f"-{day}"))
        wished = f"{stem}-{day}" if day else stem
    slug = _unused(wished, reading.ids)
    if typed and slug != wished and not typed.isdigit():
        row.doubt(
            "id", f"编号“{wished}”已经有了，写成 {slug}", "换一个编号；已经登过的场次不用再导入"
        )
    return drafted(row, slug)


def _unused(wished: str, ids: frozenset[str]) -> str:
    slug, number = wished, 1
    while slug in ids:
        number += 1
        slug = f"{_cut(wished, MOST_OF_SLUG - len(f'-{number}'))}-{number}"
    return slug


def _cut(slug: str, most: int) -> str:
    """Return a slug of at most so many characters, without half a syllable at its end."""
    return slug if len(slug) <= most else slug[: most + 1].rpartition("-")[0] or slug[:most]


def _judged(draft: Draft, reading: Around) -> list[tuple[int, int, str, str]]:
    """Return what `check` would say of one record by itself, at the cells it came from."""
    value = {key: _plain(one) for key, one in draft.fields.items()}
    marks: dict[Path, Mark] = {(): Mark(*draft.places["title"])}
    marks |= {tuple(key.split(".")): Mark(*place) for key, place in draft.places.items()}
    record, problems = validate(Schedule, value, nodes.Tree(), "", context=reading.vocabulary)
    if record is None:
        told = [one for one in problems if draft.fields.get(one.field) != UNFILLED]
        return [(*_at(marks, one), one.message, one.hint) for one in told]
    alone = Content(reading.vocabulary, (Located("schedule", record, "", marks),), ())
    moment = datetime.combine(reading.as_of, time(), SHANGHAI)
    said = (one for rule in CHECKS for one in rule(alone, moment))
    found = [one for one in said if one.code != "repeat-unknown"]  # told when it was read
    return [(one.line, one.column, one.message, _HINTS.get(one.code, one.hint)) for one in found]


def _plain(value: object) -> nodes.Value:
    """Return a field as it reads back from YAML: texts, lists and mappings only."""
    if isinstance(value, dict):
        return dict(value)
    if isinstance(value, tuple):
        return list(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _at(marks: dict[Path, Mark], problem: Problem) -> tuple[int, int]:
    path = tuple(problem.field.split("."))
    mark = marks.get(path) or marks.get(path[:1]) or marks[()]
    return mark.line, mark.column


def _too_much(found: str) -> Iterator[Doubt]:
    """Say when one file holds more than `check` reads."""
    read, problems = source.decode("", found.encode("utf-8"))
    if problems or nodes.compose("", read or "").problems:
        message = "内容太多，一个文件放不下，检查时会说"
        yield Doubt(0, 1, 1, message, "按月分成几个表格，一个一个导入")
