"""The handbook says everything the code knows."""

from __future__ import annotations

from conftest import ROOT
from yuhua.catalogue import CODES
from yuhua.cli import main
from yuhua.derive.fields import Row, rows
from yuhua.derive.handbook import files, pages
from yuhua.kinds import kinds
from yuhua.model.site import Page
from yuhua.model.terms import Vocabulary


def handbook() -> dict[str, Page]:
    """Return the generated pages by path."""
    return {page.path: page for page in pages(Vocabulary())}


def names(found: tuple[Row, ...]) -> list[str]:
    """Return the names of all fields, those inside parts included."""
    return [name for row in found for name in (row.name, *names(row.inside))]


def test_every_field_of_every_kind_is_explained() -> None:
    for kind in kinds():
        body = handbook()[f"handbook/kinds/{kind.name}/"].body
        assert [name for name in names(rows(kind.record)) if f"`{name}`" not in body] == []


def test_every_field_has_a_chinese_label() -> None:
    bare = [
        (kind.name, row.name)
        for kind in kinds()
        for row in rows(kind.record)
        if row.label == row.name
        or any(inside.label == inside.name for inside in row.inside if inside.name != "url")
    ]
    assert bare == []


def test_every_code_shows_the_wrong_form_and_the_right_one() -> None:
    body = handbook()["handbook/codes/"].body
    assert [code for code in CODES if f"## {code}\n" not in body] == []
    assert [
        code
        for code, one in CODES.items()
        if not (one.title and one.why and one.wrong != one.right)
    ] == []


def test_every_command_is_in_the_readme_or_the_handbook() -> None:
    written = [ROOT / "README.md", *sorted((ROOT / "docs/handbook").glob("*.md"))]
    text = "".join(path.read_text(encoding="utf-8") for path in written)
    assert [verb for verb in main.commands if f"yuhua {verb}" not in text] == []


def test_pages_written_by_hand_can_link_to_those_made_here() -> None:
    assert set(files().values()) == set(handbook())


def test_every_page_of_the_handbook_is_reached_from_its_first() -> None:
    text = (ROOT / "docs/handbook/index.md").read_text(encoding="utf-8")
    written = [path.name for path in (ROOT / "docs/handbook").glob("*.md")]
    made = [file.removeprefix("docs/handbook/") for file in files()]

    assert [name for name in [*written, *made] if f"]({name})" not in text] == ["index.md"]
