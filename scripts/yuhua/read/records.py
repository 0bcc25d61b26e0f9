"""A YAML tree, turned into a record of its kind or into problems at the right place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from yuhua.model.keys import keys
from yuhua.model.terms import Term
from yuhua.problems import START, Mark, Problem
from yuhua.read import meant
from yuhua.read.messages import MESSAGES
from yuhua.read.nodes import Path, Tree, Value
from yuhua.text import UNFILLED, nearest

M = TypeVar("M", bound=BaseModel)


def validate(
    model: type[M], value: Value, tree: Tree, file: str, *, at: Path = (), context: object = None
) -> tuple[M | None, list[Problem]]:
    """Return the record that `value` (standing at `at` in `tree`) describes, or why there is none."""
    try:
        return model.model_validate(value, context=context), []
    except ValidationError as error:
        blanks = dict(_blanks(value))
        told = [
            _problem(model, one, tree, file, at)
            for one in _telling(model, error.errors(), tree, at)
            if one["loc"] not in blanks
        ]
        return None, [*told, *(_blank(model, loc, tree, file, at) for loc in blanks)]


def _blanks(value: Value, loc: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield where something is still to be filled in, at any depth."""
    if isinstance(value, str) and value.strip() == UNFILLED:
        yield loc, value
    elif isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _blanks(one, (*loc, key))


def _blank(model: type[BaseModel], loc: Path, tree: Tree, file: str, at: Path) -> Problem:
    """Say what a draft is still to be told; what is wrong with its dots nobody needs to know."""
    label, holder = labels(model, loc)
    field = keys(holder).get(_last_key(loc))
    example = next((f"，例如 {one}" for one in (field and field.examples) or ()), "")
    what = f"：{field.description}" if field and field.description and not example else ""
    hint = f"换成真正的内容{example or what}"
    mark, message = _mark(tree, (*at, *loc)), f"{label or _last_key(loc)}还没有填"
    place = (file, mark.line, mark.column)
    return Problem(*place, "text-unfilled", message, hint, field=_name(loc))


def _telling(
    model: type[BaseModel], errors: list[ErrorDetails], tree: Tree, at: Path
) -> Iterator[ErrorDetails]:
    """Leave out what only follows from another problem: one slip, one problem."""
    mistyped = {
        (*one["loc"][:-1], _meant(model, one["loc"]))
        for one in errors
        if one["type"] == "extra_forbidden"
    }
    places = {one["loc"] for one in errors}
    for one in errors:
        loc, path = one["loc"], (*at, *one["loc"])
        refused = path and any(_holds(path, other) for other in tree.refused)
        # pydantic counts only the good parts of a list
        uncounted = one["type"] == "too_short" and any(
            loc != other and _holds(loc, other) for other in places
        )
        if not (refused or uncounted or (one["type"] == "missing" and loc in mistyped)):
            yield one


def _holds(path: Path, other: Path) -> bool:
    return len(path) <= len(other) and other[: len(path)] == path


def labels(model: type[BaseModel], loc: Path) -> tuple[str, type[BaseModel]]:
    """Return the Chinese name of the field at `loc`, and the model that holds it."""
    label, holder, found = "", model, model
    for step in loc:
        if isinstance(step, int):
            label = f"{label}第{step + 1}项"
            continue
        holder = found
        field = keys(holder).get(step)
        if field is None:
            break
        label = f"{label}的{field.title or step}" if label else (field.title or step)
        found = _model_in(field.annotation) or found
    return label, holder


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 -- any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _problem(
    model: type[BaseModel], error: ErrorDetails, tree: Tree, file: str, at: Path
) -> Problem:
    loc = tuple(error["loc"])
    name = _name(loc)
    label, holder = labels(model, loc)
    if error["type"] == "extra_forbidden":
        mark = tree.keys.get((*at, *loc), START)
        message = f"不认识字段“{loc[-1]}”"
        fix = meant.key(mark, str(loc[-1]), keys(labels(model, loc)[1]))
        return Problem(
            *(file, mark.line, mark.column, "key-unknown", message, _instead(model, loc)),
            field=name,
            fix=fix,
        )
    mark = _mark(tree, (*at, *loc))
    code, say = MESSAGES[error["type"]]
    message, hint = say(
        f"{label}（{_last_key(loc)}）" if loc else "这一条",
        _shown(error["input"]),
        error.get("ctx") or {},
    )
    if error["type"] == "missing":
        hint = _sample(holder, str(loc[-1]), there=(*at, *loc) in tree.keys)
    fix = meant.fix(error, mark)
    return Problem(file, mark.line, mark.column, code, message, hint, field=name, fix=fix)


def _mark(tree: Tree, path: Path) -> Mark:
    for places in (tree.marks, tree.keys):
        if path in places:
            return places[path]
    return _mark(tree, path[:-1]) if path else START


def _shown(found: object) -> str:
    """Return a value about as its editor typed it."""
    if isinstance(found, list):
        return f"[{', '.join(_shown(one) for one in found)}]"
    if isinstance(found, dict):
        return f"{{{', '.join(f'{key}: {_shown(one)}' for key, one in found.items())}}}"
    return str(found)


def _name(loc: Path) -> str:
    """Return what the field at a place is called, with those around it."""
    return ".".join(step for step in loc if isinstance(step, str))


def _last_key(loc: Path) -> str:
    return next((step for step in reversed(loc) if isinstance(step, str)), "")


def _meant(model: type[BaseModel], loc: Path) -> str:
    """Return the field an editor meant by its English or its Chinese name, or an empty string."""
    known = keys(labels(model, loc)[1])
    key = str(loc[-1])
    titles = {field.title or name: name for name, field in known.items()}
    return nearest(key, known) or titles.get(nearest(key, titles), "")


def _instead(model: type[BaseModel], loc: Path) -> str:
    if meant := _meant(model, loc):
        return (
            f"是不是“{meant}”？不是就删掉这一行"
            if str(loc[-1]).isascii()
            else f"字段名用英文：{meant}"
        )
    known = keys(labels(model, loc)[1])
    return f"删掉这一行；这里可以写的字段：{'、'.join(known)}"


def _sample(model: type[BaseModel], name: str, *, there: bool) -> str:
    """Say what to type for a field that is missing, or `there` with nothing behind it."""
    field = keys(model)[name]
    part = _model_in(field.annotation)
    start = f"在“{name}:”下面" if there else f"补上“{name}:”，下面"
    required = (
        [key for key, one in keys(part).items() if one.is_required()]
        if part and part is not Term
        else []
    )
    many = "tuple" in str(field.annotation)
    if required:
        lead = "每一条以“- ”开头，里面" if many else "缩进两格"
        return f"{start}{lead}写 {'、'.join(required)}"
    if many:
        return f"{start}每行写一项，以“- ”开头"
    line = f"{name}: {field.examples[0] if field.examples else (field.title or '')}"
    return f"写上内容，例如 {line}" if there else f"补上一行：{line}"
