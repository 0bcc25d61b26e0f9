"""The first rows of a sheet, turned into its header: which column holds which field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from yuhua.importers.cells import is_private, plain, text
from yuhua.importers.sheets import Cell, Sheet
from yuhua.kinds.schedule import Schedule
from yuhua.model.keys import keys

HEADER_ROWS = 10
MOST_CHARACTERS = 60  # of a column's name
# What editors call the fields of a schedule, and what only tables have.
SYNONYMS: Mapping[str, str] = {
    "id": "编号 活动编号",
    "number": "序号 序 No NO.",
    "title": "标题 名称 主题 活动名称 活动主题 活动标题 活动 讲座名称 讲座主题 题目 课题",
    "summary": "简介 一句话 活动简介 内容简介 摘要 内容 活动内容 主要内容",
    "programme": "栏目 系列 所属栏目 系列名称 项目",
    "course": "课程 对应课程 课程名称",
    "book": "共读的书 书名 共读书目",
    "place": "地点 场地 地址 活动地点 举办地点 上课地点 活动场地",
    "speakers": "讲师 主讲 老师 主讲人 主讲老师 授课老师 授课人 讲师姓名",
    "day": "日期 开始日期 活动日期 上课日期 举办日期",
    "time": "时间 活动时间 上课时间 举办时间",
    "hours": "时间段 时段 起止时间 具体时间",
    "start": "开始 开始时间",
    "end": "结束 结束时间",
    "last": "结束日期",
    "weekday": "星期 周几 星期几",
    "repeat": "重复 重复规则 周期 频率",
    "until": "重复到",
    "count": "场数 次数",
    "holidays": "节假日",
    "status": "状态 活动状态",
    "audience": "人群 对象 适合人群 参加对象 面向对象 面向人群 活动对象 参与对象",
    "ages": "年龄 年龄段 适合年龄",
    "topics": "话题 关键词",
    "settings": "走进的地方 走进 进哪里 五进 四进",
    "level": "举办的层级 层级 举办层级",
    "capacity": "名额 人数 限额 限定人数 活动人数 计划人数",
    "fee": "费用 收费",
    "fee_reason": "收费理由 收费说明",
    "bring": "要带 带什么 请带 携带物品 自带物品",
    "access": "无障碍 无障碍设施",
    "childcare": "带孩子 托管 儿童托管 孩子托管",
    "how": "报名 报名方式 报名方法",
    "deadline": "报名截止 报名截止时间 报名截止日期 截止报名",
    "sample": "是否示例",
    "note": "备注 注 说明",
}
# Where no column is called a title, one of these holds it.
TITLES = ("course", "summary")
WHEN = ("day", "time", "start", "hours", "weekday", "last", "end")
# Columns that hold people's particulars are never read, whatever stands in them.
PRIVATE = re.compile(
    "姓名|电话|手机|号码|身份证|证件|签到|名单|联系方式|联系人|微信|qq|邮箱|住址|家庭住址|门牌|学员|报名人|参加人|参与人|家长名|孩子名|生日|出生"
)
_REMARK = re.compile(r"\([^)]*\)|\[[^\]]*\]|【[^】]*】|[*:：★]")


def _names() -> dict[str, str]:
    """Return every name a column may have: the fields' own titles, and the synonyms."""
    own = {plain(one.title or key): key for key, one in keys(Schedule).items()}
    given = {plain(name): key for key, some in SYNONYMS.items() for name in (key, *some.split(" "))}
    known = {name: key for name, key in own.items() if key in SYNONYMS}
    return {**known, **given}


NAMES = _names()


@dataclass(frozen=True)
class Header:
    """Where the header stands, the fields of its columns, and the columns that are none of ours."""

    row: int
    fields: Mapping[str, int]
    unknown: Mapping[int, str] = field(default_factory=dict)
    private: Mapping[int, str] = field(default_factory=dict)
    doubled: Mapping[int, str] = field(default_factory=dict)

    @property
    def others(self) -> dict[int, str]:
        """The columns that are carried over as comments, with their names."""
        return {**self.unknown, **self.doubled}


def field_of(name: str) -> str:
    """Return the key that a column's name stands for, or an empty string."""
    return NAMES.get(_REMARK.sub("", plain(name[:MOST_CHARACTERS])), "")


def find_header(sheet: Sheet) -> Header | None:
    """Return the header of a sheet: of its first rows the one that names most fields, or None.

    It names a title and something of when.
    """
    headers = [_header(sheet, number) for number in range(1, HEADER_ROWS + 1)]
    fitting = [
        one for one in headers if "title" in one.fields and not one.fields.keys().isdisjoint(WHEN)
    ]
    return max(fitting, key=lambda one: (len(one.fields), -one.row), default=None)


def _header(sheet: Sheet, number: int) -> Header:
    fields: dict[str, int] = {}
    unknown, private, doubled = {}, {}, {}
    for column, cell in sheet.row(number).items():
        name = re.sub(r"\s+", "", text(cell.value))[:MOST_CHARACTERS]
        key = field_of(name)
        if not key and (PRIVATE.search(plain(name)) or is_private(name)):
            private[column] = name
        elif not key:
            unknown[column] = name
        elif key in fields:
            doubled[column] = name
        else:
            fields[key] = column
    stand_in = next((key for key in TITLES if key in fields), "")
    if stand_in and "title" not in fields:
        fields["title"] = fields.pop(stand_in)
    return Header(number, fields, unknown, private, doubled)


def body(sheet: Sheet, header: Header) -> list[tuple[int, dict[int, Cell]]]:
    """Return the rows under the header with their numbers, without empty and repeated headers."""
    numbers = range(header.row + 1, sheet.last_row + 1)
    title = header.fields["title"]
    return [
        (number, row)
        for number, row in ((number, sheet.row(number)) for number in numbers)
        if any(cell.own for cell in row.values())
        and not (title in row and field_of(text(row[title].value)) == "title")
    ]
