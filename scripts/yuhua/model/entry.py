"""What every record has, and what every published entry has."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from yuhua.dates import show_day
from yuhua.model.fields import (
    Age,
    Audience,
    Count,
    Day,
    Flag,
    Line,
    Programme,
    Setting,
    Short,
    Slug,
    Source,
    Street,
    Title,
    Topic,
)
from yuhua.model.parts import Citation, Waiver
from yuhua.model.terms import Group, Term


class Record(BaseModel):
    """One thing editors wrote; `id` never changes."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, str_strip_whitespace=True
    )

    id: Annotated[
        Slug,
        Field(title="编号", description="小写字母、数字和短横线；不填就用文件名，发布后不要改"),
    ]
    title: Annotated[Title, Field(title="标题", description="不超过40字")]
    sample: Annotated[
        Flag, Field(title="示例", description="不是真实内容时写 true，页面会标“示例”")
    ] = False
    verify: Annotated[
        Literal["todo"] | None, Field(title="待核实", description="有未核实的说法时写 todo")
    ] = None
    waivers: Annotated[
        tuple[Waiver, ...],
        Field(title="放行", description="检查说错了，确实要这样写", max_length=20),
    ] = ()


class Entry(Record):
    """One published page: the fields of features R1, P3, C5 and C9.

    `neutral_title` is what a browser's tab and history show of a sensitive page.
    """

    summary: Annotated[
        Short, Field(title="一句话看懂", description="不超过60字，列表、订阅和搜索都用它")
    ]
    published: Annotated[Day, Field(title="发布日期", examples=["2026-11-24"])]
    publish_at: Annotated[
        Day | None, Field(title="定时发布", description="到这一天才上网，订阅的人那天收到")
    ] = None
    expires: Annotated[
        Day | None, Field(title="到期撤下", description="最后一天还在，第二天从网站撤下")
    ] = None
    updated: Annotated[Day | None, Field(title="更新日期", description="内容有实质变化才写")] = None
    update_note: Annotated[
        Line | None,
        Field(title="更新说明", description="写了它，订阅的人会再收到一次；改错字不用写"),
    ] = None
    source: Annotated[Source, Field(title="来源", examples=["区妇联"])]
    programme: Annotated[Programme | None, Field(title="栏目")] = None
    order: Annotated[Count | None, Field(title="系列中的次序", examples=["1"])] = None
    topics: Annotated[tuple[Topic, ...], Field(title="话题")] = ()
    ages: Annotated[tuple[Age, ...], Field(title="孩子年龄段")] = ()
    audience: Annotated[tuple[Audience, ...], Field(title="适合人群")] = ()
    settings: Annotated[
        tuple[Setting, ...], Field(title="走进的地方", description="五进、四进：农村、企业、学校……")
    ] = ()
    streets: Annotated[tuple[Street, ...], Field(title="街道（镇）")] = ()
    tags: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=20)], ...],
        Field(title="标签", max_length=8),
    ] = ()
    search_queries: Annotated[
        tuple[Short, ...],
        Field(
            title="搜这些要找到它",
            max_length=12,
            description="生成网站时会搜一遍，不在前五个就拦下来",
            examples=["孩子不肯写作业"],
        ),
    ] = ()
    aliases: Annotated[
        tuple[str, ...], Field(title="旧网址", description="页面搬过家时填原来的地址")
    ] = ()
    citations: Annotated[tuple[Citation, ...], Field(title="依据与出处")] = ()
    sensitive: Annotated[
        Flag, Field(title="敏感内容", description="反家暴等页面写 true：不进订阅、不进推荐")
    ] = False
    neutral_title: Annotated[
        Short | None, Field(title="中性标题", description="敏感页面在浏览器标签和历史里显示的名字")
    ] = None
    ai_generated: Annotated[Flag, Field(title="人工智能辅助撰写")] = False
    review: Annotated[Literal["pending", "approved"], Field(title="审核状态")] = "approved"
    review_by: Annotated[Short | None, Field(title="审核人")] = None
    reviewed_on: Annotated[Day | None, Field(title="审核日期")] = None

    @property
    def notice(self) -> str:
        """What readers are told of how the text came about (labelling rules of 2025-09-01)."""
        written = "本文由人工智能辅助撰写，" if self.ai_generated else "本文"
        if self.review == "pending":
            return f"{written}尚待人工审核。"
        if not self.ai_generated:
            return ""
        day = f"，{show_day(self.reviewed_on)}" if self.reviewed_on else ""
        return f"{written}已经人工审核（{self.review_by}{day}）。"

    def terms(self) -> tuple[tuple[Group, Term], ...]:
        """Return (group, term) for every controlled word of the entry, most telling first."""
        return (
            *((("programmes", self.programme),) if self.programme else ()),
            *(("ages", term) for term in self.ages),
            *(("topics", term) for term in self.topics),
            *(("audiences", term) for term in self.audience),
            *(("settings", term) for term in self.settings),
            *(("streets", term) for term in self.streets),
        )
