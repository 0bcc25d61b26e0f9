"""课程: one lesson of a programme; its dates stand in schedules (features C1–C6, C9)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from yuhua.kinds.base import Kind
from yuhua.model.entry import Entry
from yuhua.model.fields import Line, Lines, Programme, Slug
from yuhua.model.parts import Handout, Material, OutlinePart, Practice


class Course(Entry):
    """A lesson (schema.org `Course`)."""

    programme: Annotated[Programme, Field(title="栏目", examples=["父母学堂"])]
    aims: Annotated[Lines, Field(title="学完能做到", min_length=3, max_length=5)]
    outline: Annotated[tuple[OutlinePart, ...], Field(title="大纲", min_length=2)]
    practice: Annotated[Practice, Field(title="今晚就做")]
    mistakes: Annotated[Lines, Field(title="常见误区", max_length=5)] = ()
    seek_help: Annotated[Line | None, Field(title="什么时候该找人帮忙")] = None
    handout: Annotated[Handout | None, Field(title="带回家的一页纸")] = None
    speakers: Annotated[
        tuple[Slug, ...], Field(title="讲师", description="people.yml 里的编号")
    ] = ()
    materials: Annotated[tuple[Material, ...], Field(title="资料")] = ()

    @property
    def minutes(self) -> int:
        """Length of the lesson in minutes."""
        return sum(part.minutes for part in self.outline)


KIND = Kind("course", "课程", Course, "courses/", "course.html")
