"""The JSON Schema of a record, turned into the fields of a form in Sveltia CMS.

What Sveltia calls things: https://sveltiacms.app/en/docs/fields. The schemas come from `derive/fields.py`,
so a field of a model is a field of the form, with its label, hint, length and form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]
Field = dict[str, Any]

# Longer ones get a box of several lines.
_ONE_LINE = 60
_DAY = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"\d{2}:\d{2}"
DATE, MOMENT = "YYYY-MM-DD", "YYYY-MM-DD HH:mm"
# `model/fields.py` says so of degrees, and nothing else has a point in it.
_DECIMAL = [r"^\d{1,3}\.\d{2,8}$", "写成小数，例如 28.1355"]
_MORE = {"minLength": "minlength", "maxLength": "maxlength"}
_BOUNDS = {"minimum": "min", "maximum": "max", "minItems": "min", "maxItems": "max"}
# What a hint says to somebody who types, said to somebody who presses.
_TYPED = {"true": "打开，", "false": "关上，", "todo": "选“待核实”，"}


def fields(
    record: Schema, relations: Mapping[str, Field], defs: Schema | None = None
) -> list[Field]:
    """Return the fields of a form for a record, the required ones first.

    `relations` says, by the name of a field, where the ids in it come from.
    """
    shared = record.get("$defs", {}) if defs is None else defs
    required = record.get("required", ())
    found = [
        _field(name, node, relations, shared, required=name in required)
        for name, node in record["properties"].items()
    ]
    return sorted(found, key=lambda one: not one["required"])


def _field(
    name: str, node: Schema, relations: Mapping[str, Field], defs: Schema, *, required: bool
) -> Field:
    """Return one field with what is told about it."""
    forms = [one for one in node.get("anyOf", [node]) if one.get("type") != "null"]
    kept = {key: one for key, one in node.items() if key != "anyOf"}
    core = {**_resolved(forms[0], defs), **kept}
    told = {"name": name, "label": node.get("title", name), "required": required}
    if hint := _hint(node):
        told["hint"] = hint
    # Without it a switch that is not in the file counts as off, and so it would be saved.
    if (default := node.get("default")) not in (None, [], False):
        told["default"] = default
    if len(forms) > 1:
        return {**told, **_day_or_moment(node)}
    if core.get("type") == "array":
        return {**told, **_list(name, core, relations, defs)}
    return {**told, **_single(name, core, relations, defs)}


def _resolved(node: Schema, defs: Schema) -> Schema:
    reference = node.get("$ref")
    return defs[reference.rpartition("/")[2]] if reference else node


def _hint(node: Schema) -> str:
    """Return what stands below a field: what it is for, and an example."""
    described = re.sub(r"[\w.]+ 里的编号，?", "", node.get("description", ""))
    said = re.sub(r"(?:就)?写 (true|false|todo)\b[ ，：]?", lambda word: _TYPED[word[1]], described)
    examples = [f"例如：{one}" for one in node.get("examples", ())]
    return "；".join([*([said.rstrip("，")] if said else ()), *examples])


def _day_or_moment(node: Schema) -> Field:
    example = next(iter(node.get("examples", ())), "2026-12-05 09:30")
    message = f"写成 {example} 这样的形式；整天的只写日期"
    return {"widget": "string", "pattern": [f"^{_DAY}( {_CLOCK})?$", message]}


def _single(name: str, node: Schema, relations: Mapping[str, Field], defs: Schema) -> Field:
    """Return how one value is entered."""
    kind = node.get("type")
    if kind == "object":
        return {"widget": "object", "fields": fields(node, relations, defs)}
    if "enum" in node:
        return {"widget": "select", "options": _options(node)}
    if kind == "boolean":
        return {"widget": "boolean"}
    if kind == "integer":
        return {"widget": "number", "value_type": "int", **_renamed(node, _BOUNDS)}
    if kind == "number":
        return {"widget": "string", "pattern": _DECIMAL}
    return relations.get(name) or _text(node)


def _text(node: Schema) -> Field:
    """Return how a text, a day or a moment is entered."""
    pattern = node.get("pattern", "")
    if node.get("format") == "date":
        return {"widget": "datetime", "type": "date", "format": DATE}
    if pattern == f"^{_DAY} {_CLOCK}$":
        return {"widget": "datetime", "format": MOMENT}
    example = next(iter(node.get("examples", ())), "")
    checked = {"pattern": [pattern, _misfit(pattern, example)]} if pattern else {}
    one_line = pattern or node.get("maxLength", 0) <= _ONE_LINE
    return {"widget": "string" if one_line else "text", **_renamed(node, _MORE), **checked}


def _misfit(pattern: str, example: str) -> str:
    if pattern.startswith("^[a-z0-9]+"):
        return "只用小写字母、数字和短横线，例如 jiating-huiyi"
    return f"写成 {example} 这样的形式" if example else "网址以 http:// 或 https:// 开头"


def _list(name: str, node: Schema, relations: Mapping[str, Field], defs: Schema) -> Field:
    """Return how several values are entered: chosen, or one below the other."""
    inside = _resolved(node["items"], defs)
    bounds = _renamed(node, _BOUNDS)
    if "enum" in inside:
        return {"widget": "select", "multiple": True, "options": _options(inside), **bounds}
    if name in relations:
        return {**relations[name], "multiple": True, **bounds}
    if inside.get("type") == "object":
        return {"widget": "list", **listed(inside, relations, defs), **bounds}
    one = _text(inside)
    if one["widget"] == "datetime":
        told = {"name": "one", "label": node.get("title", name), "required": True}
        return {"widget": "list", "field": {**told, **one}, **bounds}
    return {"widget": "list", **bounds}


def listed(record: Schema, relations: Mapping[str, Field], defs: Schema) -> Field:
    """Return the form of the records of a list; one that is filled in is folded to its name."""
    names = record["properties"]
    first = next((name for name in ("title", "name", "start", "text") if name in names), None)
    summary = first or next(iter(record["required"]))
    return {
        "fields": fields(record, relations, defs),
        "collapsed": "auto",
        "summary": f"{{{{fields.{summary}}}}}",
    }


def _options(node: Schema) -> list[Any]:
    """Return what can be chosen; words of English are shown with their meaning."""
    said = dict(zip(node["enum"], node.get("enumDescriptions", node["enum"]), strict=True))
    return [{"label": said[value], "value": value} if value.isascii() else value for value in said]


def _renamed(node: Schema, names: Mapping[str, str]) -> Field:
    return {theirs: node[ours] for ours, theirs in names.items() if ours in node}
