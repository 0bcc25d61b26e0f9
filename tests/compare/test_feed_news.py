"""What subscribers of feeds will see, told from the feeds themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from yuhua.compare.feeds import feeds
from yuhua.compare.news import News

URL = "https://yuhua.example/"
FILES = ("courses/feed.json", "feed.json")


def entry(name: str, **changes: Any) -> dict[str, Any]:
    return {"id": f"tag:{name}", "url": f"{URL}courses/{name}/", "title": name} | changes


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders, each with the feed of everything and one of courses that hold nothing yet."""
    for side in ("old", "new"):
        write(tmp_path / side)
    return tmp_path / "old", tmp_path / "new"


def write(site: Path, *entries: dict[str, Any]) -> None:
    for file, title in zip(FILES, ("课程 · 雨花家庭教育", "雨花家庭教育"), strict=True):
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        feed = {"title": title, "items": entries}
        (site / file).write_text(json.dumps(feed), encoding="utf-8")


def stands(site: Path, name: str) -> None:
    page = site / "courses" / name / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<!doctype html>", encoding="utf-8")


def test_entries_that_come_together_are_told_together(sites: tuple[Path, Path]) -> None:
    write(sites[1], entry("甲"), entry("乙"))

    found = feeds(*sites, FILES)
    assert found == (News("新的一条：“甲”“乙”", ("课程", "全部更新")),)
    assert found[0].sentence == "新的一条：“甲”“乙”（在“课程”“全部更新”里）"


def test_changes_say_what_became_of_an_entry(sites: tuple[Path, Path]) -> None:
    write(sites[0], entry("甲"), entry("乙", content_html="旧"), entry("丙"))
    write(sites[1], entry("甲", title="新甲"), entry("乙", content_html="新"), entry("丙"))

    said = [one.said for one in feeds(*sites, ["feed.json"])]
    assert said == ["标题由“甲”改为：“新甲”", "改了内容：“乙”"]


def test_an_announced_update_is_told_again(sites: tuple[Path, Path]) -> None:
    write(sites[0], entry("甲"))
    write(sites[1], entry("甲", id="tag:甲;updated=2026-11-26"))
    stands(sites[1], "甲")

    assert [one.said for one in feeds(*sites, ["feed.json"])] == ["再通知一次：“甲”"]


def test_only_entries_whose_page_is_gone_were_withdrawn(sites: tuple[Path, Path]) -> None:
    write(sites[0], entry("甲"), entry("旧"))
    stands(sites[1], "旧")

    assert [one.said for one in feeds(*sites, ["feed.json"])] == ["撤下了：“甲”"]


def test_a_feed_that_comes_or_goes_is_told_as_a_whole(sites: tuple[Path, Path]) -> None:
    (sites[0] / FILES[0]).unlink()

    assert [one.sentence for one in feeds(*sites, FILES)] == ["订阅“课程”是新加的"]
    assert [one.sentence for one in feeds(sites[1], sites[0], FILES)] == ["订阅“课程”没有了"]


def test_many_are_counted_after_the_first_four(sites: tuple[Path, Path]) -> None:
    write(sites[1], *(entry(f"{number}") for number in range(6)))

    assert feeds(*sites, ["feed.json"])[0].said == "新的一条：“0”“1”“2”“3”等6条"


def test_other_files_are_no_feeds(sites: tuple[Path, Path]) -> None:
    assert feeds(*sites, ["build.json", "feed.xml", "data/feed.json.csv"]) == ()
