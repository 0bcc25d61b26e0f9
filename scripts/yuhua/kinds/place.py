"""妇女儿童之家: a place with its 五亮 and 六进家 (feature E7)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from yuhua.kinds.base import Kind
from yuhua.model.entry import Record
from yuhua.model.fields import Count, Flag, Line, Short, Slug, Street
from yuhua.model.parts import Closure, Duty, FiveLights, Geo, Project, SixServices


class Place(Record):
    """A place where things happen (schema.org `Place`)."""

    summary: Annotated[Short, Field(title="一句话看懂")]
    street: Annotated[Street, Field(title="街道（镇）", examples=["雨花亭街道"])]
    community: Annotated[
        str, Field(title="社区（村）", pattern=r"^.{1,20}(社区|村)$", examples=["示例社区"])
    ]
    address: Annotated[Line | None, Field(title="地址")] = None
    address_public: Annotated[Flag, Field(title="地址可以公开")] = True
    geo: Annotated[Geo | None, Field(title="经纬度", description="WGS 84；没有就不写")] = None
    hours: Annotated[Line | None, Field(title="开放时间")] = None
    closed: Annotated[
        tuple[Closure, ...], Field(title="不开放的日子", description="这些天不能排活动")
    ] = ()
    bus: Annotated[Line | None, Field(title="公交地铁")] = None
    access: Annotated[Line | None, Field(title="无障碍情况")] = None
    capacity: Annotated[Count | None, Field(title="能坐多少人", examples=["40"])] = None
    five_lights: Annotated[FiveLights, Field(title="五亮")]
    six_services: Annotated[SixServices, Field(title="六进家")]
    special: Annotated[Line | None, Field(title="特色项目(X)")] = None
    duty: Annotated[
        tuple[Duty, ...], Field(title="值班", description="只写岗位，不写姓名和手机号")
    ] = ()
    projects: Annotated[tuple[Project, ...], Field(title="认领的服务项目")] = ()
    contacts: Annotated[
        tuple[Slug, ...], Field(title="电话", description="contacts.yml 里的编号")
    ] = ()


KIND = Kind("place", "妇女儿童之家", Place, "places.yml", "place.html")
