"""What the site gives away as files, turned into the page `/data/` that tells people of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from yuhua.dates import show_day
from yuhua.model.links import Card, Section
from yuhua.model.site import Page

PATH = "data/"
INDEX = f"{PATH}index.json"
TITLE = "开放数据"
SUMMARY = "日程、课程、家风故事、书单、政策、阵地和电话，做成表格，拿去就能用。"
# See LICENSE-content.md.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_NAME = "知识共享署名 4.0 国际许可（CC BY 4.0）"
_TERMS = (
    "可以复制、传播、改编，要写明出处和原来的网址，附上许可的链接，改过的话要说明。"
    "表里标着示例、待核实、人工智能辅助撰写的，请把标记一起带走。"
    "法律和政策的原文、引用的古籍和图书，各按原来的规定。"
)
_SPREADSHEETS = (
    "编码是 UTF-8，第一行是栏名，一格里有几项就用顿号隔开。"
    "以等号、加号、减号等符号开头的格子，前面多一个单引号，免得表格软件当成公式。"
)
_PROGRAMS = "时间都带时区（+08:00）；整天的活动只有日期，结束那天也算在内。"
_COLUMNS = "每张表一行的 JSON Schema（2020-12），栏名和 CSV 的第一行相同。"


@dataclass(frozen=True)
class Dataset:
    """One table: `name` stands in the addresses of its files."""

    name: str
    title: str
    summary: str

    @property
    def csv(self) -> str:
        """The path of the table for people."""
        return f"{PATH}{self.name}.csv"

    @property
    def json(self) -> str:
        """The path of the table for programs."""
        return f"{PATH}{self.name}.json"

    @property
    def schema(self) -> str:
        """The path of the JSON Schema of one row."""
        return f"{PATH}schema/{self.name}.json"


DATASETS = (
    Dataset(
        "events", "日程", "一场活动一行：时间、地点、状态、给谁的、怎么报名，改期和取消的原因。"
    ),
    Dataset("courses", "课程", "一课一行：讲什么、学完能做到什么、要多少分钟。"),
    Dataset(
        "stories", "家风故事", "一个故事一行：人物、年代、家训。在世的人和家庭的故事不在里面。"
    ),
    Dataset("books", "书单", "一本书一行：书名、作者、出版社、ISBN、推荐理由。"),
    Dataset("campaigns", "政策与活动", "一项一行：谁可以、怎么办、在哪办、依据什么、到哪天为止。"),
    Dataset(
        "places", "妇女儿童之家", "一处一行：街道、社区、地址、开放时间。不公开的地址不在里面。"
    ),
    Dataset("contacts", "电话", "一个号码一行：用来做什么、什么时候核实的、出处。"),
)


def page(as_of: datetime) -> Page:
    """Return the page about the files as of a moment."""
    return Page(
        PATH,
        TITLE,
        SUMMARY,
        "page.html",
        body="\n".join(_body(as_of)),
        listed=False,
        sections=(
            Section("用表格软件打开", _cards("csv"), _SPREADSHEETS),
            Section("给程序用", (*_cards("json"), _card("目录", INDEX)), _PROGRAMS),
            Section("每一栏是什么", _cards("schema"), _COLUMNS),
        ),
    )


def _cards(form: str) -> tuple[Card, ...]:
    return tuple(_card(one.title, getattr(one, form)) for one in DATASETS)


def _card(title: str, path: str) -> Card:
    return Card(title, path, facts=(path.rpartition("/")[2],))


def _body(as_of: datetime) -> Iterator[str]:
    yield from ("| 内容 | 里面有什么 |", "| --- | --- |")
    yield from (f"| {one.title} | {one.summary} |" for one in DATASETS)
    yield ""
    yield f"这一版的日期是{show_day(as_of)}，网站每更新一次，表也更新一次。"
    yield ""
    yield f"许可：[{LICENCE_NAME}]({LICENCE}deed.zh-hans)。{_TERMS}"
