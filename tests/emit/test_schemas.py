from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
import yaml

from conftest import ROOT
from samples import WORDS
from yuhua.derive.fields import schema
from yuhua.emit.schemas import emit, files, globs
from yuhua.kinds import kinds
from yuhua.read.content import read

LISTS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.yml"))


class Core(yaml.SafeLoader):
    """Reads YAML as editors' programs do: by the core schema of YAML 1.2, where dates are text."""


Core.yaml_implicit_resolvers = {
    sign: [
        (tag, pattern)
        for tag, pattern in found
        if not tag.endswith((":timestamp", ":int", ":float", ":bool"))
    ]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(?:true|false)$"), list("tf"))
Core.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789")
)
Core.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789")
)
Core.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def whole() -> dict[str, dict[str, Any]]:
    return dict(files(read(ROOT).vocabulary))


def test_every_kind_has_a_schema() -> None:
    found = {one.path: json.loads(one.content) for one in emit(WORDS)}

    assert {
        f"data/schema/{kind.name}.json": schema(kind, WORDS) for kind in kinds()
    }.items() <= found.items()


def test_a_schema_is_read_by_people_too() -> None:
    for one in emit(WORDS):
        text = one.content.decode()
        assert text.startswith(('{\n  "$defs"', '{\n  "$schema"'))
        assert text.endswith("}\n")
        assert "\\u" not in text.replace("\\\\u", "")


def test_schemas_are_the_same_each_time() -> None:
    assert list(emit(WORDS)) == list(emit(WORDS))


def test_every_yaml_file_has_a_schema() -> None:
    assert [path for path in LISTS if not any(fits(glob, path) for glob in globs().values())] == []


def fits(glob: str, path: str) -> bool:
    return bool(re.fullmatch(glob.replace(".", r"\.").replace("*", "[^/]+"), path))


@pytest.mark.parametrize("path", LISTS)
def test_the_files_of_the_site_are_as_their_schemas_say(path: str) -> None:
    name = next(name for name, glob in globs().items() if fits(glob, path))
    value = yaml.load((ROOT / path).read_text(encoding="utf-8"), Core)  # noqa: S506 -- a SafeLoader

    checker = jsonschema.Draft202012Validator(whole()[name])
    assert [f"{one.json_path}: {one.message}" for one in checker.iter_errors(value)] == []


def test_a_wrong_word_is_told_while_typing() -> None:
    checker = jsonschema.Draft202012Validator(whole()["schedule"])

    found = [
        one.json_path for one in checker.iter_errors([{"titel": "家书", "programme": "大讲谈"}])
    ]

    assert "$[0].programme" in found
    assert "$[0]" in found


def test_a_template_brings_only_what_it_can_hold() -> None:
    checker = jsonschema.Draft202012Validator(whole()["schedule"])
    own = {"id": "a", "title": "课", "published": "2026-11-24", "start": "2026-12-05"}

    assert checker.is_valid([{**own, "extends": "b"}])
    assert not checker.is_valid([own])
    assert not checker.is_valid([{key: own[key] for key in ("id", "title")} | {"extends": "b"}])
