"""What one row of each open table holds; titles are the headers of the CSV and stand in the schema."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from yuhua.text import clean

Text = Annotated[str, AfterValidator(clean)]
Texts = tuple[Text, ...]
# A moment with its offset, or a whole day.
When = AwareDatetime | date


class Row(BaseModel):
    """What every table has: marks that go with the content wherever it goes."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: Annotated[Text, Field(title="编号")]
    title: Annotated[Text, Field(title="标题")]
    sample: Annotated[bool, Field(title="示例")]
    unverified: Annotated[bool, Field(title="待核实")]


class EventRow(Row):
    """A session; `id` and `day` together never change."""

    day: Annotated[date, Field(title="原定日期")]
    status: Annotated[Text, Field(title="状态")]
    start: Annotated[When, Field(title="开始")]
    end: Annotated[When, Field(title="结束")]
    all_day: Annotated[bool, Field(title="整天")]
    previous_start: Annotated[When | None, Field(title="原来的开始")]
    place_id: Annotated[Text, Field(title="地点编号")]
    place: Annotated[Text, Field(title="地点")]
    street: Annotated[Text, Field(title="街道（镇）")]
    programme: Annotated[Text, Field(title="栏目")]
    course_id: Annotated[Text | None, Field(title="课程编号")]
    course: Annotated[Text | None, Field(title="课程")]
    audience: Annotated[Texts, Field(title="适合人群")]
    ages: Annotated[Texts, Field(title="孩子年龄段")]
    topics: Annotated[Texts, Field(title="话题")]
    fee: Annotated[Text, Field(title="费用")]
    capacity: Annotated[int | None, Field(title="名额")]
    registration: Annotated[Text | None, Field(title="报名方式")]
    deadline: Annotated[AwareDatetime | None, Field(title="报名截止")]
    url: Annotated[Text, Field(title="网址")]
    ics: Annotated[Text, Field(title="日历文件")]
    changed: Annotated[date | None, Field(title="最近变动日期")]
    reason: Annotated[Text | None, Field(title="变动原因")]


class EntryRow(Row):
    """What is published as a page of its own."""

    summary: Annotated[Text, Field(title="一句话看懂")]
    programme: Annotated[Text | None, Field(title="栏目")]
    topics: Annotated[Texts, Field(title="话题")]
    ages: Annotated[Texts, Field(title="孩子年龄段")]
    audience: Annotated[Texts, Field(title="适合人群")]
    source: Annotated[Text, Field(title="来源")]
    notice: Annotated[Text, Field(title="怎么写成的")]
    published: Annotated[date, Field(title="发布日期")]
    updated: Annotated[date | None, Field(title="更新日期")]
    url: Annotated[Text, Field(title="网址")]


class CourseRow(EntryRow):
    """A lesson."""

    minutes: Annotated[int, Field(title="分钟")]
    aims: Annotated[Texts, Field(title="学完能做到")]
    outline: Annotated[Texts, Field(title="大纲")]
    practice: Annotated[Text, Field(title="今晚就做")]


class StoryRow(EntryRow):
    """A story of the past."""

    era: Annotated[Text | None, Field(title="年代")]
    figures: Annotated[Texts, Field(title="人物")]
    motto: Annotated[Text | None, Field(title="家训")]


class BookRow(Row):
    """A book of a list; `id`, `url` and the words are those of the list."""

    title: Annotated[Text, Field(title="书名")]
    author: Annotated[Text | None, Field(title="作者")]
    illustrator: Annotated[Text | None, Field(title="绘者")]
    translator: Annotated[Text | None, Field(title="译者")]
    publisher: Annotated[Text | None, Field(title="出版社")]
    year: Annotated[int | None, Field(title="出版年")]
    isbn: Annotated[Text | None, Field(title="ISBN")]
    reason: Annotated[Text, Field(title="推荐理由")]
    question: Annotated[Text | None, Field(title="可以聊的问题")]
    list_title: Annotated[Text, Field(title="书单")]
    number: Annotated[int, Field(title="第几本")]
    topics: Annotated[Texts, Field(title="话题")]
    ages: Annotated[Texts, Field(title="孩子年龄段")]
    source: Annotated[Text, Field(title="来源")]
    notice: Annotated[Text, Field(title="怎么写成的")]
    url: Annotated[Text, Field(title="网址")]


class CampaignRow(EntryRow):
    """A policy or campaign."""

    who: Annotated[Text, Field(title="谁可以")]
    how: Annotated[Texts, Field(title="怎么办")]
    bring: Annotated[Texts, Field(title="带什么")]
    where: Annotated[Text, Field(title="在哪办")]
    numbers: Annotated[Texts, Field(title="电话")]
    basis: Annotated[Texts, Field(title="依据")]
    valid_from: Annotated[date | None, Field(title="开始日期")]
    valid_until: Annotated[date | None, Field(title="截止日期")]


class PlaceRow(Row):
    """A 妇女儿童之家."""

    summary: Annotated[Text, Field(title="一句话看懂")]
    street: Annotated[Text, Field(title="街道（镇）")]
    division: Annotated[Text | None, Field(title="区划代码")]
    community: Annotated[Text, Field(title="社区（村）")]
    address: Annotated[Text | None, Field(title="地址")]
    latitude: Annotated[float | None, Field(title="纬度")]
    longitude: Annotated[float | None, Field(title="经度")]
    hours: Annotated[Text | None, Field(title="开放时间")]
    bus: Annotated[Text | None, Field(title="公交地铁")]
    access: Annotated[Text | None, Field(title="无障碍情况")]
    capacity: Annotated[int | None, Field(title="能坐多少人")]
    url: Annotated[Text, Field(title="网址")]


class ContactRow(Row):
    """A telephone number."""

    number: Annotated[Text, Field(title="号码")]
    purpose: Annotated[Text, Field(title="用来做什么")]
    hours: Annotated[Text | None, Field(title="接听时间")]
    checked: Annotated[date, Field(title="核实日期")]
    origin: Annotated[Text, Field(title="核实的出处")]
