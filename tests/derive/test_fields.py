from __future__ import annotations

from typing import Any

import pytest

from samples import COURSE, PLACE, SCHEDULE, WORDS
from yuhua.derive.fields import MEANINGS, Row, rows, schema, skeleton
from yuhua.kinds import kind_named, kinds
from yuhua.kinds.base import Kind
from yuhua.model.parts import Consent, Practice
from yuhua.model.terms import Term, Vocabulary

KINDS = {kind.name: kind for kind in kinds()}


def test_rows_say_what_to_fill_in() -> None:
    assert rows(Practice) == (
        Row("title", "做什么", True, "文字，不超过40字", "十分钟专注陪伴", "", False),
        Row("minutes", "要几分钟", True, "整数", "10", "", False),
        Row("steps", "步骤", True, "列表，每项：文字，不超过400字", "", "", True),
        Row("example", "可以这样说", False, "文字，不超过600字", "", "", False),
    )


def test_required_fields_come_first_then_those_declared_first() -> None:
    found = rows(Consent)

    assert [row.name for row in found] == [
        "record", "scope", "signed", "expires", "withdrawn", "guardian",
    ]  # fmt: skip
    assert [row.required for row in found] == [True] * 4 + [False] * 2
    assert found[1].form == "列表，每项：name 或 photo 或 story"


@pytest.mark.parametrize(
    ("kind", "name", "form"),
    [
        ("course", "programme", "词表里的栏目"),
        ("course", "topics", "列表，每项：词表里的话题"),
        ("course", "ages", "列表，每项：词表里的年龄段"),
        ("course", "audience", "列表，每项：词表里的适合人群"),
        ("course", "streets", "列表，每项：词表里的街道（镇）"),
        ("course", "source", "词表里的来源"),
        ("course", "outline", "列表，每项：几个字段（见下）"),
        ("course", "practice", "几个字段（见下）"),
        ("course", "title", "文字，不超过40字"),
        ("course", "tags", "列表，每项：文字，不超过20字"),
        ("course", "aims", "列表，每项：文字，不超过400字"),
        ("course", "seek_help", "文字，不超过400字"),
        ("course", "published", "日期，如 2026-11-25"),
        ("course", "sample", "true，不是就不写"),
        ("course", "review", "pending 或 approved"),
        ("place", "street", "词表里的街道（镇）"),
        ("schedule", "start", "日期时间，如 2026-11-25 14:00；整天的只写日期"),
        ("schedule", "status", "计划 或 报名中 或 满额 或 改期 或 取消 或 已结束"),
        ("schedule", "count", "整数"),
        ("story", "honour", "最美家庭 或 文明家庭"),
    ],
)
def test_form_of_a_field(kind: str, name: str, form: str) -> None:
    found = {row.name: row.form for row in rows(kind_named(kind).record)}

    assert found[name] == form


def test_the_id_need_not_be_given() -> None:
    assert [
        row.name
        for kind in KINDS.values()
        for row in rows(kind.record)
        if row.name == "id" and row.required
    ] == []


def enums(node: Any) -> list[list[str]]:
    if isinstance(node, dict):
        own = [node["enum"]] if "enum" in node else []
        return own + [found for child in node.values() for found in enums(child)]
    return [found for child in node for found in enums(child)] if isinstance(node, list) else []


def test_schema_spells_out_the_vocabulary() -> None:
    found = schema(kind_named("course"), WORDS)

    properties = found["properties"]
    assert properties["source"]["enum"] == ["区妇联"]
    assert properties["topics"]["items"]["enum"] == ["家风", "沟通"]
    assert properties["programme"]["enum"] == ["大讲堂", "读书会"]
    assert "x-vocabulary" not in str(found)
    assert found["title"] == "课程"
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["additionalProperties"] is False


def test_words_of_a_schema_are_explained() -> None:
    adults = Term(id="a", name="成人", summary="满18岁")
    found = schema(kind_named("story"), Vocabulary(ages=(adults,)))

    assert found["properties"]["review"]["enumDescriptions"] == ["等人审核", "审核过了"]
    assert found["properties"]["verify"]["anyOf"][0]["enum"] == ["todo"]
    assert found["properties"]["ages"]["items"]["enumDescriptions"] == ["满18岁"]
    assert "enumDescriptions" not in found["properties"]["honour"]["anyOf"][0]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_english_word_to_choose_has_a_meaning(kind: Kind) -> None:
    choices = {word for words in enums(schema(kind, Vocabulary())) for word in words}

    assert {word for word in choices if word.isascii()} <= MEANINGS.keys()


def test_bounds_are_those_of_json_schema_and_nothing_is_told_in_english() -> None:
    found = schema(kind_named("place"), WORDS)

    assert found["properties"]["capacity"]["anyOf"][0] == {"minimum": 0, "type": "integer"}
    assert found["$defs"]["Geo"]["properties"]["latitude"]["maximum"] == 54
    assert "description" not in found
    assert "description" not in found["$defs"]["Geo"]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_schema_requires_what_reading_requires(kind: Kind) -> None:
    found = schema(kind, WORDS)

    # The id of a page is its file's name; in a list there is none to take it from.
    own = set() if kind.is_page else {"id"}
    assert set(found["required"]) == {row.name for row in rows(kind.record) if row.required} | own
    assert set(found["properties"]) == {row.name for row in rows(kind.record)}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_schema_without_words_is_still_whole(kind: Kind) -> None:
    assert [one for one in enums(schema(kind, Vocabulary())) if one is None] == []


def test_a_schema_is_made_anew_each_time() -> None:
    assert schema(kind_named("course"), WORDS) == schema(kind_named("course"), WORDS)
    assert schema(kind_named("course"), Vocabulary())["properties"]["source"]["enum"] == []


@pytest.mark.parametrize(
    ("kind", "sample"), [("course", COURSE), ("place", PLACE), ("schedule", SCHEDULE)]
)
def test_the_samples_of_these_tests_have_every_required_field(
    kind: str, sample: dict[str, Any]
) -> None:
    required = set(schema(kind_named(kind), WORDS)["required"])

    assert required <= set(sample)


def test_skeleton_has_required_fields_first_and_others_as_comments() -> None:
    found = skeleton(kind_named("person"), {"title": "张老师", "id": "zhang"})

    assert found == (
        "title: 张老师  # 标题（不超过40字）\n"
        "role: ……  # 身份（文字，不超过60字，例如 家庭教育指导师）\n"
        "consent:  # 本人同意\n"
        "  record: ……  # 同意书档案编号（文字，不超过60字）\n"
        "  scope:  # 同意的范围（列表，每项：name 或 photo 或 story）\n"
        "    - ……\n"
        "  signed:  # 签署日期（日期，如 2026-11-25）\n"
        "  expires:  # 到期日期（日期，如 2026-11-25）\n"
        "id: zhang  # 编号（小写字母、数字和短横线；不填就用文件名，发布后不要改）\n"
        "# sample:  # 示例（不是真实内容时写 true，页面会标“示例”）\n"
        "# verify:  # 待核实（有未核实的说法时写 todo）\n"
        "# waivers:  # 放行\n"
        "# summary:  # 一句话介绍（文字，不超过60字）"
    )
