from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from yuhua import drawn
from yuhua.drawing.card import Telling, wide
from yuhua.drawing.marking import mark
from yuhua.drawing.painting import png
from yuhua.emit import Artifact

PLAIN = Artifact("robots.txt", b"User-agent: *\n")


def text(word: str, log: Path | None = None) -> bytes:
    """Return what is drawn, and note that it was drawn."""
    if log:
        with log.open("a", encoding="utf-8") as stream:
            stream.write(word)
    return word.encode()


def artifact(word: str, log: Path | None = None) -> Artifact:
    return Artifact(f"{word}.png", partial(text, word, log), mark(word))


def card(title: str) -> bytes:
    return png(wide(Telling(title)))


def test_what_is_drawn_stands_where_it_stood_before(tmp_path: Path) -> None:
    found = drawn.drawn(tmp_path, [artifact("b"), PLAIN, artifact("a")])

    assert [(one.path, one.made) for one in found] == [
        ("b.png", b"b"),
        ("robots.txt", PLAIN.made),
        ("a.png", b"a"),
    ]


def test_nothing_is_drawn_twice(tmp_path: Path) -> None:
    log = tmp_path / "log"
    for words in ("ab", "ab", "abc"):
        drawn.drawn(tmp_path, [artifact(word, log) for word in words])

    assert log.read_text(encoding="utf-8") == "abc"


def test_two_of_the_same_mark_are_drawn_once(tmp_path: Path) -> None:
    log = tmp_path / "log"
    one = artifact("a", log)

    drawn.drawn(tmp_path, [one, Artifact("other.png", one.made, one.mark)])

    assert log.read_text(encoding="utf-8") == "a"


@pytest.mark.parametrize("damage", [b"", b"a", b"0" * 64 + b"\na", b"\xff\n\n"])
def test_what_is_damaged_is_drawn_anew(damage: bytes, tmp_path: Path) -> None:
    drawn.drawn(tmp_path, [artifact("a")])
    (kept,) = (tmp_path / drawn.FOLDER).iterdir()
    kept.write_bytes(damage)

    (found,) = drawn.drawn(tmp_path, [artifact("a")])
    assert found.made == b"a"


def test_what_nobody_asks_for_any_more_goes(tmp_path: Path) -> None:
    drawn.drawn(tmp_path, [artifact("a"), artifact("b")])
    drawn.drawn(tmp_path, [artifact("b")])

    assert [path.name for path in (tmp_path / drawn.FOLDER).iterdir()] == [mark("b")]


def test_a_folder_that_cannot_be_written_to_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / ".yuhua").write_text("in the way", encoding="utf-8")

    (found,) = drawn.drawn(tmp_path, [artifact("a")])
    assert found.made == b"a"


def test_many_are_drawn_by_several_processes_to_the_same_bytes(tmp_path: Path) -> None:
    titles = [f"第{number}讲：家庭会议" for number in range(120)]
    every = [Artifact(f"{one}.png", partial(card, one), mark(one)) for one in titles]

    found = drawn.drawn(tmp_path, every)

    assert [one.made for one in found[::40]] == [card(one) for one in titles[::40]]
    assert len(found) == len(list((tmp_path / drawn.FOLDER).iterdir())) == len(titles)
