"""The settings of VS Code in this project are those its models give."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from yuhua.cli import run
from yuhua.emit.schemas import emit
from yuhua.kinds import kinds
from yuhua.model.terms import Vocabulary
from yuhua.workspace import files


@pytest.mark.parametrize("name", files())
def test_what_is_committed_is_what_the_models_give(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == files()[name]


def test_the_schemas_that_are_named_are_made_by_a_build() -> None:
    named = json.loads(files()[".vscode/settings.json"])["yaml.schemas"]
    made = {f"./site/{one.path}" for one in emit(Vocabulary())}

    assert set(named) <= made


def test_every_kind_has_a_snippet_with_stops_at_its_blanks() -> None:
    found = json.loads(files()[".vscode/yuhua.code-snippets"])

    assert set(found) == {kind.label for kind in kinds()}
    assert (
        "summary: ${2:……}  # 一句话看懂（不超过60字，列表、订阅和搜索都用它）"
        in found["家风故事"]["body"]
    )
    assert found["日程"]["body"][0].startswith("- ")


def test_vscode_writes_them_anew(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests/sites/minimal", tmp_path / "site")

    assert run(["vscode", "--root", str(tmp_path / "site")]) == 0

    assert {
        path.relative_to(tmp_path / "site").as_posix(): path.read_text(encoding="utf-8")
        for path in (tmp_path / "site/.vscode").iterdir()
    } == files()
