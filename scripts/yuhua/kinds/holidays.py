"""放假安排: the public holidays of a year and the working days swapped for them (feature E4)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from yuhua.kinds.base import Kind
from yuhua.model.entry import Record
from yuhua.model.fields import Day, Flag, Title
from yuhua.model.parts import Citation, Part


class DaysOff(Part):
    """One holiday, both days included."""

    title: Annotated[Title, Field(title="节日", examples=["元旦"])]
    start: Annotated[Day, Field(title="第一天", examples=["2026-01-01"])]
    end: Annotated[Day, Field(title="最后一天", examples=["2026-01-03"])]


class Holidays(Record):
    """The arrangement of one year; while not `announced`, only the days the law itself names."""

    announced: Annotated[
        Flag, Field(title="已经公布", description="国务院办公厅的通知还没有出来就写 false")
    ] = True
    notice: Annotated[Citation, Field(title="依据")]
    days: Annotated[tuple[DaysOff, ...], Field(title="放假", min_length=1)]
    workdays: Annotated[tuple[Day, ...], Field(title="调休上班的日子")] = ()


KIND = Kind("holidays", "放假安排", Holidays, "holidays/*.yml")
