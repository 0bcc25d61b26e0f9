"""A book that is read together: the list shows when, the reading shows which list (feature B3)."""

from __future__ import annotations

import shutil
from pathlib import Path

from samples import AS_OF, MINIMAL
from yuhua.derive.site import derive
from yuhua.model.site import Site
from yuhua.read.content import read


def with_book(root: Path, title: str) -> Site:
    shutil.copytree(MINIMAL, root, dirs_exist_ok=True)
    path = root / "docs/schedules/duty.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}  book: {title}\n", encoding="utf-8")
    return derive(read(root), AS_OF)


def test_list_shows_the_readings_of_its_books(tmp_path: Path) -> None:
    site = with_book(tmp_path, "夏洛的网")

    sessions = site.page("reading/gongdu/").sessions
    assert [one.book for one in sessions] == ["夏洛的网"] * 8
    assert {one.path for one in sessions} == {"events/zhouliu-huiyi/"}


def test_reading_leads_to_the_lists_that_hold_its_book(tmp_path: Path) -> None:
    site = with_book(tmp_path, "夏洛的网")

    shelves = site.page("events/zhouliu-huiyi/").shelves
    assert [one.path for one in shelves] == ["reading/gongdu/"]


def test_another_book_is_on_no_list(tmp_path: Path) -> None:
    site = with_book(tmp_path, "别的书")

    assert site.page("reading/gongdu/").sessions == ()
    assert site.page("events/zhouliu-huiyi/").shelves == ()
