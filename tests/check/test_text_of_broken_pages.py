"""What is wrong in the text of a page is told together with what is wrong in its fields."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import MINIMAL, ROOT
from samples import AS_OF
from yuhua.check import check
from yuhua.read.content import read

STORY = "docs/families/jiashu.md"
BODY = "\n家风,家训。\n\n见[没有的页](meiyou.md)，打 12399 问。\n"
IN_BODY = {"punctuation-half", "link-broken", "number-unknown"}
FIELDS = {
    "a field nobody knows": (("published:", "publishd:"), {"key-unknown"}),
    "a bracket": (("title: ", "title: ["), {"yaml-bracket"}),
    "a field too many": (("title: ", "colour: red\ntitle: "), {"key-unknown"}),
    "a bad value": (("published: 2", "published: x2"), {"date-invalid"}),
}


def found(root: Path, only: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    return [(one.file, one.code) for one in check(read(root, only), AS_OF)]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "project"))


def spoil(project: Path, *edits: tuple[str, str], body: str = BODY) -> None:
    text = (project / STORY).read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    (project / STORY).write_text(text + body, encoding="utf-8", newline="\n")


@pytest.mark.parametrize(("edit", "codes"), FIELDS.values(), ids=FIELDS)
@pytest.mark.parametrize("only", [frozenset[str](), frozenset({STORY})], ids=["all", "alone"])
def test_fields_and_text_are_told_at_once(
    project: Path, edit: tuple[str, str], codes: set[str], only: frozenset[str]
) -> None:
    spoil(project, edit)

    told = found(project, only)

    assert {code for file, code in told if file == STORY} == codes | IN_BODY
    assert len(told) == len(set(told))


@pytest.mark.parametrize("field", ["archived: true", "waivers: []"])
def test_what_only_fields_can_decide_waits_for_them(project: Path, field: str) -> None:
    spoil(project, ("title: ", f"{field}\ntitle: ["), body=BODY)

    assert {code for file, code in found(project) if file == STORY} == {"yaml-bracket"}


def test_a_text_owes_nothing_that_its_fields_may_say(tmp_path: Path) -> None:
    docs = Path(shutil.copytree(ROOT / "docs", tmp_path / "docs"))
    pages = [page for page in docs.rglob("*.md") if page.read_bytes().startswith(b"---")]
    for page in pages:
        text = page.read_text(encoding="utf-8").replace("published: ", "publishd: ", 1)
        page.write_text(text, encoding="utf-8", newline="\n")

    told = [(one.file, one.code) for one in check(read(tmp_path), AS_OF + timedelta(days=30))]

    assert len(pages) > 100
    assert {code for _, code in told} == {"key-unknown"}
    assert len(told) == len(pages)
