"""家风故事: a family-values story or an honoured family (features S1, S3)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from yuhua.kinds.base import Kind
from yuhua.model.entry import Entry
from yuhua.model.fields import Line, Lines, Short, Year
from yuhua.model.parts import Consent, Practice, Quote


class Story(Entry):
    """A story; a family that lives today needs `consent`, a classic needs `quotes`."""

    era: Annotated[Short | None, Field(title="年代", examples=["东晋"])] = None
    figures: Annotated[Lines, Field(title="人物", examples=["陶侃"])] = ()
    motto: Annotated[Line | None, Field(title="家训")] = None
    quotes: Annotated[tuple[Quote, ...], Field(title="原文")] = ()
    practice: Annotated[Practice | None, Field(title="今晚就做")] = None
    honour: Annotated[Literal["最美家庭", "文明家庭"] | None, Field(title="称号")] = None
    level: Annotated[Literal["区", "市", "省", "全国"] | None, Field(title="级别")] = None
    year: Annotated[Year | None, Field(title="年度", examples=["2026"])] = None
    nominated_by: Annotated[Short | None, Field(title="推荐单位")] = None
    consent: Annotated[Consent | None, Field(title="本人同意")] = None


KIND = Kind("story", "家风故事", Story, "families/", "story.html")
