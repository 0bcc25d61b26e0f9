"""The forms of the web editor have every field of the models, and nothing asks elsewhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from conftest import MINIMAL, ROOT
from samples import SETTINGS
from yuhua.dates import parse_day, parse_moment
from yuhua.derive.fields import rows
from yuhua.emit import cms
from yuhua.kinds import kinds
from yuhua.kinds.base import Kind
from yuhua.read.content import read

TRIAL = replace(SETTINGS, cms=cms.TRIAL)
VENDOR = ROOT / "scripts/yuhua/vendor/sveltia"
SUMS = {
    "LICENSE": "dcbe3c626d85741f6fabefed0b34d07a2e92c032f63aa21c0279062363859c32",
    "sveltia-cms.js": "2fc783907e1a4a70783f155cc28435c70b8f79792f2aab75e787984e84aa413a",
    "zh-CN.json": "d7614d8608207066a1aa144e4cc64bd14a244e31681c60ac60b375ab311f28c7",
}


def forms() -> dict[str, Mapping[str, Any]]:
    found = cms.configuration(read(MINIMAL), TRIAL)["collections"]
    return {one["name"]: one for one in found}


def fields_of(form: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    fields = form.get("fields") or form["files"][0]["fields"][0]["fields"]
    return {one["name"]: one for one in fields}


def all_fields(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict):
        if "widget" in value:
            yield value
        for one in value.values():
            yield from all_fields(one)
    elif isinstance(value, list):
        for one in value:
            yield from all_fields(one)


def test_there_is_nothing_where_it_is_switched_off() -> None:
    assert list(cms.emit(read(MINIMAL), SETTINGS)) == []


def test_a_trial_asks_nobody_and_a_repository_its_host_only() -> None:
    policies = {}
    for name in (cms.TRIAL, "yuhua/jiating"):
        made = {
            one.path: one.content for one in cms.emit(read(MINIMAL), replace(SETTINGS, cms=name))
        }
        text = made["admin/index.html"].decode()
        policies[name] = {
            word for word in text.replace('"', " ").replace(";", " ").split() if "://" in word
        }
    assert policies[cms.TRIAL] == set()
    assert policies["yuhua/jiating"] == {
        "https://api.github.com",
        "https://github.com",
        "https://www.githubstatus.com",
        "https://avatars.githubusercontent.com",
    }


def test_what_it_would_fetch_from_elsewhere_is_here() -> None:
    made = {one.path: one.content for one in cms.emit(read(MINIMAL), TRIAL)}
    script = made["admin/sveltia-cms.js"].decode()

    assert "cdn.jsdelivr.net" not in script
    assert "unpkg.com/@sveltia/cms" not in script
    assert f"admin/cms@{cms.VERSION}/locales/zh-CN.json" in made
    assert f"`{cms.VERSION}`" in script
    assert json.loads(made["admin/config.json"])["backend"] == {"name": "test-repo"}


@pytest.mark.parametrize("name", SUMS)
def test_what_was_taken_over_is_as_it_was_published(name: str) -> None:
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == SUMS[name]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_a_form_has_every_field_of_its_kind_in_chinese(kind: Kind) -> None:
    found = fields_of(forms()[kind.name])

    assert set(found) - {"body"} == {row.name for row in rows(kind.record)}
    assert ("body" in found) is kind.is_page
    assert [row.name for row in rows(kind.record) if found[row.name]["label"] != row.label] == []
    needed = {row.name for row in rows(kind.record) if row.required} | {"id"}
    assert {name for name, one in found.items() if one["required"]} == needed


def test_days_and_moments_are_written_as_files_have_them() -> None:
    formats = {
        one["format"] for one in all_fields([*forms().values()]) if one["widget"] == "datetime"
    }

    assert formats == {"YYYY-MM-DD", "YYYY-MM-DD HH:mm"}
    assert parse_day("2026-12-05")
    assert parse_moment("2026-12-05 09:30")


def test_no_choice_is_from_nothing() -> None:
    empty = [
        one["name"]
        for one in all_fields([*forms().values()])
        if one["widget"] == "select" and not one["options"]
    ]

    assert empty == []


def test_a_place_is_chosen_by_its_name() -> None:
    place = fields_of(forms()["schedule"])["place"]

    assert place["options"] == [{"label": "示例社区妇女儿童之家", "value": "shili-zhijia"}]
