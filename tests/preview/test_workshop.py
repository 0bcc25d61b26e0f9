"""A project that is being written: every change makes another state, and nothing an editor does ends it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import small_project
from samples import AS_OF
from yuhua.preview.workshop import BLANK, Workshop

COURSE, HUIYI = "docs/courses/jiating-huiyi.md", "courses/jiating-huiyi/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_project(tmp_path / "project")


@pytest.fixture
def workshop(root: Path) -> Iterator[Workshop]:
    found = Workshop(root, lambda: AS_OF, str, "run-")
    yield found
    found.close()


def edit(root: Path, change: Callable[[str], str], file: str = COURSE) -> None:
    path = root / file
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def broken(text: str) -> str:
    return text.replace("title: ", "title：", 1)


def shown(workshop: Workshop, path: str = HUIYI) -> str:
    answer = workshop.answer(path)
    assert (answer.status, answer.is_page) == (200, True)
    return answer.body.decode()


def test_a_change_is_shown_in_another_edition(root: Path, workshop: Workshop) -> None:
    first = workshop.refresh()
    assert "今晚念一念家书" not in shown(workshop)

    edit(root, lambda text: f"{text}\n今晚念一念家书。\n")
    second = workshop.refresh({COURSE})

    assert (first.edition, second.edition) == ("run-1", "run-2")
    assert "今晚念一念家书" in shown(workshop)
    assert workshop.answer(HUIYI).edition == "run-2"


def test_a_mistake_is_told_and_the_last_good_site_stays(root: Path, workshop: Workshop) -> None:
    good = workshop.refresh()
    before = shown(workshop)

    edit(root, broken)
    state = workshop.refresh({COURSE})

    ((problem, line),) = state.problems
    assert (problem.file, problem.line, problem.code) == (COURSE, 2, "yaml-colon")
    assert line.startswith("title：")
    assert (state.edition, state.is_good) == (good.edition, False)
    assert shown(workshop) == before


def test_a_mistake_that_is_mended_leaves_everything_as_it_was(
    root: Path, workshop: Workshop
) -> None:
    good = workshop.refresh()
    original = (root / COURSE).read_text(encoding="utf-8")
    edit(root, broken)
    workshop.refresh({COURSE})

    edit(root, lambda _: original)
    state = workshop.refresh({COURSE})

    assert (state.problems, state.is_good) == ((), True)
    assert state.edition == good.edition


def test_a_project_that_is_wrong_from_the_start_shows_an_empty_page(
    root: Path, workshop: Workshop
) -> None:
    edit(root, broken)

    state = workshop.refresh()

    assert (state.edition, state.is_good) == ("", False)
    assert shown(workshop) == BLANK
    assert workshop.answer("assets/yuhua.css").status == 404


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("overrides/course.html", "网页的外壳（mkdocs.yml 或 overrides 里的模板）有问题：\ncourse.html:1："),
        ("mkdocs.yml", "网页的外壳（mkdocs.yml 或 overrides 里的模板）有问题：\n"),
    ],
)  # fmt: skip
def test_a_broken_frame_is_told_until_it_is_mended(
    file: str, said: str, root: Path, workshop: Workshop
) -> None:
    workshop.refresh()
    original = (root / file).read_text(encoding="utf-8")
    edit(root, lambda _: "{% if %}", file)

    workshop.refresh({file})
    workshop.answer(HUIYI)
    assert workshop.states.now.trouble.startswith(said)
    edit(root, lambda _: original, file)
    workshop.refresh({file})

    assert workshop.states.now.is_good
    assert "家庭会议" in shown(workshop)


def test_docs_that_are_gone_do_not_end_it(root: Path, workshop: Workshop) -> None:
    workshop.refresh()
    before = shown(workshop)

    shutil.move(root / "docs", root / "elsewhere")
    assert not workshop.refresh({"docs"}).is_good
    assert shown(workshop) == before
    shutil.move(root / "elsewhere", root / "docs")

    assert workshop.refresh({"docs"}).is_good


def test_a_fault_of_ours_is_noted_and_told_and_ends_nothing(root: Path) -> None:
    moments = iter([AS_OF])
    noted: list[BaseException] = []

    def note(error: BaseException) -> str:
        noted.append(error)
        return "程序出错了"

    workshop = Workshop(root, lambda: next(moments), note)
    workshop.refresh()
    state = workshop.refresh({COURSE})

    assert [type(one) for one in noted] == [StopIteration]
    assert (state.trouble, state.is_good) == ("程序出错了", False)
    assert "家庭会议" in shown(workshop)
    workshop.close()


def test_the_next_day_is_another_edition_without_any_change(root: Path) -> None:
    moments = iter([AS_OF, AS_OF + timedelta(hours=1), AS_OF + timedelta(days=1)])
    workshop = Workshop(root, lambda: next(moments), str)

    assert [workshop.refresh().edition for _ in range(3)] == ["1", "1", "2"]
    workshop.close()


def test_a_change_of_the_program_asks_to_begin_anew(workshop: Workshop) -> None:
    workshop.refresh()

    state = workshop.refresh({"scripts/yuhua/text.py"})

    assert state.notice.startswith("程序改过了")
    assert state.is_good


@pytest.mark.parametrize(
    ("path", "status", "kind", "location"),
    [
        ("", 200, "text/html; charset=utf-8", ""),
        ("index.html", 200, "text/html; charset=utf-8", ""),
        (HUIYI, 200, "text/html; charset=utf-8", ""),
        (f"{HUIYI}index.html", 200, "text/html; charset=utf-8", ""),
        (HUIYI.rstrip("/"), 301, "text/html; charset=utf-8", f"/{HUIYI}"),
        ("feed.xml", 200, "application/xml", ""),
        ("calendar.ics", 200, "text/calendar; charset=utf-8", ""),
        ("assets/yuhua.css", 200, "text/css; charset=utf-8", ""),
        ("sitemap.xml", 200, "application/xml", ""),
        (f"{HUIYI}qr.png", 200, "image/png", ""),
        ("gibt/es/nicht/", 404, "text/html; charset=utf-8", ""),
        ("../mkdocs.yml", 404, "text/html; charset=utf-8", ""),
        ("docs/contacts.yml", 404, "text/html; charset=utf-8", ""),
        ("contacts.yml", 404, "text/html; charset=utf-8", ""),
    ],
)  # fmt: skip
def test_addresses_are_answered_as_a_host_of_the_site_would(
    path: str, status: int, kind: str, location: str, workshop: Workshop
) -> None:
    workshop.refresh()

    answer = workshop.answer(path)

    assert (answer.status, answer.kind, answer.location) == (status, kind, location)


def test_pages_name_the_size_of_the_pictures_they_offer(workshop: Workshop) -> None:
    workshop.refresh()

    (kilobytes,) = re.findall(r"下载分享图（(\d+) kB）", shown(workshop))

    card = workshop.answer(f"assets/cards/{HUIYI.strip('/').replace('/', '.')}_wide.png")
    assert card.kind == "image/png"
    assert int(kilobytes) == -(-len(card.body) // 1000)


def test_what_is_not_there_gets_the_page_that_says_so(workshop: Workshop) -> None:
    workshop.refresh()

    answer = workshop.answer("gibt-es-nicht/")

    assert answer.is_page
    assert "没有找到这一页" in answer.body.decode()
