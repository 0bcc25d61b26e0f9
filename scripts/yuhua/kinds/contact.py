"""电话: the only numbers that may appear anywhere on the site (feature P5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from yuhua.kinds.base import Kind
from yuhua.model.entry import Record
from yuhua.model.fields import Day, Flag, Line, Short

# Numbers change: what was checked longer ago than half a year is to be looked up before a call.
LASTS = timedelta(days=180)


class Contact(Record):
    """A telephone number with the day it was last checked."""

    number: Annotated[
        str,
        Field(title="号码", pattern=r"^[0-9]{3,5}$|^0[0-9]{2,3}-[0-9]{7,8}$", examples=["12338"]),
    ]
    purpose: Annotated[Line, Field(title="用来做什么")]
    hours: Annotated[Short | None, Field(title="接听时间", description="核实过才写")] = None
    checked: Annotated[Day, Field(title="核实日期", examples=["2026-11-23"])]
    origin: Annotated[Line, Field(title="核实的出处")]
    crisis: Annotated[Flag, Field(title="放进紧急求助条")] = False

    def is_stale(self, day: date) -> bool:
        """Say whether the number was last checked too long before `day`."""
        return day - self.checked > LASTS


KIND = Kind("contact", "电话", Contact, "contacts.yml")
