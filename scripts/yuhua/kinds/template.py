"""日程模板: what many schedules have in common (feature E13); a schedule names it in `extends`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from yuhua.kinds.base import Kind
from yuhua.model.entry import Record
from yuhua.model.fields import (
    Age,
    Audience,
    Count,
    Fee,
    Level,
    Line,
    Lines,
    Programme,
    Setting,
    Short,
    Slug,
    Topic,
)
from yuhua.model.parts import Registration


class Template(Record):
    """Fields laid under the schedules that extend it; what a schedule says itself counts more."""

    summary: Annotated[Short | None, Field(title="一句话看懂")] = None
    programme: Annotated[Programme | None, Field(title="栏目")] = None
    course: Annotated[Slug | None, Field(title="课程", description="courses 里的编号")] = None
    place: Annotated[Slug | None, Field(title="地点", description="places.yml 里的编号")] = None
    speakers: Annotated[
        tuple[Slug, ...], Field(title="讲师", description="people.yml 里的编号")
    ] = ()
    audience: Annotated[tuple[Audience, ...], Field(title="适合人群")] = ()
    ages: Annotated[tuple[Age, ...], Field(title="孩子年龄段")] = ()
    topics: Annotated[tuple[Topic, ...], Field(title="话题")] = ()
    settings: Annotated[tuple[Setting, ...], Field(title="走进的地方")] = ()
    level: Annotated[Level | None, Field(title="举办的层级")] = None
    capacity: Annotated[Count | None, Field(title="名额", examples=["40"])] = None
    fee: Annotated[Fee | None, Field(title="费用")] = None
    fee_reason: Annotated[Line | None, Field(title="收费理由")] = None
    bring: Annotated[Lines, Field(title="带什么")] = ()
    access: Annotated[Line | None, Field(title="无障碍情况")] = None
    childcare: Annotated[Line | None, Field(title="能不能带孩子")] = None
    registration: Annotated[Registration | None, Field(title="报名")] = None


KIND = Kind("template", "日程模板", Template, "templates.yml")
