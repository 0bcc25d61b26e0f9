"""A field of a model becomes a field of the form, and what the form lets through is what we read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from samples import MINIMAL, SETTINGS, WORDS
from yuhua.derive.fields import spelled
from yuhua.emit.cms import configuration
from yuhua.emit.widgets import DATE, MOMENT, Field, fields
from yuhua.kinds import kinds
from yuhua.kinds.contact import Contact
from yuhua.kinds.place import Place
from yuhua.kinds.schedule import Schedule
from yuhua.kinds.story import Story
from yuhua.model.fields import Day, Degrees, Moment, Slug, Url, When
from yuhua.model.keys import keys
from yuhua.model.lists import LISTS
from yuhua.model.parts import Chapter, Geo, Material, Registration
from yuhua.model.terms import Term
from yuhua.read.content import read

MODELS: dict[str, type[BaseModel]] = {
    **{kind.name: kind.record for kind in kinds()},
    **{file: part for file, (_, part) in LISTS.items()},
    "term": Term,
}


def every(node: Any) -> Iterator[Mapping[str, Any]]:
    """Yield all fields in a value."""
    if isinstance(node, dict):
        if "widget" in node:
            yield node
        node = list(node.values())
    for child in node if isinstance(node, list) else ():
        yield from every(child)


CONFIGURATION = configuration(read(MINIMAL), SETTINGS)
RELATIONS = {
    one["name"]: {
        key: part for key, part in one.items() if key not in {"name", "label", "required", "hint"}
    }
    for one in every(CONFIGURATION)
    if one["widget"] == "relation"
}


def form(model: type[BaseModel]) -> dict[str, Field]:
    """Return the fields of a model's form by name."""
    return {one["name"]: one for one in fields(spelled(model, WORDS), RELATIONS)}


@pytest.mark.parametrize("name", MODELS)
def test_every_field_of_a_model_is_in_its_form(name: str) -> None:
    assert form(MODELS[name]).keys() == keys(MODELS[name]).keys()


@pytest.mark.parametrize("name", MODELS)
def test_what_a_model_requires_is_required_and_comes_first(name: str) -> None:
    found = [one["required"] for one in form(MODELS[name]).values()]
    required = {key for key, field in keys(MODELS[name]).items() if field.is_required()}

    assert {key for key, one in form(MODELS[name]).items() if one["required"]} == required
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize("name", MODELS)
def test_labels_and_hints_are_chinese(name: str) -> None:
    for one in every([*form(MODELS[name]).values()]):
        assert re.search(r"[一-鿿]", one["label"]) or one["label"] == "ISBN", one
        assert re.search("写 (true|false|todo)|里的编号", one.get("hint", "")) is None, one


@pytest.mark.parametrize(
    ("model", "name", "expected"),
    [
        (Schedule, "title", {"widget": "string", "minlength": 1, "maxlength": 40}),
        (Schedule, "fee_reason", {"widget": "text", "minlength": 1, "maxlength": 400}),
        (Schedule, "published", {"widget": "datetime", "type": "date", "format": DATE}),
        (Registration, "deadline", {"widget": "datetime", "format": MOMENT}),
        (Schedule, "programme", {"widget": "select", "options": ["大讲堂", "读书会"]}),
        (
            Schedule,
            "topics",
            {"widget": "select", "multiple": True, "options": ["家风", "沟通"]},
        ),
        (
            Schedule,
            "status",
            {
                "widget": "select",
                "options": ["计划", "报名中", "满额", "改期", "取消", "已结束"],
                "default": "计划",
            },
        ),
        (Schedule, "sample", {"widget": "boolean"}),
        (Place, "address_public", {"widget": "boolean", "default": True}),
        (Schedule, "count", {"widget": "number", "value_type": "int", "min": 1}),
        (Schedule, "bring", {"widget": "list"}),
        (Story, "year", {"widget": "number", "value_type": "int", "min": 1900, "max": 2100}),
        (
            Story,
            "review",
            {
                "widget": "select",
                "default": "approved",
                "options": [
                    {"label": "等人审核", "value": "pending"},
                    {"label": "审核过了", "value": "approved"},
                ],
            },
        ),
    ],
)
def test_a_type_becomes_its_widget(model: type[BaseModel], name: str, expected: Field) -> None:
    found = form(model)[name]

    told = {"name", "label", "required", "hint"}
    assert {key: one for key, one in found.items() if key not in told} == expected


