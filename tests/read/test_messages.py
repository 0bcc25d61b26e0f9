"""Whatever an editor puts into a field is answered in Chinese, never by a KeyError."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from samples import WORDS
from yuhua.catalogue import CODES
from yuhua.derive.fields import rows
from yuhua.kinds import kinds
from yuhua.model.entry import Record
from yuhua.model.terms import Vocabulary
from yuhua.problems import Mark
from yuhua.read import nodes
from yuhua.read.messages import MESSAGES
from yuhua.read.records import validate

MODELS: dict[str, type[BaseModel]] = {kind.name: kind.record for kind in kinds()}
MODELS["vocabulary"] = Vocabulary
WRONG: tuple[nodes.Value, ...] = (
    "",
    " ",
    "甲",
    "x" * 100_000,
    "-1",
    "0",
    "99999999999999999999",
    "9" * 5_000,
    "9999-12-31",
    "1.5",
    "２０",
    "2026-13-45",
    "2026-11-25 25:61",
    "9787532733414",
    "javascript:alert(1)",
    "null",
    [],
    [""],
    ["甲"] * 100,
    ["甲", ["乙"]],
    [[]],
    [{}],
    {},
    {"甲": "乙"},
    {"title": ""},
    [{"title": "甲", "minutes": "-1", "steps": "一"}],
    {"title": ["甲"], "minutes": "601", "steps": ["一"], "points": ["一"], "scope": ["脸"]},
)
HAN = re.compile("[\u4e00-\u9fff]")


def inside(model: type[BaseModel]) -> Iterator[tuple[str, ...]]:
    """Yield the path of every field of a model and of its parts."""
    for row in rows(model):
        yield (row.name,)
        yield from ((row.name, child.name) for child in row.inside)


def placed(path: tuple[str, ...], value: nodes.Value, *, many: bool) -> dict[str, nodes.Value]:
    name, *rest = path
    inner: nodes.Value = {rest[0]: value} if rest else value
    return {name: [inner] if rest and many else inner}


FIELDS = [
    pytest.param(model, path, id=f"{name}-{'.'.join(path)}")
    for name, model in MODELS.items()
    for path in inside(model)
]


@pytest.mark.parametrize(("model", "path"), FIELDS)
def test_any_wrong_value_is_answered_in_chinese(
    model: type[BaseModel], path: tuple[str, ...]
) -> None:
    many = next(row.many for row in rows(model) if row.name == path[0])
    for wrong in WRONG:
        value = placed(path, wrong, many=many)
        tree = nodes.Tree(value, marks={(): Mark(3, 4)})

        _, problems = validate(model, value, tree, "docs/x.md", context=WORDS)

        for one in problems:
            assert one.code in CODES
            assert HAN.search(one.message), one
            assert HAN.search(one.hint), one
            assert len(one.message) < 200, one


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
@pytest.mark.parametrize("value", ["甲", [], ["甲"], {}, {"甲": "乙"}, [{}]], ids=repr)
def test_a_whole_record_of_the_wrong_shape(model: type[BaseModel], value: nodes.Value) -> None:
    tree = nodes.Tree(value, marks={(): Mark(3, 4)})

    _, problems = validate(model, value, tree, "docs/x.md", context=WORDS)

    assert [one for one in problems if not HAN.search(one.message)] == []
    assert problems or model is Vocabulary


# The rules of a core schema and the error each of them can raise on plain text, lists and mappings.
RULES = {
    ("str", "max_length"): "string_too_long",
    ("str", "min_length"): "string_too_short",
    ("str", "pattern"): "string_pattern_mismatch",
    ("int", "ge"): "greater_than_equal",
    ("int", "le"): "less_than_equal",
    ("float", "ge"): "greater_than_equal",
    ("float", "le"): "less_than_equal",
    ("tuple", "max_length"): "too_long",
    ("tuple", "min_length"): "too_short",
}
TYPES = {
    "str": {"string_type"},
    "tuple": {"tuple_type"},
    "model": {"model_type"},
    "model-fields": {"missing"},
    "literal": {"literal_error"},
    # These stand behind validators of ours, which let nothing else through: see `model/fields.py`.
    "int": set(),
    "float": set(),
    "any": set(),
    "function-plain": set(),
    "bool": set(),
    "date": set(),
    "datetime": set(),
    # These say nothing of their own.
    "default": set(),
    "nullable": set(),
    "function-before": set(),
    "function-after": set(),
    "no-info": set(),
    "with-info": set(),
    "definitions": set(),
    "definition-ref": set(),
    "model-field": set(),
}
KNOWN_KEYS = {"max_length", "min_length", "pattern", "ge", "le", "gt", "lt", "multiple_of"}


def schemas(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema inside a core schema."""
    if isinstance(node, dict):
        if isinstance(node.get("type"), str):
            yield node
        for key, child in node.items():
            if key not in {"metadata", "default", "config", "serialization", "expected"}:
                yield from schemas(child)
    elif isinstance(node, list | tuple):
        for child in node:
            yield from schemas(child)


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_every_error_a_record_can_raise_has_a_message(model: type[BaseModel]) -> None:
    raised = set()
    for schema in schemas(model.__pydantic_core_schema__):
        kind = schema["type"]
        assert kind in TYPES, f"a new kind of validator: {kind}"
        raised |= TYPES[kind]
        raised |= {RULES[kind, key] for key in KNOWN_KEYS & set(schema)}
        # Limits of a number that a validator of ours made stand beside it.
        limits = schema.get("metadata", {}).get("pydantic_js_updates", {})
        raised |= {RULES["int", key] for key in KNOWN_KEYS & set(limits)}

    assert raised - set(MESSAGES) == set()
    assert "missing" in raised or model is Vocabulary


def test_every_message_answers_an_error_that_pydantic_or_we_raise() -> None:
    ours = {
        "day",
        "moment",
        "when",
        "degrees",
        "one_line",
        "flag",
        "whole_number",
        "isbn",
        "word",
        "dict_type",
    }
    theirs = set(RULES.values()).union(*TYPES.values())

    assert set(MESSAGES) == ours | theirs


def test_what_is_missing_has_an_example_of_its_own() -> None:
    for kind in kinds():
        _, problems = validate(kind.record, {}, nodes.Tree({}), "docs/x.md", context=WORDS)

        assert {one.code for one in problems} == {"field-missing"}
        for one in problems:
            assert one.field in one.hint
            assert one.message.startswith("缺少")


def test_validators_refuse_what_yaml_cannot_hold() -> None:
    """No value but text, lists and mappings comes from a file; others are refused all the same."""
    for strange in (None, 1.5, b"x", object()):
        with pytest.raises(ValidationError):
            Record.model_validate({"id": strange, "title": strange, "sample": strange})
