"""Every kind, list and page of docs/ has its place in the web editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from conftest import MINIMAL, ROOT
from samples import SETTINGS
from yuhua.cli import run
from yuhua.emit import cms
from yuhua.emit.schemas import globs
from yuhua.kinds import kinds
from yuhua.kinds.base import Kind
from yuhua.model.keys import keys
from yuhua.model.lists import LISTS
from yuhua.read.content import read

CONFIGURATION = cms.configuration(read(ROOT), replace(SETTINGS, cms="yuhua/jiating"))
COLLECTIONS = {one["name"]: one for one in CONFIGURATION["collections"]}
FILES = {one["name"]: one for one in COLLECTIONS["files"]["files"]}
PAGES = [kind for kind in kinds() if kind.is_page]
LISTED = [kind for kind in kinds() if not kind.is_page]


def names(fields: list[dict[str, Any]]) -> list[str]:
    return sorted(one["name"] for one in fields)


def record(holder: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the fields of one record of a file that is a list."""
    (found,) = holder["fields"]
    assert found["root"] is True
    inside: list[dict[str, Any]] = found["fields"]
    return inside


def of_kind(kind: Kind) -> list[dict[str, Any]]:
    return record(COLLECTIONS[kind.name] if "*" in kind.home else FILES[kind.name])


def every(node: Any) -> Iterator[dict[str, Any]]:
    """Yield all mappings in a value."""
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    for child in node if isinstance(node, list) else ():
        yield from every(child)


def test_there_is_nothing_where_it_is_switched_off() -> None:
    assert list(cms.emit(read(MINIMAL), SETTINGS)) == []


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.name)
def test_a_page_has_a_form_with_every_field_and_its_text(kind: Kind) -> None:
    found = COLLECTIONS[kind.name]

    assert names(found["fields"]) == sorted([*keys(kind.record), "body"])
    assert found["label"] == kind.label
    assert kind.home in {"", f"{found['folder'].removeprefix('docs/')}/"}
    # Its id is the name of its file: a page that has none must not need one when it is changed.
    (own,) = [one for one in found["fields"] if one["name"] == "id"]
    assert own["required"] is False


@pytest.mark.parametrize("kind", LISTED, ids=lambda kind: kind.name)
def test_a_record_of_a_list_has_a_form_with_every_field(kind: Kind) -> None:
    assert names(of_kind(kind)) == sorted(keys(kind.record))


@pytest.mark.parametrize("file", LISTS)
def test_the_rows_of_a_list_have_a_form(file: str) -> None:
    found = FILES[file.removesuffix(".yml")]

    assert found["file"] == f"docs/{file}"
    assert names(record(found)) == sorted(keys(LISTS[file][1]))


def test_every_file_of_docs_can_be_edited() -> None:
    held = {one["file"] for one in [*FILES.values(), *COLLECTIONS["others"]["files"]]}
    folders = {one["folder"]: one for one in COLLECTIONS.values() if "folder" in one}
    found = [path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.*")]
    texts = sorted(path for path in found if path.endswith((".md", ".yml")))

    assert texts
    assert [
        path
        for path in texts
        if path not in held
        and path.rpartition(".")[2]
        != folders.get(path.rpartition("/")[0], {"extension": ""}).get("extension", "md")
    ] == []
    assert {name for name in globs() if "*" not in globs()[name]} == FILES.keys()


def test_the_way_into_a_column_is_a_plain_page() -> None:
    for kind in PAGES:
        found = COLLECTIONS[kind.name]["index_file"]
        assert found["name"] == "index"
        assert names(found["fields"]) == names(COLLECTIONS["page"]["fields"])


def test_something_new_has_its_day_and_its_source() -> None:
    page = {one["name"]: one for one in COLLECTIONS["course"]["fields"]}
    schedule = {one["name"]: one for one in record(COLLECTIONS["schedule"])}

    assert page["published"]["default"] == schedule["published"]["default"] == "{{now}}"
    assert page["source"]["default"] == "区妇联"


def test_the_name_of_a_file_is_asked_for_and_can_only_be_one() -> None:
    for one in COLLECTIONS.values():
        if "folder" in one:
            assert one["slug"]["editable"] == ["create"]
            assert one["slug"]["pattern"][0].endswith("[a-z0-9]+(-[a-z0-9]+)*$")


def test_what_a_template_may_bring_is_neither_asked_for_nor_filled_in() -> None:
    found = {one["name"]: one for one in record(COLLECTIONS["schedule"])}

    required = {name for name, one in found.items() if one["required"]}
    assert required == {"id", "title", "published", "start"}
    assert "default" not in found["fee"]
    assert found["status"]["default"] == "计划"


def test_switches_that_are_on_by_themselves_stay_on() -> None:
    on = {one["name"] for one in every(CONFIGURATION) if one.get("default") is True}

    assert on == {"address_public", "announced"}


def test_relations_lead_to_what_is_there() -> None:
    found = [one for one in every(CONFIGURATION) if one.get("widget") == "relation"]

    assert len(found) > 8
    for one in found:
        target = COLLECTIONS[one["collection"]]
        fields = FILES[one["file"]]["fields"] if "file" in one else target["fields"]
        for part in one["value_field"].strip("{}").replace(".*", "").split("."):
            if part != "slug":
                (field,) = [field for field in fields if field["name"] == part]
                fields = field.get("fields", [])
    assert {one["value_field"] for one in found} == {"{{slug}}", "books.*.title", "records.*.id"}


def test_no_choice_is_from_nothing() -> None:
    found = [one for one in every(CONFIGURATION) if one.get("widget") == "select"]

    assert found
    assert [one["name"] for one in found if not one["options"]] == []


def test_changes_are_proposed_on_github_and_tokens_sign_in() -> None:
    assert CONFIGURATION["publish_mode"] == "editorial_workflow"
    assert CONFIGURATION["backend"]["repo"] == "yuhua/jiating"
    assert CONFIGURATION["backend"]["auth_methods"] == ["token"]
    trial = cms.configuration(read(MINIMAL), replace(SETTINGS, cms=cms.TRIAL))
    assert trial["backend"] == {"name": "test-repo"}
    assert "publish_mode" not in trial


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("test-repo", True),
        ("yuhua/yuhua-jiating", True),
        ("a/b.c", True),
        ("yuhua", False),
        ("https://github.com/a/b", False),
        ("a/../b", False),
        ("区/网站", False),
    ],
)
def test_where_an_editor_can_write(text: str, *, expected: bool) -> None:
    assert cms.is_repository(text) is expected


def test_the_settings_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cms", "--repo", "a/b"]) == 0
    assert '"repo": "a/b"' in capsys.readouterr().out

    assert run(["cms", "--repo", "a"]) == 2
    assert "“a”不是仓库" in capsys.readouterr().err
