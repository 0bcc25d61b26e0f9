"""The value types of a record's fields; each says its own Chinese message when it refuses."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from yuhua.dates import parse_day, parse_moment
from yuhua.model.terms import GROUPS, Group, Term, Vocabulary
from yuhua.text import did_you_mean

_COUNT = re.compile(r"[0-9]{1,9}")
_DEGREES = re.compile(r"[0-9]{1,3}\.[0-9]{2,8}")
_ISBN = re.compile(r"97[89][0-9]{10}")
FREE = "公益免费"
_FREE = {FREE, "免费", "0", "0元"}
YES, NO = {"true", "是", "yes"}, {"false", "否", "no"}


def _day(value: object) -> object:
    if isinstance(value, str) and (day := parse_day(value)):
        return day
    if type(value) is date:
        return value
    raise PydanticCustomError("day", "not a date")


def _moment(value: object) -> object:
    if isinstance(value, str) and (moment := parse_moment(value)):
        return moment
    if isinstance(value, datetime):
        return value
    raise PydanticCustomError("moment", "not a date-time")


def _when(value: object) -> object:
    if isinstance(value, str) and (found := parse_moment(value) or parse_day(value)):
        return found
    if isinstance(value, date):  # a datetime is one, too
        return value
    raise PydanticCustomError("when", "neither a date nor a date-time")


def _degrees(value: object) -> object:
    if isinstance(value, str) and _DEGREES.fullmatch(value):
        return float(value)
    if isinstance(value, float):
        return value
    raise PydanticCustomError("degrees", "not decimal degrees")


def _fee(value: object) -> object:
    return FREE if isinstance(value, str) and value.strip() in _FREE else value


def _one_line(text: str) -> str:
    if text.splitlines() == [text]:
        return text
    raise PydanticCustomError("one_line", "more than one line")


def _flag(value: object) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in YES | NO:
        return value.strip().lower() in YES
    raise PydanticCustomError("flag", "not a flag")


def _count(value: object) -> object:
    if isinstance(value, str) and _COUNT.fullmatch(value):
        return int(value)
    if type(value) is int:
        return value
    raise PydanticCustomError("whole_number", "not a whole number")


def isbn_is_valid(isbn: str) -> bool:
    """Say whether 13 digits satisfy the check digit of ISBN-13 (ISO 2108)."""
    if not _ISBN.fullmatch(isbn):
        return False
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(isbn))
    return weighted % 10 == 0


def _isbn(value: object) -> object:
    text = str(value).replace("-", "").replace(" ", "")
    if isbn_is_valid(text):
        return text
    raise PydanticCustomError("isbn", "wrong check digit")


class _Word:
    """A controlled word, looked up in the vocabulary that validation brings as its context."""

    def __init__(self, group: Group) -> None:
        self.group = group

    @staticmethod
    def schema(group: Group) -> WithJsonSchema:
        return WithJsonSchema({"type": "string", "x-vocabulary": group})

    def __call__(self, value: object, info: ValidationInfo) -> object:
        vocabulary: Vocabulary | None = info.context
        if isinstance(value, Term) or vocabulary is None:
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "not a word")
        found = vocabulary.find(self.group, value)
        if found:
            return found
        names = [term.name for term in vocabulary.group(self.group)]
        raise PydanticCustomError(
            "word",
            "unknown word",
            {"group": GROUPS[self.group], "hint": did_you_mean(value, names)},
        )


_DAY_SCHEMA = {"type": "string", "format": "date"}
_MOMENT_SCHEMA = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$"}

Day = Annotated[date, BeforeValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
Moment = Annotated[datetime, BeforeValidator(_moment), WithJsonSchema(_MOMENT_SCHEMA)]
When = Annotated[
    date | datetime,
    PlainValidator(_when),
    WithJsonSchema({"anyOf": [_DAY_SCHEMA, _MOMENT_SCHEMA]}),
]
Degrees = Annotated[float, BeforeValidator(_degrees)]
Fee = Annotated[str, BeforeValidator(_fee), Field(min_length=1, max_length=60)]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Count = Annotated[int, BeforeValidator(_count), Field(ge=0)]
Positive = Annotated[int, BeforeValidator(_count), Field(ge=1)]
Minutes = Annotated[int, BeforeValidator(_count), Field(ge=1, le=600)]
Year = Annotated[int, BeforeValidator(_count), Field(ge=1900, le=2100)]
Isbn = Annotated[str, BeforeValidator(_isbn), WithJsonSchema({"type": "string"})]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Title = Annotated[str, Field(min_length=1, max_length=40), AfterValidator(_one_line)]
Short = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_one_line)]
Line = Annotated[str, Field(min_length=1, max_length=400)]
Lines = tuple[Line, ...]
Url = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=200)]

Programme = Annotated[Term, BeforeValidator(_Word("programmes")), _Word.schema("programmes")]
Topic = Annotated[Term, BeforeValidator(_Word("topics")), _Word.schema("topics")]
Age = Annotated[Term, BeforeValidator(_Word("ages")), _Word.schema("ages")]
Audience = Annotated[Term, BeforeValidator(_Word("audiences")), _Word.schema("audiences")]
Setting = Annotated[Term, BeforeValidator(_Word("settings")), _Word.schema("settings")]
Level = Annotated[Term, BeforeValidator(_Word("levels")), _Word.schema("levels")]
Street = Annotated[Term, BeforeValidator(_Word("streets")), _Word.schema("streets")]
Source = Annotated[Term, BeforeValidator(_Word("sources")), _Word.schema("sources")]
