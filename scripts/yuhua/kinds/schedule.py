"""日程: when something takes place, once or again and again (features E1, E2, E12)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from yuhua.kinds.base import Kind
from yuhua.model.entry import Record
from yuhua.model.fields import (
    Age,
    Audience,
    Count,
    Day,
    Line,
    Lines,
    Moment,
    Positive,
    Programme,
    Short,
    Slug,
    Topic,
)
from yuhua.model.parts import Registration

Status = Literal["计划", "报名中", "满额", "改期", "取消"]


class Schedule(Record):
    """A rule that yields sessions; `start` and `end` are those of the first one."""

    summary: Annotated[Short, Field(title="一句话看懂")]
    published: Annotated[Day, Field(title="发布日期", examples=["2026-11-24"])]
    updated: Annotated[Day | None, Field(title="更新日期")] = None
    programme: Annotated[Programme, Field(title="栏目", examples=["雨花幸福大讲堂"])]
    course: Annotated[Slug | None, Field(title="课程", description="courses 里的编号")] = None
    place: Annotated[Slug, Field(title="地点", description="places.yml 里的编号")]
    speakers: Annotated[
        tuple[Slug, ...], Field(title="讲师", description="people.yml 里的编号")
    ] = ()
    start: Annotated[Moment, Field(title="开始", examples=["2026-12-05 09:30"])]
    end: Annotated[Moment, Field(title="结束", examples=["2026-12-05 11:00"])]
    repeat: Annotated[Short | None, Field(title="重复", examples=["每周六"])] = None
    until: Annotated[Day | None, Field(title="重复到哪天", examples=["2027-01-31"])] = None
    count: Annotated[Positive | None, Field(title="一共几场", examples=["6"])] = None
    status: Annotated[Status, Field(title="状态")] = "计划"
    audience: Annotated[tuple[Audience, ...], Field(title="适合人群")] = ()
    ages: Annotated[tuple[Age, ...], Field(title="孩子年龄段")] = ()
    topics: Annotated[tuple[Topic, ...], Field(title="话题")] = ()
    capacity: Annotated[Count | None, Field(title="名额", examples=["40"])] = None
    fee: Annotated[
        Literal["公益免费"], Field(title="费用", description="家庭教育指导不得营利，只能填公益免费")
    ] = "公益免费"
    bring: Annotated[Lines, Field(title="带什么")] = ()
    access: Annotated[Line | None, Field(title="无障碍情况")] = None
    childcare: Annotated[Line | None, Field(title="能不能带孩子")] = None
    registration: Annotated[Registration | None, Field(title="报名")] = None


KIND = Kind("schedule", "日程", Schedule, "schedules/*.yml", "event.html")
