"""The files that a comparison names are those that two real builds differ in."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import AS_OF, small_project, tree, yuhua
from yuhua.compare.comparison import compare
from yuhua.compare.reach import GROUPS, grouped
from yuhua.dates import parse_moment
from yuhua.model.content import Located
from yuhua.read.content import read

MOMENT = parse_moment(AS_OF)
LONELY = "docs/families/mei-ren-lian.md"
LONG = "docs/schedules/ershisi-chang.yml"
SCHEDULE = """- id: ershisi-chang
  title: 二十四个周六
  sample: true
  published: 2026-11-24
  summary: 每周六清早，一共二十四场。
  programme: {programme}
  course: {course}
  place: {place}
  start: "2026-12-05 06:00"
  end: "2026-12-05 07:00"
  repeat: 每周六
  count: 24
  holidays: 照常
  status: 报名中
"""
CANCELLED = "  changes:\n    - {on: 2026-11-25, session: 2027-02-06, status: 取消, reason: 有事}\n"


def first(root: Path, kind: str) -> Located:
    return next(one for one in read(root).records if one.kind == kind)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with a schedule of 24 sessions and a page nobody links to, built."""
    root = small_project(tmp_path_factory.mktemp("reach") / "base")
    course = first(root, "course").record
    text = SCHEDULE.format(
        programme=getattr(course, "programme").name,  # noqa: B009 -- a record, to mypy
        course=course.id,
        place=first(root, "place").record.id,
    )
    (root / LONG).write_text(text, encoding="utf-8", newline="\n")
    shutil.copy(root / first(root, "story").file, root / LONELY)
    built(root)
    return root


def built(root: Path) -> dict[str, bytes]:
    done = yuhua("build", "--as-of", AS_OF, "--root", str(root))
    assert done.returncode == 0, done.stderr
    return tree(root / "site")


def edit(root: Path, file: str, before: str, after: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8", newline="\n")


def cancel(root: Path) -> None:
    edit(root, LONG, "  status: 报名中\n", f"  status: 报名中\n{CANCELLED}")


def comment(root: Path) -> None:
    edit(root, LONG, "- id", "# 说明\n- id")


def rename(root: Path) -> None:
    (root / LONELY).rename((root / LONELY).with_name("gaiming.md"))


def setup(root: Path) -> None:
    edit(root, "mkdocs.yml", "site_name: ", "site_name: 新")


EDITS = (cancel, comment, rename, setup)


@pytest.mark.parametrize("change", EDITS, ids=lambda change: change.__name__)
def test_the_files_named_are_those_that_differ(
    base: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    head = tmp_path / "head"
    shutil.copytree(base, head, ignore=shutil.ignore_patterns("site", "__pycache__"))
    change(head)
    before, after = tree(base / "site"), built(head)
    differ = {path for path in {*before, *after} if before.get(path) != after.get(path)}

    assert MOMENT is not None
    found = compare(base, head, MOMENT)

    assert set(found.files) == differ
    assert bool(differ) == (change is not comment)
    if change is cancel:
        assert found.problems == ()
        assert differ >= {"events/ershisi-chang/index.html", "events/2027-02/index.html"}
        assert not {"events/2027-01/index.html", "help/index.html", "feed.xml"} & differ


def test_files_are_told_in_words() -> None:
    paths = (
        *("404.html", "a/index.html", "calendar.ics", "feed.xml", "data/events.csv"),
        *("search/search_index.json", "files/a.pdf", "a/poster.pdf", "build.json"),
    )

    assert [group for group, _ in grouped(paths)] == list(GROUPS)
    assert dict(grouped(paths))["网页"] == ("404.html", "a/index.html")
    assert grouped(()) == ()
