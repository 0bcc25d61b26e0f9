"""Problems, turned into what a terminal, GitHub or another program shows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from yuhua.problems import Problem
from yuhua.text import width

MOST_CELLS = 100
_SEVERITY = {"error": "错误", "warning": "提醒"}


def terminal(problems: Iterable[Problem], root: Path) -> str:
    """Return the problems as Chinese text with the line in question and a caret beneath it."""
    found = list(problems)
    blocks = [_block(problem, _line(root, problem)) for problem in found]
    return "\n\n".join([*blocks, summary(found)])


def summary(problems: Iterable[Problem]) -> str:
    """Return the closing sentence."""
    found = list(problems)
    if not found:
        return "检查通过，没有发现问题。"
    errors = sum(problem.severity == "error" for problem in found)
    files = len({problem.file for problem in found})
    rest = f"、{len(found) - errors} 处提醒" if len(found) > errors else ""
    return f"{files} 个文件里有 {errors} 处错误{rest}。"


def _block(problem: Problem, line: str) -> str:
    place = f"{problem.file}:{problem.line}:{problem.column}"
    lines = [f"{place}：{_SEVERITY[problem.severity]} [{problem.code}] {problem.message}"]
    if line.strip():
        before = line[: problem.column - 1].expandtabs(4)
        lines += [f"    {line.expandtabs(4)}", "    " + " " * width(before) + "^"]
    lines += [f"  提示：{problem.hint}"]
    return "\n".join(lines)


def _line(root: Path, problem: Problem) -> str:
    try:
        lines = (root / problem.file).read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return ""
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    return line if width(line) <= MOST_CELLS else ""


def github(problems: Iterable[Problem]) -> str:
    """Return workflow commands that GitHub shows at the line."""
    return "\n".join(
        f"::{problem.severity} file={_property(problem.file)},line={problem.line},col={problem.column},"
        f"title={_property(problem.code)}::{_message(f'{problem.message} 提示：{problem.hint}')}"
        for problem in problems
    )


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON list."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)
