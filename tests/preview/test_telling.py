from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from yuhua import report
from yuhua.preview import telling
from yuhua.preview.shelf import Answer
from yuhua.preview.states import State
from yuhua.problems import Mark, Problem

ERROR = Problem.at("docs/a.md", Mark(2, 6), "yaml-colon", "应为半角冒号", "写成“title: 内容”")
MILD = replace(ERROR, file="docs/b.md", code="x-mild", severity="warning")
GOOD, BAD = State(1, "1"), State(2, "1", ((ERROR, "title：家书"),))
FILES = frozenset({"docs/b.md", "docs/a.md"})


def test_the_browser_is_told_errors_first_and_how_many_there_are() -> None:
    state = State(
        3, "1", ((MILD, "一行"), *((ERROR, "title：家书"),) * telling.MOST_SHOWN), notice="重开"
    )

    told = json.loads(telling.as_json(state))

    assert told["problems"][0] == {
        "file": "docs/a.md",
        "line": 2,
        "column": 6,
        "severity": "error",
        "code": "yaml-colon",
        "message": "应为半角冒号",
        "hint": "写成“title: 内容”",
        "text": "title：家书",
        "marked": True,
    }
    assert len(told["problems"]) == telling.MOST_SHOWN
    assert (told["more"], told["errors"], told["good"]) == (1, telling.MOST_SHOWN, False)
    assert (told["number"], told["edition"], told["notice"]) == (3, "1", "重开")


def test_no_place_is_marked_in_a_line_that_is_not_shown() -> None:
    told = json.loads(telling.as_json(State(problems=((ERROR, report.UNSHOWN),))))

    assert told["problems"][0]["marked"] is False


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (b"<body>a</body></html>", b'<body>a<script src="/-preview/preview.js" data-edition="7" defer></script></body></html>'),
        (b"a", b'a<script src="/-preview/preview.js" data-edition="7" defer></script>'),
    ],
)  # fmt: skip
def test_pages_get_the_script_and_know_their_edition(html: bytes, expected: bytes) -> None:
    assert telling.with_script(Answer(200, "text/html", html, edition="7")) == expected


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (State(), GOOD, "网站更新了：docs/a.md、docs/b.md"),
        (GOOD, GOOD, ""),
        (BAD, State(3, "2"), "网站更新了：docs/a.md、docs/b.md\n改好了，网页上的提示已经收起。"),
        (GOOD, State(2, "1", trouble="模板坏了"), "模板坏了\n网站还是上一次没错的样子；改好保存，就会更新。"),
        (GOOD, State(2, "1", notice="重开一次"), "重开一次"),
    ],
)  # fmt: skip
def test_the_terminal_says_what_is_new(
    before: State, after: State, said: str, tmp_path: Path
) -> None:
    assert telling.change(before, after, FILES, tmp_path) == said


def test_the_terminal_shows_problems_as_check_does(tmp_path: Path) -> None:
    said = telling.change(GOOD, BAD, FILES, tmp_path)

    assert said.startswith("docs/a.md:2:6：错误 [yaml-colon] 应为半角冒号")
    assert said.endswith("网站还是上一次没错的样子；改好保存，就会更新。")


def test_of_many_files_the_first_are_named(tmp_path: Path) -> None:
    many = frozenset(f"docs/{number}.md" for number in range(9))

    said = telling.change(State(), GOOD, many, tmp_path)

    assert said == "网站更新了：docs/0.md、docs/1.md、docs/2.md 等9个文件"
