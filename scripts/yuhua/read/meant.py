"""Values that their editor wrote in another form, turned into what was plainly meant."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from yuhua.dates import rewritten
from yuhua.problems import Edit, Fix, Identify, Mark

_DATES = {"day", "moment", "when"}
_YES, _NO = {"对", "有", "√", "1", "y"}, {"不是", "没有", "无", "0", "n"}
_COUNTED = re.compile(r"\s*([0-9]{1,9})\s*[个人名位场次分钟页本岁号]{1,2}\s*")
_SEPARATED = re.compile(r"[,，、;；]")


def fix(error: ErrorDetails, mark: Mark) -> Fix | None:
    """Return what mends an error of pydantic at a mark, None where nobody but its editor knows."""
    kind, found = error["type"], error["input"]
    if kind == "missing":
        return _identify(error, mark)
    if not isinstance(found, str) or "\n" in found:
        return None
    new = _written(kind, found)
    return Edit(mark.line, mark.column, found, new) if new and new != found else None


def key(mark: Mark, found: str, known: Mapping[str, FieldInfo]) -> Fix | None:
    """Return what mends a field's name written in Chinese or with capitals."""
    titles = {field.title: name for name, field in known.items()}
    new = titles.get(found) or (found.lower() if found.lower() in known else None)
    return Edit(mark.line, mark.column, found, new) if new else None


def _identify(error: ErrorDetails, mark: Mark) -> Fix | None:
    """Give a record of a list an id."""
    given = error["input"]
    title = given.get("title") if isinstance(given, dict) else None
    if error["loc"] == ("id",) and isinstance(title, str):
        return Identify(mark.line, mark.column, title)
    return None


def _written(kind: str, found: str) -> str:
    if kind in _DATES:
        new = rewritten(found)
        return new if kind == "when" or (len(new) == len("2026-11-25")) == (kind == "day") else ""
    if kind == "flag":
        word = found.strip().lower()
        return "true" if word in _YES else "false" if word in _NO else ""
    if kind == "whole_number" and (counted := _COUNTED.fullmatch(found)):
        return counted[1]
    if kind == "tuple_type" and not re.search(r"[:：\[\]【】{}]", found):
        words = [word.strip() for word in _SEPARATED.split(found)]
        return f"[{', '.join(words)}]" if all(words) else ""
    return ""
