from __future__ import annotations

from dataclasses import replace

from yuhua.drawing.card import Telling
from yuhua.drawing.marking import mark

TOLD = Telling("家庭会议", "课程", stamps=("示例",))


def test_the_same_has_the_same_mark() -> None:
    assert mark("wide", TOLD) == mark("wide", replace(TOLD))


def test_whatever_differs_has_another_mark() -> None:
    others = [
        mark("square", TOLD),
        *(mark("wide", replace(TOLD, title=title)) for title in ("家庭会议 ", "家庭", "")),
        mark("wide", replace(TOLD, stamps=())),
        mark("wide", replace(TOLD, off=True)),
        mark("wide", replace(TOLD, accent=(0, 0, 0))),
    ]

    assert len({mark("wide", TOLD), *others}) == len(others) + 1
