from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import tree
from samples import AS_OF
from yuhua.publish import PublishError, publish

WHOLE = {
    "index.html": "<!doctype html>",
    "404.html": "<!doctype html>",
    "feed.xml": "<rss/>",
    "sitemap.xml": "<urlset/>",
    "课程/index.html": "家",
}


def making(files: dict[str, str]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")

    return make


def beside(target: Path) -> list[str]:
    """Return the names of everything in the folder of the target."""
    return sorted(path.name for path in target.parent.iterdir())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    target = tmp_path / "site"
    making({"index.html": "旧", "old/page.html": "旧页"})(target)
    return target


def test_publish_replaces_the_old_folder(old: Path) -> None:
    count = publish(old, making(WHOLE), AS_OF)

    found = tree(old)
    del found["build.json"]
    assert count == len(WHOLE)
    assert found == {name: text.encode() for name, text in WHOLE.items()}
    assert beside(old) == ["site"]


def test_publish_makes_a_folder_where_there_was_none(tmp_path: Path) -> None:
    target = tmp_path / "一" / "二" / "site"

    publish(target, making(WHOLE), AS_OF)

    assert (target / "index.html").is_file()
    assert beside(target) == ["site"]


def test_build_json_names_the_moment_and_the_sum_of_every_file(tmp_path: Path) -> None:
    publish(tmp_path / "site", making(WHOLE), AS_OF)

    made = json.loads((tmp_path / "site" / "build.json").read_text(encoding="utf-8"))
    sums = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in WHOLE.items()}
    assert made == {"as_of": "2026-11-25T08:00:00+08:00", "files": sums}
    assert list(made["files"]) == sorted(sums)


def test_a_failing_make_leaves_the_old_folder_as_it_was(old: Path) -> None:
    before = tree(old)

    def make(folder: Path) -> None:
        making(WHOLE)(folder)
        raise KeyError("bug")

    with pytest.raises(KeyError):
        publish(old, make, AS_OF)
    assert tree(old) == before
    assert beside(old) == ["site"]


@pytest.mark.parametrize("needed", ["index.html", "404.html", "feed.xml", "sitemap.xml"])
def test_a_folder_without_what_is_needed_is_refused(old: Path, needed: str) -> None:
    before = tree(old)
    files = {name: text for name, text in WHOLE.items() if name != needed}

    with pytest.raises(PublishError) as refused:
        publish(old, making(files), AS_OF)
    assert str(refused.value) == f"新网站里缺少 {needed}，没有替换原来的网站"
    assert tree(old) == before
    assert beside(old) == ["site"]


def test_an_empty_file_is_refused(old: Path) -> None:
    before = tree(old)

    with pytest.raises(PublishError) as refused:
        publish(old, making({**WHOLE, "a/b.html": ""}), AS_OF)
    assert str(refused.value) == "新网站里的 a/b.html 是空的，没有替换原来的网站"
    assert tree(old) == before


def test_leftovers_of_an_interrupted_run_are_removed(old: Path) -> None:
    making({"stale.html": "半"})(old.with_name(".site-new"))
    making({"stale.html": "半"})(old.with_name(".site-old"))

    publish(old, making(WHOLE), AS_OF)

    assert not (old / "stale.html").exists()
    assert beside(old) == ["site"]


def test_a_run_killed_between_the_two_renames_is_undone_by_the_next(old: Path) -> None:
    before = tree(old)
    old.rename(old.with_name(".site-old"))

    with pytest.raises(PublishError):
        publish(old, making({}), AS_OF)
    assert tree(old) == before
    assert beside(old) == ["site"]
