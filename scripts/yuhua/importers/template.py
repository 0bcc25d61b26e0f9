"""The controlled words and places, turned into an .xlsx that editors fill in and import."""

from __future__ import annotations

import io
from collections.abc import Iterator
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

ROWS = 200
SATURDAY = 5
FORTNIGHT = timedelta(days=14)
_FIRST_LIST = 4  # the columns before it explain, one is empty
_HEAD = PatternFill("solid", start_color="FFF2E6D9")
_WRAP = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True)
class Column:
    """One column of the template: its name, how to fill it, its words, and an example."""

    name: str
    how: str
    example: Value = None
    choices: tuple[str, ...] = ()
    many: bool = False
    width: int = 14


def template(content: Content, as_of: date) -> bytes:
    """Return the workbook: a sheet 课表 with drop-down lists and one example, and 填写说明."""
    columns = tuple(_columns(around(content, as_of)))
    book = Workbook()
    sheet, guide = book.worksheets[0], book.create_sheet(GUIDE)
    sheet.title = "课表"
    _fill(sheet, columns)
    _explain(guide, columns)
    _offer(sheet, columns)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _columns(known: Around) -> Iterator[Column]:
    words = {
        group: tuple(one.name for one in known.vocabulary.group(group))
        for group in ("programmes", "audiences", "ages", "topics")
    }
    places, people, courses = (
        tuple(known.titles[key].values()) for key in ("place", "speakers", "course")
    )
    day = _saturday(known.as_of)
    yield Column("标题", "必填，不超过40字。", "示例：家庭会议怎么开", width=28)
    yield Column(
        "简介", "必填，一句话，不超过60字。", "示例：每周二十分钟，一家人坐下来说说话。", width=36
    )
    yield Column(
        "栏目", "必填，从下拉里选。", _first(words["programmes"]), words["programmes"], width=20
    )
    yield Column("课程", "有教案的，填课程的标题；没有就空着。", None, courses, width=20)
    yield Column(
        "地点", "必填，从下拉里选。没有的先加进 docs/places.yml。", _first(places), places, width=36
    )
    yield Column(
        "讲师",
        "从说明右边的名单里选，几位之间用顿号。没有的先加进 docs/people.yml。",
        _first(people),
        people,
        many=True,
    )
    yield Column("日期", "必填，写上年份，例如 2026-12-05。每周都有的写第一场。", day)
    yield Column("开始", "24小时的钟点，例如 14:30。真是整天的写“全天”。", time(9, 30), width=10)
    yield Column("结束", "例如 16:00。", time(11), width=10)
    yield Column("重复", "例如：每周六、每月第2个周六。只有一场就空着。")
    yield Column("重复到", "写了重复，就写到哪天为止。")
    yield Column("状态", "从下拉里选，空着就是“计划”。", "计划", get_args(Status), width=10)
    yield Column(
        "人群",
        "从说明右边的词里选，几个之间用顿号。",
        _first(words["audiences"]),
        words["audiences"],
        many=True,
    )
    yield Column("年龄段", "同上。", _first(words["ages"]), words["ages"], many=True)
    yield Column("话题", "同上。", _first(words["topics"]), words["topics"], many=True)
    yield Column("名额", "只写数字。", 40, width=8)
    yield Column("费用", "空着就是“公益免费”。收成本的，后面写收费理由。", FREE)
    yield Column("收费理由", "不免费的才写：收的是什么、为什么收。")
    yield Column("要带", "几样之间用顿号。", "一支笔、家里常说的三句话", width=24)
    yield Column("无障碍", "有没有台阶、电梯、坡道。", "示例：一楼，有坡道", width=20)
    yield Column("带孩子", "能不能带，有没有人看。", "示例：可以带孩子来", width=20)
    yield Column("报名", "到哪里报名。不要写个人手机号。", "示例：到社区服务台登记", width=24)
    yield Column("报名截止", "例如 2026-12-04 17:00。")
    yield Column("示例", "虚构的写“是”，页面会标“示例”。真的活动空着。", "是", ("是",), width=8)
    yield Column("备注", "给编辑看的话，不上网。", "这一行是示例，导入前删掉", width=24)


def _first(words: tuple[str, ...]) -> str | None:
    return words[0] if words else None


def _saturday(day: date) -> date:
    """Return the first Saturday a fortnight or more after a day."""
    later = day + FORTNIGHT
    return later + timedelta(days=(SATURDAY - later.weekday()) % 7)


def _fill(sheet: Worksheet, columns: tuple[Column, ...]) -> None:
    for place, column in enumerate(columns, 1):
        _head(_put(sheet, 1, place, column.name))
        cell = _put(sheet, 2, place, column.example)
        if isinstance(column.example, date | time):
            cell.number_format = "yyyy-mm-dd" if isinstance(column.example, date) else "hh:mm"
        sheet.column_dimensions[letters(place)].width = column.width
    sheet.freeze_panes = "B2"


def _explain(guide: Worksheet, columns: tuple[Column, ...]) -> None:
    """Write how each column is filled, and to the right of it the words it may hold."""
    for place, name in enumerate(("列", "怎么填"), 1):
        _head(_put(guide, 1, place, name))
    for row, column in enumerate(columns, 2):
        _put(guide, row, 1, column.name)
        _put(guide, row, 2, column.how).alignment = _WRAP
    for place, column in _lists(columns):
        _head(_put(guide, 1, place, f"可以填的{column.name}"))
        for row, word in enumerate(column.choices, 2):
            _put(guide, row, place, word)
        guide.column_dimensions[letters(place)].width = 24
    guide.column_dimensions["B"].width = 60


def _lists(columns: tuple[Column, ...]) -> list[tuple[int, Column]]:
    """Return the columns that have words to choose from, with their place in the guide."""
    return list(enumerate((one for one in columns if one.choices), _FIRST_LIST))


def _offer(sheet: Worksheet, columns: tuple[Column, ...]) -> None:
    """Hang the drop-down lists in; where several words may stand, others are let in."""
    places = {one.name: place for place, one in enumerate(columns, 1)}
    for listed, column in _lists(columns):
        name = letters(listed)
        source = f"'{GUIDE}'!${name}$2:${name}${len(column.choices) + 1}"
        rule = DataValidation(type="list", formula1=source, allow_blank=True)
        rule.showErrorMessage = not column.many
        rule.errorTitle, rule.error = column.name, "请从下拉里选一个；词表里没有的，先加进词表"
        place = letters(places[column.name])
        rule.add(f"{place}2:{place}{ROWS}")
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
