"""The controlled words and places, turned into an .xlsx that editors fill in and import."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import get_args

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from yuhua.importers.matching import Around, around
from yuhua.importers.sheets import Value, letters
from yuhua.importers.timetable import GUIDE
from yuhua.kinds.schedule import Status
from yuhua.model.content import Content
from yuhua.model.fields import FREE
from yuhua.model.terms import Group

ROWS = 200
THURSDAY = 3  # mornings of working days are free of other sessions
FORTNIGHT = timedelta(days=14)
_FIRST_LIST = 4  # the columns before it explain, one is empty
_HEAD = PatternFill("solid", start_color="FFF2E6D9")
Words = Mapping[str, tuple[str, ...]]
_WRAP = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True)
class Column:
    """One column of the template: its name, how to fill it, and an example.

    `words` names the list it is chosen from; with `many`, several may stand in a cell.
    """

    name: str
    how: str
    example: Value = None
    words: str = ""
    many: bool = False
    width: int = 14


DAY = "日期"
COLUMNS = (
    Column("标题", "必填，不超过40字。", "示例：家庭会议怎么开", width=28),
    Column(
        "简介", "必填，一句话，不超过60字。", "示例：每周二十分钟，一家人坐下来说说话。", width=36
    ),
    Column("栏目", "必填，从下拉里选。", words="programmes", width=20),
    Column("课程", "有教案的，从下拉里选；没有就空着。", "", words="course", width=20),
    Column("地点", "必填，从下拉里选。没有的先加进 docs/places.yml。", words="place", width=36),
    Column(
        "讲师",
        "从名单里选，几位之间用顿号。没有的先加进 docs/people.yml。",
        words="speakers",
        many=True,
    ),
    Column(DAY, "必填，写上年份，例如 2026-12-05。每周都有的写第一场。"),
    Column("开始", "24小时的钟点，例如 14:30。真是整天的写“全天”。", time(9, 30), width=10),
    Column("结束", "例如 16:00。", time(11), width=10),
    Column("重复", "例如：每周六、每月第2个周六。只有一场就空着。", ""),
    Column("重复到", "写了重复，就写到哪天为止。", ""),
    Column("状态", "从下拉里选，空着就是“计划”。", words="status", width=10),
    Column("人群", "从词表里选，几个之间用顿号。", words="audiences", many=True),
    Column("年龄段", "同上。", words="ages", many=True),
    Column("话题", "同上。", words="topics", many=True),
    Column("走进", "五进、四进：进农村、进企业……不是就空着。", "", words="settings", many=True),
    Column("层级", "区级、街道（镇）级还是社区（村）级。", "", words="levels"),
    Column("共读的书", "读书会才写：书单里有的书名。", "", width=18),
    Column("名额", "只写数字。", 40, width=8),
    Column("费用", "空着就是“公益免费”。收成本的，后面写收费理由。", FREE),
    Column("收费理由", "不免费的才写：收的是什么、为什么收。", ""),
    Column("要带", "几样之间用顿号。", "一支笔、家里常说的三句话", width=24),
    Column("无障碍", "有没有台阶、电梯、坡道。", "示例：一楼，有坡道", width=20),
    Column("带孩子", "能不能带，有没有人看。", "示例：可以带孩子来", width=20),
    Column("报名", "到哪里报名。不要写个人手机号。", "示例：到社区服务台登记", width=24),
    Column("报名截止", "例如 2026-12-04 17:00。", ""),
    Column("示例", "虚构的写“是”，页面会标“示例”。真的活动空着。", words="sample", width=8),
    Column("备注", "给编辑看的话，网页上没有。", "这一行是示例，导入前删掉", width=24),
)


def template(content: Content, as_of: date) -> bytes:
    """Return the workbook: a sheet 课表 with drop-down lists and one example, and 填写说明."""
    words = _words(around(content, as_of))
    book = Workbook()
    sheet, guide = book.worksheets[0], book.create_sheet(GUIDE)
    sheet.title = "课表"
    _fill(sheet, words, _thursday(as_of))
    listed = [one for one in COLUMNS if words.get(one.words)]
    _explain(guide, listed, words)
    _offer(sheet, listed, words)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _words(known: Around) -> Words:
    """Return what may stand in the columns that are chosen from a list."""
    groups: tuple[Group, ...] = (
        "programmes", "audiences", "ages", "topics", "settings", "levels",
    )  # fmt: skip
    words: dict[str, tuple[str, ...]] = {
        name: tuple(one.name for one in known.vocabulary.group(name)) for name in groups
    }
    titles = {key: tuple(some.values()) for key, some in known.titles.items()}
    return {**words, **titles, "status": get_args(Status), "sample": ("是",)}


def _thursday(day: date) -> date:
    """Return the first Thursday a fortnight or more after a day."""
    later = day + FORTNIGHT
    return later + timedelta(days=(THURSDAY - later.weekday()) % 7)


def _fill(sheet: Worksheet, words: Words, day: date) -> None:
    """Write the names of the columns and the example."""
    for place, column in enumerate(COLUMNS, 1):
        _head(_put(sheet, 1, place, column.name))
        first = next(iter(words.get(column.words, ())), None)
        example = column.example if column.example is not None else first
        cell = _put(sheet, 2, place, day if column.name == DAY else example or None)
        if isinstance(cell.value, date | time):
            cell.number_format = "hh:mm" if isinstance(cell.value, time) else "yyyy-mm-dd"
        sheet.column_dimensions[letters(place)].width = column.width
    sheet.freeze_panes = "B2"


def _explain(guide: Worksheet, listed: list[Column], words: Words) -> None:
    """Write how each column is filled, and to the right of it the words it may hold."""
    for place, name in enumerate(("列", "怎么填"), 1):
        _head(_put(guide, 1, place, name))
    for row, column in enumerate(COLUMNS, 2):
        _put(guide, row, 1, column.name)
        _put(guide, row, 2, column.how).alignment = _WRAP
    for place, column in enumerate(listed, _FIRST_LIST):
        _head(_put(guide, 1, place, f"可以填的{column.name}"))
        for row, word in enumerate(words[column.words], 2):
            _put(guide, row, place, word)
        guide.column_dimensions[letters(place)].width = 24
    guide.column_dimensions["B"].width = 60


def _offer(sheet: Worksheet, listed: list[Column], words: Words) -> None:
    """Hang the drop-down lists in; where several words may stand, others are let in."""
    for place, column in enumerate(listed, _FIRST_LIST):
        name = letters(place)
        source = f"'{GUIDE}'!${name}$2:${name}${len(words[column.words]) + 1}"
        rule = DataValidation(type="list", formula1=source, allow_blank=True)
        rule.showErrorMessage = not column.many
        rule.errorTitle, rule.error = column.name, "请从下拉里选一个；词表里没有的，先加进词表"
        own = letters(COLUMNS.index(column) + 1)
        rule.add(f"{own}2:{own}{ROWS}")
        sheet.add_data_validation(rule)


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    """Write a value; a text stays a text even where it begins like a formula."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 -- nothing is merged in a new sheet
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def _head(cell: Cell) -> None:
    cell.font, cell.fill = Font(bold=True), _HEAD
