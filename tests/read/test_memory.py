"""Reading again: what has not changed is the same object, what has is read."""

from __future__ import annotations

import shutil
from pathlib import Path

from conftest import MINIMAL
from yuhua.model.content import Content
from yuhua.read.content import read
from yuhua.read.memory import Memory

COURSE = "docs/courses/jiating-huiyi.md"


def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "project"))


def changed(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def files(before: Content, after: Content) -> set[str]:
    """Return the files whose records are others than before."""
    known = {id(one) for one in before.records}
    return {one.file for one in after.records if id(one) not in known}


def test_nothing_is_read_twice(tmp_path: Path) -> None:
    root, memory = project(tmp_path), Memory()
    before = read(root, memory=memory)

    after = read(root, memory=memory)

    assert after == before == read(root)
    assert files(before, after) == set()
    assert after.vocabulary is before.vocabulary
    assert all(one is other for one, other in zip(after.lists, before.lists, strict=True))


def test_only_what_has_changed_is_read_again(tmp_path: Path) -> None:
    root, memory = project(tmp_path), Memory()
    before = read(root, memory=memory)
    changed(root, COURSE, "title: ", "title: 新的")

    after = read(root, memory=memory)

    assert after == read(root)
    assert files(before, after) == {COURSE}


def test_faults_are_remembered_and_forgotten_with_their_file(tmp_path: Path) -> None:
    root, memory = project(tmp_path), Memory()
    good = read(root, memory=memory)
    changed(root, COURSE, "title: ", "title: [")

    broken = [read(root, memory=memory) for _ in range(2)]
    changed(root, COURSE, "title: [", "title: ")

    assert broken[0].problems == broken[1].problems != ()
    assert read(root, memory=memory) == good


def test_other_words_mean_that_everything_is_read_again(tmp_path: Path) -> None:
    root, memory = project(tmp_path), Memory()
    before = read(root, memory=memory)
    changed(root, "docs/vocabulary.yml", "summary: ", "summary: 新的")

    after = read(root, memory=memory)

    assert after == read(root)
    assert files(before, after) == {one.file for one in after.records}


def test_a_file_that_is_gone_is_gone(tmp_path: Path) -> None:
    root, memory = project(tmp_path), Memory()
    read(root, memory=memory)
    (root / COURSE).unlink()

    assert read(root, memory=memory) == read(root)
