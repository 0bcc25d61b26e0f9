"""求助: where to turn, first things first (features P5–P7)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from yuhua.kinds.base import Kind
from yuhua.model.entry import Entry
from yuhua.model.fields import Slug, Title
from yuhua.model.parts import Citation, Part


class Situation(Part):
    """Something people may have met, in their own words, and whom to call first."""

    title: Annotated[
        Title, Field(title="会遇到的事", description="像平时说话", examples=["心里难受，睡不着"])
    ]
    contacts: Annotated[
        tuple[Slug, ...],
        Field(
            title="先打哪个电话",
            min_length=1,
            max_length=3,
            description="contacts.yml 里的编号",
            examples=["tel-12356"],
        ),
    ]


class Help(Entry):
    """A page for someone in need."""

    contacts: Annotated[
        tuple[Slug, ...], Field(title="电话", min_length=1, description="contacts.yml 里的编号")
    ]
    situations: Annotated[
        tuple[Situation, ...],
        Field(title="会遇到的事", max_length=12, description="求助首页按它找到这一页"),
    ] = ()
    basis: Annotated[tuple[Citation, ...], Field(title="依据")] = ()


KIND = Kind("help", "求助", Help, "help/", "help.html")
