"""What is saved, moved or removed is told by name; what programs leave beside it is not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from yuhua.preview.watching import Watch

# A wait ends with the change it waits for; only a failure takes as long.
LONG = 30.0


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs/courses").mkdir(parents=True)
    (tmp_path / "docs/courses/a.md").write_text("一", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: 家\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def watch(root: Path) -> Iterator[Watch]:
    with Watch(root) as found:
        yield found


def told(watch: Watch, *names: str) -> None:
    """Wait until every one of some names has been told, and no other has."""
    missing = set(names)
    while missing:
        found = watch.wait(LONG)
        assert found, missing
        assert found <= set(names)
        missing -= found


def test_a_saved_file_is_told(root: Path, watch: Watch) -> None:
    (root / "docs/courses/a.md").write_text("二", encoding="utf-8")
    told(watch, "docs/courses/a.md")


def test_saving_by_way_of_another_file_is_told_as_that_file(root: Path, watch: Watch) -> None:
    (root / "docs/courses/.a.md.swp").write_text("二", encoding="utf-8")
    (root / "docs/courses/.a.md.swp").replace(root / "docs/courses/a.md")
    told(watch, "docs/courses/a.md")


def test_new_folders_are_watched(root: Path, watch: Watch) -> None:
    (root / "docs/families").mkdir()
    told(watch, "docs/families")
    (root / "docs/families/b.md").write_text("家书", encoding="utf-8")
    told(watch, "docs/families/b.md")


def test_a_removed_file_and_the_settings_are_told(root: Path, watch: Watch) -> None:
    (root / "docs/courses/a.md").unlink()
    told(watch, "docs/courses/a.md")
    (root / "mkdocs.yml").write_text("site_name: 家家\n", encoding="utf-8")
    told(watch, "mkdocs.yml")


def test_docs_that_went_and_came_again_are_still_watched(root: Path, watch: Watch) -> None:
    shutil.move(root / "docs", root / "site/docs")
    told(watch, "docs")
    shutil.move(root / "site/docs", root / "docs")
    told(watch, "docs")
    (root / "docs/courses/a.md").write_text("三", encoding="utf-8")
    told(watch, "docs/courses/a.md")


@pytest.mark.parametrize(
    "name", ["site/index.html", "docs/~$a.docx", "docs/.a.md.swp", "docs/a.md~", "docs/x.tmp"]
)
def test_what_is_no_content_is_not_told(name: str, root: Path, watch: Watch) -> None:
    (root / name).write_text("别的", encoding="utf-8")
    (root / "docs/courses/a.md").write_text("四", encoding="utf-8")
    told(watch, "docs/courses/a.md")


def test_reading_is_no_change(root: Path, watch: Watch) -> None:
    (root / "docs/courses/a.md").read_bytes()
    (root / "mkdocs.yml").write_text("site_name: 家\n", encoding="utf-8")
    told(watch, "mkdocs.yml")
