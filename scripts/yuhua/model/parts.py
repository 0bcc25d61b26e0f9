"""Parts that several kinds of record share."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from yuhua.model.fields import (
    Count,
    Day,
    Degrees,
    Flag,
    Isbn,
    Line,
    Lines,
    Minutes,
    Moment,
    Short,
    Slug,
    Title,
    Url,
    When,
    Year,
)


class Part(BaseModel):
    """A frozen mapping inside a record; unknown keys are refused."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, str_strip_whitespace=True
    )


class Waiver(Part):
    """A finding that stays, because somebody looked at it and says why."""

    code: Annotated[Slug, Field(title="提示的代号", examples=["sentence-long"])]
    words: Annotated[
        Line | None,
        Field(
            title="那一行里的字", description="只放行有这几个字的地方；不写就是这一条内容里都放行"
        ),
    ] = None
    reason: Annotated[Line, Field(title="为什么", examples=["这是歌词，照原样抄"])]
    on: Annotated[Day, Field(title="哪天定的", examples=["2026-11-26"])]


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


class Chapter(Part):
    """Where a part of a recording begins."""

    start: Annotated[
        str, Field(title="从几分几秒", pattern=r"^[0-9]{1,3}:[0-5][0-9]$", examples=["3:20"])
    ]
    title: Annotated[Title, Field(title="讲什么", examples=["怎么轮流说"])]

    @property
    def seconds(self) -> int:
        """Seconds from the beginning."""
        minutes, _, seconds = self.start.partition(":")
        return int(minutes) * 60 + int(seconds)


class Material(Part):
    """A file that goes with a lesson; size and type are read from the file."""

    title: Annotated[Title, Field(title="名称", examples=["课堂讲义"])]
    file: Annotated[Line, Field(title="文件", examples=["files/jiangyi.pdf"])]
    length: Annotated[Short | None, Field(title="时长", examples=["32分钟"])] = None
    transcript: Annotated[Line | None, Field(title="文字稿", examples=["files/jiangyi.txt"])] = None
    chapters: Annotated[tuple[Chapter, ...], Field(title="分段", max_length=40)] = ()


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


class Duty(Part):
    """Who is there when (2019 work plan, §一3): the post, never a private name or number."""

    when: Annotated[Short, Field(title="什么时候", examples=["每周三下午"])]
    who: Annotated[Short, Field(title="岗位", examples=["社区妇联执委（律师）"])]
    what: Annotated[Line | None, Field(title="能帮什么")] = None


class Project(Part):
    """A service that somebody of the 妇联 has taken on (2019 work plan, §一3)."""

    title: Annotated[Title, Field(title="项目", examples=["绘本漂流箱"])]
    who: Annotated[Short, Field(title="认领的岗位", examples=["社区妇联执委"])]
    status: Annotated[Literal["等人认领", "进行中", "已完成"], Field(title="进展")]


class Registration(Part):
    """How to sign up; the site itself never collects anything."""

    how: Annotated[Line, Field(title="报名方式", examples=["到社区服务台登记"])]
    contact: Annotated[Short | None, Field(title="报名电话（contacts.yml 的编号）")] = None
    url: Annotated[Url | None, Field(title="报名网址")] = None
    deadline: Annotated[Moment | None, Field(title="报名截止", examples=["2026-12-03 18:00"])] = (
        None
    )
    places: Annotated[Count | None, Field(title="名额", examples=["40"])] = None


SessionStatus = Literal["计划", "报名中", "满额", "改期", "取消"]


class Skip(Part):
    """A session that was never going to take place (RFC 5545 EXDATE)."""

    date: Annotated[Day, Field(title="哪天不办", examples=["2027-01-02"])]
    reason: Annotated[Short, Field(title="原因", examples=["元旦放假"])]


class Extra(Part):
    """A session beside those of the rule (RFC 5545 RDATE)."""

    start: Annotated[When, Field(title="开始", examples=["2027-01-03 09:30"])]
    end: Annotated[When | None, Field(title="结束", description="不写就和平时一样长")] = None
    place: Annotated[Slug | None, Field(title="地点", description="不写就在老地方")] = None
    reason: Annotated[Short | None, Field(title="原因", examples=["补元旦停的那一场"])] = None
    on: Annotated[Day | None, Field(title="哪天加的", description="发布以后才加的要写")] = None


class Change(Part):
    """What was announced after publication, for one session or, without `session`, for all of them.

    Counted for SEQUENCE (RFC 5545 §3.8.7.4); `session` becomes the RECURRENCE-ID.
    """

    on: Annotated[Day, Field(title="哪天改的", examples=["2026-12-01"])]
    reason: Annotated[Short, Field(title="原因", examples=["讲师临时有事"])]
    session: Annotated[
        Day | None,
        Field(
            title="哪一场", description="写原来的日期；整个日程都改就不写", examples=["2026-12-12"]
        ),
    ] = None
    status: Annotated[SessionStatus | None, Field(title="改成什么状态")] = None
    start: Annotated[When | None, Field(title="新的开始")] = None
    end: Annotated[When | None, Field(title="新的结束", description="不写就和原来一样长")] = None
    place: Annotated[Slug | None, Field(title="新的地点")] = None
    speakers: Annotated[tuple[Slug, ...], Field(title="新的讲师")] = ()
    was: Annotated[Line | None, Field(title="原来是", description="整个日程都改时写")] = None


class Report(Part):
    """What a session was like, written afterwards (feature C10)."""

    session: Annotated[
        Day | None, Field(title="哪一场", description="写原来的日期；只有一场就不写")
    ] = None
    attendance: Annotated[Count | None, Field(title="来了多少人", examples=["36"])] = None
    points: Annotated[Lines, Field(title="要点", min_length=1, max_length=8)]


class Geo(Part):
    """Where a place is, WGS 84 as GEO of RFC 5545 §3.8.1.6 wants it; the bounds are China's."""

    latitude: Annotated[Degrees, Field(title="纬度", ge=18, le=54, examples=["28.1355"])]
    longitude: Annotated[Degrees, Field(title="经度", ge=73, le=136, examples=["113.0362"])]


class Closure(Part):
    """Days, or one weekday, on which a place is shut."""

    weekday: Annotated[
        Literal["周一", "周二", "周三", "周四", "周五", "周六", "周日"] | None,
        Field(title="每周哪天", examples=["周一"]),
    ] = None
    start: Annotated[Day | None, Field(title="从哪天", examples=["2027-02-05"])] = None
    end: Annotated[Day | None, Field(title="到哪天", description="只有一天就不写")] = None
    reason: Annotated[Short, Field(title="原因", examples=["闭馆整理"])]
