"""What must be found is found, or the build says which words do not lead there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import AS_OF, small_project, yuhua
from samples import AS_OF as MOMENT
from samples import MINIMAL
from searching import indexed
from yuhua.derive.site import derive
from yuhua.problems import Problem
from yuhua.read.content import read
from yuhua.search.promises import missed

COURSE = "docs/courses/jiating-huiyi.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "site"))


def problems(root: Path) -> list[Problem]:
    content = read(root)
    assert content.problems == ()
    site = derive(content, MOMENT)
    return list(missed(content, indexed(site), site.paths))


def promise(root: Path, *queries: str) -> None:
    path = root / COURSE
    text = path.read_text(encoding="utf-8")
    lines = "".join(f"  - {query}\n" for query in queries)
    path.write_text(text.replace("aims:", f"search_queries:\n{lines}aims:", 1), encoding="utf-8")


def test_nothing_is_missed_on_a_small_site(root: Path) -> None:
    assert problems(root) == []


def test_what_is_promised_is_looked_for(root: Path) -> None:
    promise(root, "家庭会议", "一家人开会", "修自行车")

    (found,) = problems(root)

    assert (found.file, found.line, found.code) == (COURSE, 15, "search-missed")
    assert "修自行车" in found.message


def test_a_sensitive_page_needs_words_that_open_it(root: Path) -> None:
    path = root / "docs/help/fanjiabao.md"
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("tags:")]
    path.write_text("\n".join(lines), encoding="utf-8")

    (found,) = problems(root)

    assert (found.file, found.code) == ("docs/help/fanjiabao.md", "search-missed")


def test_a_build_stops_and_keeps_the_old_site(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    assert yuhua("build", "--as-of", AS_OF, "--root", str(project)).returncode == 0
    before = (project / "site/build.json").read_bytes()
    promise(project, "修自行车")

    done = yuhua("build", "--as-of", AS_OF, "--root", str(project))

    assert done.returncode == 3
    assert f"{COURSE}:13:5" in done.stderr
    assert (project / "site/build.json").read_bytes() == before
