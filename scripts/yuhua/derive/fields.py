"""The annotations of a kind, turned into rows of the handbook, a skeleton and a JSON Schema."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from yuhua.kinds.base import Kind
from yuhua.model.keys import keys
from yuhua.model.terms import GROUPS, Group, Term, Vocabulary
from yuhua.text import UNFILLED

# The words of English that editors choose from.
MEANINGS = {
    "todo": "待核实",
    "pending": "等人审核",
    "approved": "审核过了",
    "name": "姓名",
    "photo": "照片",
    "story": "故事",
}


@dataclass(frozen=True)
class Row:
    """One field: its name, Chinese label, form, an example, and the fields inside it.

    `group` is what of the vocabulary it is a word of.
    """

    name: str
    label: str
    required: bool
    form: str
    example: str
    note: str
    many: bool
    inside: tuple[Row, ...] = ()
    group: Group | None = None


# The group of a field's words; most are called as it is.
_GROUPS: dict[str, Group] = {
    **{group: group for group in GROUPS},
    "programme": "programmes",
    "audience": "audiences",
    "level": "levels",
    "source": "sources",
    "street": "streets",
}


@cache
def rows(model: type[BaseModel]) -> tuple[Row, ...]:
    """Return the fields of a model, the required ones first, then in the order they are declared."""
    found = [_row(name, field) for name, field in keys(model).items()]
    return tuple(sorted(found, key=lambda row: not row.required))


def _row(name: str, field: FieldInfo) -> Row:
    base, many = _base(field.annotation)
    inside = rows(base) if _is_part(base) else ()
    group = _GROUPS[name] if base is Term else None
    form = f"词表里的{GROUPS[group]}" if group else _form(base, field)
    required = field.is_required() and name != "id"
    example = str(next(iter(field.examples or _choices(base)), ""))
    return Row(
        name,
        field.title or name,
        required,
        f"列表，每项：{form}" if many else form,
        example,
        field.description or "",
        many,
        inside,
        group,
    )


def _choices(base: object) -> tuple[Any, ...]:
    return get_args(base) if get_origin(base) is Literal else ()


def _is_part(base: object) -> bool:
    return isinstance(base, type) and issubclass(base, BaseModel) and base is not Term


def _base(annotation: Any) -> tuple[Any, bool]:  # noqa: ANN401 -- any annotation
    """Look through Annotated, Optional and tuple; say whether there was a tuple."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return _base(parts[0])[0], True
    if origin is Literal or not parts:
        return annotation, False
    if origin is not None and type(None) not in parts and not hasattr(annotation, "__metadata__"):
        return annotation, False
    first = next(part for part in parts if part is not type(None))
    return _base(first)


def _form(base: Any, field: FieldInfo) -> str:  # noqa: ANN401 -- any annotation
    if get_origin(base) is Literal:
        return " 或 ".join(str(choice) for choice in get_args(base))
    if _is_part(base):
        return "几个字段（见下）"
    plain = {
        bool: "true，不是就不写",
        int: "整数",
        datetime: "日期时间，如 2026-11-25 14:00",
        date: "日期，如 2026-11-25",
        date | datetime: "日期时间，如 2026-11-25 14:00；整天的只写日期",
        float: "小数，如 28.1355",
    }
    return plain.get(base, _text_form(field))


def _text_form(field: FieldInfo) -> str:
    most = _most(field.annotation, tuple(field.metadata))
    return f"文字，不超过{most}字" if most else "文字"


def _most(annotation: Any, rules: tuple[Any, ...]) -> int | None:  # noqa: ANN401 -- any annotation
    """Return how long a text may be; the limit of a list around it is another one."""
    parts = get_args(annotation)
    if get_origin(annotation) is tuple:
        return _most(parts[0], ())
    if hasattr(annotation, "__metadata__"):
        inner = (getattr(rule, "metadata", [rule]) for rule in annotation.__metadata__)
        return _most(parts[0], tuple(rule for found in inner for rule in found))
    if type(None) in parts:
        return _most(next(part for part in parts if part is not type(None)), rules)
    return next((rule.max_length for rule in rules if hasattr(rule, "max_length")), None)