def test_ids_are_chosen_where_they_are_written() -> None:
    found = form(Schedule)

    assert found["place"]["file"] == "place"
    assert found["speakers"]["multiple"] is True
    assert found["speakers"]["value_field"] == "records.*.id"
    assert found["course"]["collection"] == "course"
    assert {one["name"]: one["widget"] for one in found["changes"]["fields"]}["place"] == "relation"


@pytest.mark.parametrize("name", MODELS)
def test_no_id_has_to_be_known_by_heart(name: str) -> None:
    pattern = TypeAdapter(Slug).json_schema()["pattern"]
    typed = {
        one["name"]
        for one in every([*form(MODELS[name]).values()])
        if one.get("pattern", [""])[0] == pattern
    }

    # An id of one's own, and the code that a check has just shown.
    assert typed <= {"id", "code"}


def fits(found: Field, text: str) -> bool:
    """Say whether the form takes a text, by its pattern as a browser reads it."""
    return bool(re.search(found["pattern"][0].replace(r"\d", "[0-9]"), text))


def reads(kind: Any, text: str) -> bool:
    """Say whether we read a text."""
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("text", ["2026-12-05", "2026-12-05 09:30", "1999-01-01 00:00"])
def test_a_day_or_a_moment_that_the_form_takes_is_read(text: str) -> None:
    assert fits(form(Schedule)["start"], text)
    assert reads(When, text)


@pytest.mark.parametrize(
    "text", ["2026/12/05", "12月5日", "2026-12-05 9:30", "2026-12-05T09:30", "2026-12-05 ", ""]
)
def test_another_way_to_write_a_day_is_refused_by_the_form(text: str) -> None:
    assert not fits(form(Schedule)["start"], text)


@pytest.mark.parametrize(
    ("field", "kind", "texts"),
    [
        (form(Contact)["id"], Slug, ["tel-12338", "Tel", "电话", "a--b", "a-", "a" * 60]),
        (form(Geo)["latitude"], Degrees, ["28.1355", "28.10", "28.1", "28", "北纬28度"]),
        (
            form(Registration)["url"],
            Url,
            ["https://a.example/b", "http://a.example", "a.example", "javascript:alert(1)"],
        ),
        (
            {one["name"]: one for one in form(Material)["chapters"]["fields"]}["start"],
            Chapter.model_fields["start"].rebuild_annotation(),
            ["3:20", "03:20", "3:60", "3分20秒"],
        ),
        (
            form(Contact)["number"],
            Contact.model_fields["number"].rebuild_annotation(),
            ["12338", "110", "1", f"0731-{'8' * 8}", f"731-{'8' * 8}"],
        ),
        (
            form(Place)["community"],
            Place.model_fields["community"].rebuild_annotation(),
            ["示例社区", "示例村", "社区", "示例"],
        ),
    ],
)
def test_a_form_takes_what_we_read_and_nothing_else(
    field: Field, kind: Any, texts: list[str]
) -> None:
    assert {text for text in texts if fits(field, text)} == {
        text for text in texts if reads(kind, text)
    }


def test_dates_are_stored_as_we_read_them() -> None:
    signs = {"YYYY": "%Y", "MM": "%m", "DD": "%d", "HH": "%H", "mm": "%M"}
    day, moment = (re.sub("YYYY|MM|DD|HH|mm", lambda one: signs[one[0]], s) for s in (DATE, MOMENT))
    given = datetime(2026, 12, 5, 9, 30)

    assert TypeAdapter(Day).validate_python(f"{given:{day}}") == date(2026, 12, 5)
    read_back = TypeAdapter(Moment).validate_python(f"{given:{moment}}")
    assert read_back.replace(tzinfo=None) == given
