"""Problems, turned into what a terminal, GitHub or another program shows: nothing private in any of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

from yuhua.private import masked
from yuhua.problems import Edit, Problem
from yuhua.text import width

MOST_CELLS = 100
UNSHOWN = "（这一行有个人信息，不显示）"
_SEVERITY = {"error": "错误", "warning": "提醒"}
_PRIVATE = "private-"
_QUOTED = re.compile(r"“[^”]*”")


def terminal(problems: Iterable[Problem], root: Path) -> str:
    """Return the problems as Chinese text with the line in question and a caret beneath it."""
    found = list(problems)
    blocks = [_block(one, line) for one, line in with_lines(found, root)]
    return "\n\n".join([*blocks, summary(found)])


def with_lines(problems: Iterable[Problem], root: Path) -> list[tuple[Problem, str]]:
    """Return every problem with the line in question, empty where there is none that fits."""
    found = list(problems)
    hidden = _hidden(found)
    lines = [
        UNSHOWN if (one.file, one.line) in hidden else masked(_line(root, one)) for one in found
    ]
    return list(zip(_discreet(found), lines, strict=True))


def _hidden(problems: Iterable[Problem]) -> set[tuple[str, int]]:
    """Return the lines that hold personal data."""
    return {(one.file, one.line) for one in problems if one.code.startswith(_PRIVATE)}


def _discreet(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without personal data; what others quote of such a line is left out."""
    found = list(problems)
    hidden = _hidden(found)
    return [_without(one, quoted=(one.file, one.line) not in hidden) for one in found]


def _without(one: Problem, *, quoted: bool) -> Problem:
    texts = (one.message, one.hint)
    message, hint = (masked(text if quoted else _QUOTED.sub("“……”", text)) for text in texts)
    fix = one.fix
    if isinstance(fix, Edit) and (not quoted or _is_private(fix.old) or _is_private(fix.new)):
        fix = None
    return replace(one, file=masked(one.file), message=message, hint=hint, fix=fix)


def _is_private(text: str) -> bool:
    return masked(text) != text


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
    if line == UNSHOWN:
        lines.append(f"    {line}")
    elif line.strip():
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
        for problem in _discreet(problems)
    )


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON list."""
    return json.dumps(
        [asdict(problem) for problem in _discreet(problems)], ensure_ascii=False, indent=2
    )
