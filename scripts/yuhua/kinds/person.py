"""人员: lecturers and mediators, shown only with their consent (features C3, S3)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from yuhua.kinds.base import Kind
from yuhua.model.entry import Record
from yuhua.model.fields import Short
from yuhua.model.parts import Consent


class Person(Record):
    """A person (schema.org `Person`); `title` is the name or alias to show."""

    role: Annotated[Short, Field(title="身份", examples=["家庭教育指导师"])]
    summary: Annotated[Short | None, Field(title="一句话介绍")] = None
    consent: Annotated[Consent, Field(title="本人同意")]


KIND = Kind("person", "人员", Person, "people.yml")
