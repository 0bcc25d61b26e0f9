"""Pictures stand side by side as they were and as they are."""

from __future__ import annotations

from pathlib import Path

from yuhua.compare.album import MOST, album

CARD = "assets/cards/courses.hui&yi_wide.png"


def sites(tmp_path: Path, old: dict[str, bytes], new: dict[str, bytes]) -> tuple[Path, Path]:
    for name, files in (("old", old), ("new", new)):
        for path, content in files.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_bytes(content)
    return tmp_path / "old", tmp_path / "new"


def test_a_picture_is_shown_as_it_was_and_as_it_is(tmp_path: Path) -> None:
    folders = sites(tmp_path, {CARD: b"1"}, {CARD: b"2"})

    page, before, after = album(*folders, [CARD, "index.html", "courses/huiyi/qr.png"])

    assert (before.path, before.content) == (f"before/{CARD}", b"1")
    assert (after.path, after.content) == (f"after/{CARD}", b"2")
    html = page.content.decode()
    assert page.path == "index.html"
    assert "<h1>改过的图：1张</h1>" in html
    assert "<h2>assets/cards/courses.hui&amp;yi_wide.png</h2>" in html
    assert 'src="before/assets/cards/courses.hui%26yi_wide.png" alt="改前"' in html


def test_a_picture_that_came_or_went_says_so(tmp_path: Path) -> None:
    old, new = sites(tmp_path, {"a/poster.png": b"1"}, {"b/poster.png": b"2"})

    page, *rest = album(old, new, ["b/poster.png", "a/poster.png"])

    assert [one.path for one in rest] == ["before/a/poster.png", "after/b/poster.png"]
    html = page.content.decode()
    assert html.index("现在没有了") < html.index("以前没有")


def test_codes_alone_are_no_reason_to_look(tmp_path: Path) -> None:
    folders = sites(tmp_path, {"feed.png": b"1"}, {"feed.png": b"2"})

    assert album(*folders, ["feed.png", "feed.xml"]) == ()


def test_of_a_thousand_the_first_are_shown(tmp_path: Path) -> None:
    cards = {f"assets/cards/{number:03}_wide.png": b"" for number in range(MOST + 3)}

    page, *rest = album(*sites(tmp_path, {}, cards), cards)

    assert len(rest) == MOST
    assert "<h1>改过的图：63张</h1>" in page.content.decode()
    assert "还有3张，没有列出" in page.content.decode()
