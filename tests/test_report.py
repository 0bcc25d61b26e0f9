from __future__ import annotations

import json
from pathlib import Path

from yuhua import report
from yuhua.problems import Problem

FILE = "docs/courses/huiyi.md"
WRONG = Problem(
    FILE, 2, 8, "word-unknown", "话题应为词表里的话题", "是不是“家风”？", field="topics"
)
VAGUE = Problem("docs/index.md", 9, 1, "link-vague", "太含糊", "写清楚", severity="warning")


def write(root: Path, text: str) -> None:
    (root / FILE).parent.mkdir(parents=True)
    (root / FILE).write_text(text, encoding="utf-8", newline="")


def test_terminal_puts_the_caret_beneath_a_chinese_line(tmp_path: Path) -> None:
    write(tmp_path, "---\n话题：家庭和家凤\n---\n")

    assert report.terminal([WRONG], tmp_path) == (
        "docs/courses/huiyi.md:2:8：错误 [word-unknown] 话题应为词表里的话题\n"
        "    话题：家庭和家凤\n"
        "                  ^\n"
        "  提示：是不是“家风”？\n"
        "\n"
        "1 个文件里有 1 处错误。"
    )


def caret(root: Path, text: str) -> list[str]:
    write(root, text)
    return report.terminal([WRONG], root).split("\n")[1:3]


def test_caret_beneath_a_mixed_line(tmp_path: Path) -> None:
    assert caret(tmp_path, "\ntopics: 家凤\n") == ["    topics: 家凤", "           ^"]


def test_caret_after_a_tab(tmp_path: Path) -> None:
    assert caret(tmp_path, "\n家\t12345凤\n") == ["    家   12345凤", "              ^"]


def test_caret_where_lines_end_as_on_windows(tmp_path: Path) -> None:
    assert caret(tmp_path, "---\r\ntopics: 家凤\r\n") == ["    topics: 家凤", "           ^"]


def test_line_is_the_editors_even_after_an_invisible_line_separator(tmp_path: Path) -> None:
    assert caret(tmp_path, "一\u2028二\x0c三\ntopics: 家凤\n")[0] == "    topics: 家凤"


def test_terminal_without_the_file_or_with_an_endless_line_shows_no_caret(tmp_path: Path) -> None:
    expected = [f"{FILE}:2:8：错误 [word-unknown] 话题应为词表里的话题", "  提示：是不是“家风”？"]

    assert report.terminal([WRONG], tmp_path).split("\n")[:2] == expected
    write(tmp_path, "\n" + "家" * 51)
    assert report.terminal([WRONG], tmp_path).split("\n")[:2] == expected


def test_summary() -> None:
    assert report.summary([]) == "检查通过，没有发现问题。"
    assert report.summary([WRONG, WRONG]) == "1 个文件里有 2 处错误。"
    assert report.summary([WRONG, VAGUE]) == "2 个文件里有 1 处错误、1 处提醒。"


def test_github_escapes_what_would_end_a_command() -> None:
    hostile = Problem("docs/a,b:c%.md", 1, 2, "html-refused", "100%\n::error::坏", "删\r掉")

    assert report.github([hostile, VAGUE]) == (
        "::error file=docs/a%2Cb%3Ac%25.md,line=1,col=2,title=html-refused"
        "::100%25%0A::error::坏 提示：删%0D掉\n"
        "::warning file=docs/index.md,line=9,col=1,title=link-vague::太含糊 提示：写清楚"
    )


def test_json_says_everything_of_a_problem() -> None:
    assert json.loads(report.as_json([WRONG])) == [
        {
            "file": FILE,
            "line": 2,
            "column": 8,
            "code": "word-unknown",
            "message": "话题应为词表里的话题",
            "hint": "是不是“家风”？",
            "severity": "error",
            "field": "topics",
            "fix": None,
        }
    ]
    assert json.loads(report.as_json([])) == []
