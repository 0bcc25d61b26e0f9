"""Files that come and go while they are looked at."""

from __future__ import annotations

from pathlib import Path

from conftest import MINIMAL
from yuhua.read.content import read_file
from yuhua.read.disk import listed, opened, size_of
from yuhua.read.vocabulary import read_vocabulary


def test_everything_is_listed_in_order_and_links_are_not_followed(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    for name in ("b/x.md", "a-b/y.md", "a/z.md", "a/empty/deep/w.md"):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text("", encoding="utf-8")
    (docs / "there").symlink_to(docs / "a", target_is_directory=True)

    files, problems = listed(docs)

    assert [path.relative_to(docs).as_posix() for path in files] == [
        "a/empty/deep/w.md",
        "a/z.md",
        "a-b/y.md",
        "b/x.md",
        "there",
    ]
    assert problems == []


def test_a_folder_that_is_gone_holds_nothing(tmp_path: Path) -> None:
    assert listed(tmp_path / "docs") == ([], [])


def test_a_file_that_is_gone_is_no_problem(tmp_path: Path) -> None:
    assert opened("docs/a.md", tmp_path / "a.md") == (None, [])
    assert size_of(tmp_path / "a.md") is None


def test_a_file_that_went_away_while_reading_leaves_no_record(tmp_path: Path) -> None:
    words, _ = read_vocabulary(MINIMAL / "docs")

    assert read_file(tmp_path, "courses/weg.md", words) == ([], [])


def test_a_file_that_does_not_open_is_told_in_chinese(tmp_path: Path) -> None:
    raw, problems = opened("docs/a.md", tmp_path)  # a folder is not opened as a file

    assert raw is None
    assert [(one.file, one.code) for one in problems] == [("docs/a.md", "file-unreadable")]
    assert "打" in problems[0].message
