"""Pictures are drawn once, by one process or several, and what nobody shows any more is not kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from pictures.corpus import halves, jpeg, saved
from yuhua.dates import SHANGHAI
from yuhua.developing import FOLDER, developed
from yuhua.model.site import Site
from yuhua.pictures.looking import look
from yuhua.pictures.sizes import Illustration

AS_OF = datetime(2026, 11, 26, 8, tzinfo=SHANGHAI)


def site(root: Path, count: int) -> Site:
    """Return a site that shows so many pictures, which lie in `root`."""
    shown = {}
    for number in range(count):
        file = f"docs/{number}.jpg"
        raw = saved(halves(size=(40 + number, 20)), "JPEG")
        (root / "docs").mkdir(exist_ok=True)
        (root / file).write_bytes(raw)
        shown[file] = Illustration(file, look(raw))
    return Site(AS_OF, (), pictures=shown)


def test_pictures_are_the_same_by_one_process_and_by_several(tmp_path: Path) -> None:
    many = site(tmp_path, 5)
    (together, wrong) = developed(tmp_path, many)

    assert wrong == ()
    assert sorted(together) == sorted(many.pictures)
    for file, one in many.pictures.items():
        alone = tmp_path / one.name
        (alone / "docs").mkdir(parents=True)
        (alone / file).write_bytes((tmp_path / file).read_bytes())
        few = replace(many, pictures={file: one})
        assert developed(alone, few)[0] == {file: together[file]}


def test_what_was_kept_is_not_drawn_again(tmp_path: Path) -> None:
    few = site(tmp_path, 1)
    first, _ = developed(tmp_path, few)
    (tmp_path / "docs/0.jpg").unlink()

    assert developed(tmp_path, few) == (first, ())


@pytest.mark.parametrize("spoil", ["cut", "json", "tone", "gone"])
def test_what_was_kept_and_is_damaged_is_drawn_again(tmp_path: Path, spoil: str) -> None:
    few = site(tmp_path, 1)
    first, _ = developed(tmp_path, few)
    folder = tmp_path / FOLDER
    (told,) = folder.glob("*.json")
    (avif,) = folder.glob("*.avif")
    if spoil == "cut":
        avif.write_bytes(avif.read_bytes()[:-1])
    elif spoil == "gone":
        avif.unlink()
    elif spoil == "json":
        told.write_text("[]", encoding="ascii")
    else:
        found = json.loads(told.read_text(encoding="ascii"))
        told.write_text(json.dumps(found | {"tone": "x"}), encoding="ascii")

    assert developed(tmp_path, few) == (first, ())


def test_what_no_page_shows_is_not_kept(tmp_path: Path) -> None:
    developed(tmp_path, site(tmp_path, 2))
    developed(tmp_path, site(tmp_path, 1))

    kept = {path.name.partition("-")[0].partition(".")[0] for path in (tmp_path / FOLDER).iterdir()}
    assert kept == {one.name for one in site(tmp_path, 1).pictures.values()}


def test_picture_that_cannot_be_drawn_is_told_in_its_place(tmp_path: Path) -> None:
    few = site(tmp_path, 2)
    (tmp_path / "docs/1.jpg").write_bytes(jpeg()[:-30])
    (tmp_path / "docs/0.jpg").unlink()

    found, wrong = developed(tmp_path, few)

    assert found == {}
    assert [(one.file, one.code, one.message) for one in wrong] == [
        ("docs/0.jpg", "picture-broken", "图片打不开"),
        ("docs/1.jpg", "picture-broken", "图片坏了"),
    ]


def test_a_folder_that_cannot_be_written_to_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".yuhua").write_text("in the way", encoding="utf-8")

    assert len(developed(tmp_path, site(tmp_path, 1))[0]) == 1