def schema(kind: Kind, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a kind, its controlled words spelled out."""
    found = spelled(kind.record, vocabulary)
    if kind.is_page:
        found["required"].remove("id")  # it is the name of the file
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found, "title": kind.label}


def spelled(model: type[BaseModel], vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the JSON Schema of any model, words, bounds and meanings as its readers look for them."""
    found = model.model_json_schema(mode="validation")
    _spell_out(found, vocabulary)
    return found


def _spell_out(node: object, vocabulary: Vocabulary) -> None:
    if isinstance(node, dict):
        _spell_words(node, vocabulary)
        if "properties" in node:
            node.pop("description", None)  # of the class, in English
        for ours, theirs in (("ge", "minimum"), ("le", "maximum")):
            if isinstance(node.get(ours), int):
                node[theirs] = node.pop(ours)
        for child in node.values():
            _spell_out(child, vocabulary)
    elif isinstance(node, list):
        for child in node:
            _spell_out(child, vocabulary)


def _spell_words(node: dict[str, Any], vocabulary: Vocabulary) -> None:
    """Name the words that can be chosen, and beside them what they mean."""
    group = node.pop("x-vocabulary", None)
    terms = vocabulary.group(group) if group else ()
    if group:
        node["enum"] = [term.name for term in terms]
    if isinstance(node.get("const"), str):
        node["enum"] = [node.pop("const")]
    meanings = {**MEANINGS, **{term.name: term.summary for term in terms}}
    said = [meanings.get(word, "") for word in node.get("enum", ())]
    if any(said):
        node["enumDescriptions"] = said


# Values by the name of a field; those of a field inside another under both names (`basis.number`).
Given = Mapping[str, str | tuple[str, ...]]


def skeleton(kind: Kind, given: Given) -> str:
    """Return the YAML an editor starts from: required fields ready to fill, the rest as comments."""
    lines: list[str] = []
    for row in rows(kind.record):
        lines += _skeleton_lines(row, given)
    return "\n".join(lines)


def _skeleton_lines(row: Row, given: Given) -> list[str]:
    own = given.get(row.name, "")
    inner = {
        key.partition(".")[2]: one for key, one in given.items() if key.startswith(f"{row.name}.")
    }
    is_open = row.required or bool(own or inner)
    if row.inside and is_open:
        lines = [f"{row.name}:  # {row.label}"]
        children = [child for child in row.inside if child.required or child.name in inner]
        for place, child in enumerate(children):
            lead = "- " if row.many and place == 0 else "  "
            value = str(inner.get(child.name, ""))
            lines += _child_lines(child, "  " if row.many else "", lead, value)
        return lines
    values = own if isinstance(own, tuple) else (own,)
    if row.many and is_open:
        return [f"{row.name}:{_note(row)}", *(f"  - {_scalar(one) or UNFILLED}" for one in values)]
    value = _scalar(values[0]) if own else _blank(row) if row.required else ""
    return [f"{'' if is_open else '# '}{row.name}:{value and f' {value}'}{_note(row)}"]


def _blank(row: Row) -> str:
    """Return what waits to be filled in; an example would look like somebody's answer."""
    return UNFILLED if row.form.startswith("文字") else ""


def _note(row: Row) -> str:
    """Return the comment behind a field: its name, what it holds, an example."""
    if row.inside:
        return f"  # {row.label}"
    said = row.note or row.form
    example = row.example and "如" not in row.form and row.example not in said
    return f"  # {row.label}（{said}{f'，例如 {row.example}' if example else ''}）"


# YAML 1.1 §5.3: what begins with an indicator, or holds one that ends a plain scalar.
_NOT_PLAIN = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`\s]|.*(?::\s|\s#|[:\s]$)|(?:~|null)$", re.DOTALL)


def _scalar(text: str) -> str:
    """Return `text` so that YAML reads it back: in quotes where it would mean something else."""
    return json.dumps(text, ensure_ascii=False) if _NOT_PLAIN.match(text) else text


def _child_lines(row: Row, indent: str, lead: str, value: str) -> list[str]:
    if row.many:
        return [
            f"{indent}{lead}{row.name}:{_note(row)}",
            f"{indent}{'  ' if lead == '- ' else lead}  - {_scalar(value) or UNFILLED}",
        ]
    shown = _scalar(value) if value else _blank(row)
    return [f"{indent}{lead}{row.name}:{shown and f' {shown}'}{_note(row)}"]
