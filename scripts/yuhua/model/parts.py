"""Parts that several kinds of record share."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from yuhua.model.fields import (
    Count,
    Day,
    Flag,
    Isbn,
    Line,
    Lines,
    Minutes,
    Moment,
    Short,
    Title,
    Url,
    Year,
)


class Part(BaseModel):
    """A frozen mapping inside a record; unknown keys are refused."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, str_strip_whitespace=True
    )


class Citation(Part):
    """A law, standard or book that a statement rests on (schema.org `citation`)."""

    title: Annotated[Line, Field(title="名称", examples=["《中华人民共和国家庭教育促进法》"])]
    article: Annotated[Line | None, Field(title="条款", examples=["第十七条"])] = None
    number: Annotated[Line | None, Field(title="文号", examples=["国函〔2025〕101号"])] = None
    effective: Annotated[Day | None, Field(title="施行日期", examples=["2022-01-01"])] = None
    checked: Annotated[Day | None, Field(title="核对日期", examples=["2026-11-23"])] = None
    url: Annotated[Url | None, Field(title="网址")] = None
    note: Annotated[Line | None, Field(title="说明")] = None


class Practice(Part):
    """Something a family can do the same evening."""

    title: Annotated[Title, Field(title="做什么", examples=["十分钟专注陪伴"])]
    minutes: Annotated[Minutes, Field(title="要几分钟", examples=["10"])]
    steps: Annotated[tuple[Line, ...], Field(title="步骤", min_length=2, max_length=8)]
    example: Annotated[str | None, Field(title="可以这样说", max_length=600)] = None


class OutlinePart(Part):
    """One part of a lesson and how long it takes."""

    title: Annotated[Line, Field(title="内容", examples=["家规体检：人人适用吗？"])]
    minutes: Annotated[Minutes, Field(title="分钟", examples=["20"])]


class Handout(Part):
    """What a family takes home and puts on the fridge."""

    title: Annotated[Title, Field(title="标题")]
    points: Annotated[Lines, Field(title="要点", min_length=3, max_length=12)]


class Material(Part):
    """A file that goes with a lesson; size and type are read from the file."""

    title: Annotated[Title, Field(title="名称", examples=["课堂讲义"])]
    file: Annotated[Line, Field(title="文件", examples=["files/jiangyi.pdf"])]
    length: Annotated[Short | None, Field(title="时长", examples=["32分钟"])] = None
    transcript: Annotated[Line | None, Field(title="文字稿", examples=["files/jiangyi.txt"])] = None


class Quote(Part):
    """A line of a classic, to the letter, and where it stands."""

    text: Annotated[
        Line, Field(title="原文", examples=["大禹圣者，乃惜寸阴，至于众人，当惜分阴。"])
    ]
    work: Annotated[Line, Field(title="出处", examples=["《晋书》卷六十六·陶侃传"])]


class Book(Part):
    """One book of a list (schema.org `Book`)."""

    title: Annotated[Line, Field(title="书名", examples=["夏洛的网"])]
    author: Annotated[Line | None, Field(title="作者", examples=["E.B.怀特"])] = None
    illustrator: Annotated[Line | None, Field(title="绘者")] = None
    translator: Annotated[Line | None, Field(title="译者", examples=["任溶溶"])] = None
    publisher: Annotated[Line | None, Field(title="出版社", examples=["上海译文出版社"])] = None
    year: Annotated[Year | None, Field(title="出版年", examples=["2004"])] = None
    isbn: Annotated[Isbn | None, Field(title="ISBN", examples=["9787532733415"])] = None
    reason: Annotated[
        Line, Field(title="推荐理由", examples=["讲友谊和告别，适合开始自己读长故事的孩子。"])
    ]
    question: Annotated[Line | None, Field(title="可以聊的问题", examples=["你身边谁像夏洛？"])] = (
        None
    )


class Consent(Part):
    """That a person agreed to be shown; only the record's number is kept, never the paper."""

    record: Annotated[Short, Field(title="同意书档案编号")]
    scope: Annotated[
        tuple[Literal["name", "photo", "story"], ...], Field(title="同意的范围", min_length=1)
    ]
    signed: Annotated[Day, Field(title="签署日期")]
    expires: Annotated[Day, Field(title="到期日期")]
    withdrawn: Annotated[Flag, Field(title="已撤回")] = False
    guardian: Annotated[Flag, Field(title="未成年人：监护人已同意")] = False

    def lasts(self, day: date) -> bool:
        """Say whether the consent holds on `day`."""
        return not self.withdrawn and day <= self.expires


class FiveLights(Part):
    """五亮: what a 妇女儿童之家 shows at its door (2019 work plan, §一4)."""

    sign: Annotated[Line, Field(title="亮牌子标识")]
    structure: Annotated[Line, Field(title="亮组织架构")]
    duties: Annotated[Line, Field(title="亮工作职责")]
    staff: Annotated[Line, Field(title="亮干部身份")]
    activities: Annotated[Line, Field(title="亮活动内容")]


class SixServices(Part):
    """六进家: the six services of a 妇女儿童之家 (2019 work plan, §一4)."""

    rights: Annotated[Line, Field(title="维权维稳")]
    employment: Annotated[Line, Field(title="创业就业")]
    education: Annotated[Line, Field(title="教育培训")]
    assistance: Annotated[Line, Field(title="帮扶救助")]
    care: Annotated[Line, Field(title="关爱服务")]
    culture: Annotated[Line, Field(title="健康文化活动")]


class Registration(Part):
    """How to sign up; the site itself never collects anything."""

    how: Annotated[Line, Field(title="报名方式", examples=["到社区服务台登记"])]
    contact: Annotated[Short | None, Field(title="报名电话（contacts.yml 的编号）")] = None
    url: Annotated[Url | None, Field(title="报名网址")] = None
    deadline: Annotated[Moment | None, Field(title="报名截止", examples=["2026-12-03 18:00"])] = (
        None
    )
    places: Annotated[Count | None, Field(title="名额", examples=["40"])] = None
