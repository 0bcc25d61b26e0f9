"""A YAML tree, turned into a record of its kind or into problems at the right place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from yuhua.problems import START, Mark, Problem
from yuhua.read.messages import MESSAGES
from yuhua.read.nodes import Path, Tree, Value
from yuhua.text import did_you_mean

M = TypeVar("M", bound=BaseModel)


def validate(
    model: type[M], value: Value, tree: Tree, file: str, *, at: Path = (), context: object = None
) -> tuple[M | None, list[Problem]]:
    """Return the record that `value` (standing at `at` in `tree`) describes, or why there is none."""
    try:
        return model.model_validate(value, context=context), []
    except ValidationError as error:
        return None, [_problem(model, one, tree, file, at) for one in error.errors()]


def labels(model: type[BaseModel], loc: Path) -> tuple[str, type[BaseModel]]:
    """Return the Chinese name of the field at `loc`, and the model that holds it."""
    label, holder, found = "", model, model
    for step in loc:
        if isinstance(step, int):
            label = f"{label}第{step + 1}项"
            continue
        holder = found
        field = holder.model_fields.get(step)
        if field is None:
            break
        label = f"{label}的{field.title or step}" if label else (field.title or step)
        found = _model_in(field.annotation) or found
    return label, holder


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 -- any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _problem(model: type[BaseModel], error: ErrorDetails, tree: Tree, file: str, at: Path) -> Problem:
    loc = tuple(error["loc"])
    name = ".".join(str(step) for step in loc if isinstance(step, str))
    label, holder = labels(model, loc)
    if error["type"] == "extra_forbidden":
        known = holder.model_fields
        mark = tree.keys.get((*at, *loc), START)
        message = f"不认识字段“{loc[-1]}”"
        return Problem(file, mark.line, mark.column, "key-unknown", message, _meant(str(loc[-1]), known), field=name)
    mark = _mark(tree, (*at, *loc))
    code, say = MESSAGES[error["type"]]
    message, hint = say(f"{label}（{loc[-1]}）" if loc else "这一条", _shown(error["input"]), error.get("ctx") or {})
    if error["type"] == "missing":
        hint = _sample_line(holder, str(loc[-1]))
    return Problem(file, mark.line, mark.column, code, message, hint, field=name)


def _mark(tree: Tree, path: Path) -> Mark:
    for places in (tree.marks, tree.keys):
        if path in places:
            return places[path]
    return _mark(tree, path[:-1]) if path else START


def _shown(found: object) -> str:
    return str(found) if isinstance(found, str | int) else ""


def _meant(key: str, known: Mapping[str, Any]) -> str:
    """Find the field an editor meant by its English or its Chinese name."""
    for name, field in known.items():
        if field.title == key:
            return f"字段名用英文：{name}"
    return did_you_mean(key, known)


def _sample_line(model: type[BaseModel], name: str) -> str:
    field = model.model_fields[name]
    examples = field.examples or []
    return f"补上一行：{name}: {examples[0] if examples else (field.title or '')}"
