"""What comes out and goes by itself: nothing before its day, nothing after it, and subscribers are told."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from conftest import MINIMAL
from samples import SETTINGS
from yuhua.build import artifacts, plan, render_bodies, searched
from yuhua.check import check
from yuhua.dates import SHANGHAI
from yuhua.derive.site import derive
from yuhua.model.site import Site
from yuhua.read.content import read

COURSE = "docs/courses/jiating-huiyi.md"
TIMED = "publish_at: 2026-12-01\nexpires: 2026-12-31\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "project"))
    page = root / COURSE
    text = page.read_text(encoding="utf-8").replace("source:", f"{TIMED}source:", 1)
    page.write_text(text, encoding="utf-8")
    story = root / "docs/families/jiashu.md"
    link = "\n见[家庭会议怎么开](../courses/jiating-huiyi.md)。\n"
    story.write_text(story.read_text(encoding="utf-8") + link, encoding="utf-8")
    return root


def at(root: Path, month: int, day: int) -> Site:
    moment = datetime(2026, month, day, 8, tzinfo=SHANGHAI)
    content = read(root)
    assert check(content, moment) == ()
    return derive(content, moment)


def paths(site: Site) -> set[str]:
    return {page.path for page in site.pages}


@pytest.mark.parametrize(
    ("month", "day", "shown"), [(11, 30, False), (12, 1, True), (12, 31, True)]
)
def test_a_page_is_there_from_its_first_day_to_its_last(
    project: Path, month: int, day: int, *, shown: bool
) -> None:
    site = at(project, month, day)

    assert ("courses/jiating-huiyi/" in paths(site)) is shown
    assert (
        "courses/jiating-huiyi/" in {one.path for page in site.pages for one in page.line}
    ) is shown
    assert site.gone == ()


def test_what_comes_out_is_of_that_day(project: Path) -> None:
    found = next(page for page in at(project, 12, 1).pages if page.path == "courses/jiating-huiyi/")

    assert found.published == date(2026, 12, 1)


def test_what_has_expired_is_withdrawn_from_feeds(project: Path) -> None:
    moment = datetime(2027, 1, 1, 8, tzinfo=SHANGHAI)
    made = plan(project, moment)
    bodies = render_bodies(made.site)

    found = artifacts(made, SETTINGS, bodies, searched(made, bodies))

    texts = {
        one.path: one.content.decode()
        for one in found
        if one.path.endswith((".xml", ".json", ".js"))
    }
    assert "courses/jiating-huiyi/" not in paths(made.site)
    assert [one.id for one in made.site.gone] == ["jiating-huiyi"]
    assert "deleted-entry" in texts["feed.atom.xml" if "feed.atom.xml" in texts else "atom.xml"]
    assert [path for path, text in texts.items() if "轮流说一件高兴的事" in text] == []
    assert 'href="' not in bodies["families/jiashu/"].html.split("见")[-1]
