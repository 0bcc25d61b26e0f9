"""政策与活动: a policy card with everything one needs to act on it (features P1–P5)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from yuhua.kinds.base import Kind
from yuhua.model.entry import Entry
from yuhua.model.fields import Day, Line, Lines, Slug
from yuhua.model.parts import Citation


class Campaign(Entry):
    """A policy or campaign; without `valid_until` it goes on."""

    who: Annotated[Line, Field(title="谁可以", examples=["35到64周岁妇女"])]
    how: Annotated[Lines, Field(title="怎么办", min_length=1)]
    bring: Annotated[Lines, Field(title="带什么")] = ()
    where: Annotated[Line, Field(title="在哪办", examples=["以所在社区当年通知为准"])]
    contacts: Annotated[
        tuple[Slug, ...], Field(title="电话", min_length=1, description="contacts.yml 里的编号")
    ]
    basis: Annotated[tuple[Citation, ...], Field(title="依据", min_length=1)]
    valid_from: Annotated[Day | None, Field(title="开始日期")] = None
    valid_until: Annotated[Day | None, Field(title="截止日期", description="长期有效就不写")] = None


KIND = Kind("campaign", "政策与活动", Campaign, "campaigns/", "campaign.html")
