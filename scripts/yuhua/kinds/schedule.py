"""日程: when something takes place, once or again and again (features E1–E3, E5, E11–E13)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from yuhua.kinds.base import Kind
from yuhua.model.entry import Record
from yuhua.model.fields import (
    FREE,
    Age,
    Audience,
    Count,
    Day,
    Fee,
    Level,
    Line,
    Lines,
    Positive,
    Programme,
    Setting,
    Short,
    Slug,
    Topic,
    When,
)
from yuhua.model.parts import Change, Extra, Registration, Report, Skip

Status = Literal["计划", "报名中", "满额", "改期", "取消", "已结束"]
OnHoliday = Literal["照常", "顺延", "取消"]


class Schedule(Record):
    """A rule that yields sessions; `start` and `end` are those of the first one.

    Without a time of day they are whole days, `end` included.
    """

    extends: Annotated[
        Slug | None, Field(title="套用模板", description="templates.yml 里的编号，没写的照它的来")
    ] = None
    summary: Annotated[Short, Field(title="一句话看懂")]
    published: Annotated[Day, Field(title="发布日期", examples=["2026-11-24"])]
    publish_at: Annotated[
        Day | None, Field(title="定时发布", description="到这一天才上网，订阅的人那天收到")
    ] = None
    updated: Annotated[Day | None, Field(title="更新日期")] = None
    programme: Annotated[Programme, Field(title="栏目", examples=["雨花幸福大讲堂"])]
    course: Annotated[Slug | None, Field(title="课程", description="courses 里的编号")] = None
    book: Annotated[
        Line | None,
        Field(title="共读的书", description="书单里有的书名，不带书名号", examples=["我们仨"]),
    ] = None
    place: Annotated[Slug, Field(title="地点", description="places.yml 里的编号")]
    speakers: Annotated[
        tuple[Slug, ...], Field(title="讲师", description="people.yml 里的编号")
    ] = ()
    start: Annotated[
        When,
        Field(title="开始", description="整天的活动只写日期", examples=["2026-12-05 09:30"]),
    ]
    end: Annotated[
        When | None,
        Field(
            title="结束",
            description="repeat 里写了钟点就不用写；整天的活动写最后一天",
            examples=["2026-12-05 11:00"],
        ),
    ] = None
    repeat: Annotated[Short | None, Field(title="重复", examples=["每周六 09:30-11:00"])] = None
    until: Annotated[Day | None, Field(title="重复到哪天", examples=["2027-01-31"])] = None
    count: Annotated[Positive | None, Field(title="一共几场", examples=["6"])] = None
    holidays: Annotated[
        OnHoliday | None,
        Field(title="遇到节假日和调休", description="照常：不变；取消：那天不办；顺延：往后补一场"),
    ] = None
    except_: Annotated[tuple[Skip, ...], Field(title="哪天不办", alias="except")] = ()
    also: Annotated[tuple[Extra, ...], Field(title="另外加的场次")] = ()
    changes: Annotated[
        tuple[Change, ...], Field(title="发布以后的变动", description="只往后加，不要删")
    ] = ()
    status: Annotated[Status, Field(title="状态")] = "计划"
    audience: Annotated[tuple[Audience, ...], Field(title="适合人群")] = ()
    ages: Annotated[tuple[Age, ...], Field(title="孩子年龄段")] = ()
    topics: Annotated[tuple[Topic, ...], Field(title="话题")] = ()
    settings: Annotated[
        tuple[Setting, ...], Field(title="走进的地方", description="五进、四进：农村、企业、学校……")
    ] = ()
    level: Annotated[Level | None, Field(title="举办的层级")] = None
    capacity: Annotated[Count | None, Field(title="名额", examples=["40"])] = None
    fee: Annotated[Fee, Field(title="费用", description="家庭教育指导不得营利，一般填公益免费")] = (
        FREE
    )
    fee_reason: Annotated[
        Line | None, Field(title="收费理由", description="不是免费的才写，要说清收的是什么")
    ] = None
    bring: Annotated[Lines, Field(title="带什么")] = ()
    access: Annotated[Line | None, Field(title="无障碍情况")] = None
    childcare: Annotated[Line | None, Field(title="能不能带孩子")] = None
    registration: Annotated[Registration | None, Field(title="报名")] = None
    report: Annotated[tuple[Report, ...], Field(title="办完以后写的小结")] = ()

    @property
    def revision(self) -> int:
        """How many times it was changed after publication (RFC 5545 SEQUENCE)."""
        return len(self.changes) + sum(extra.on is not None for extra in self.also)

    @property
    def last_modified(self) -> date:
        """The day of its last real change."""
        added = (extra.on for extra in self.also)
        changed = (change.on for change in self.changes)
        return max(day for day in (self.published, self.updated, *added, *changed) if day)


KIND = Kind("schedule", "日程", Schedule, "schedules/*.yml", "event.html")
