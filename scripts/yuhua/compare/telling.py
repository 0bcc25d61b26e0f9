"""A comparison, turned into what a terminal, GitHub, a job's summary or another program shows."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from yuhua import report
from yuhua.compare.comparison import Comparison
from yuhua.compare.difference import Difference
from yuhua.compare.reach import grouped
from yuhua.problems import Problem

_MARKDOWN = re.compile(r"([\\`*_\[\]|~#])")
SETUP = "网站设置（mkdocs.yml）变了，每一页都会重做。"
MENDABLE = "漏说的能替你补上：加上 --write 再运行一次，补完把“……”换成原因。"
REFUSED = {
    "head": "检查还有错（运行 check 看），改好以后才说得出影响到哪些文件。",
    "base": "原来的内容检查通不过，没有网站可比，说不出影响到哪些文件。",
}
NOTHING = "内容没有变化。"


def terminal(found: Comparison, root: Path) -> str:
    """Return sentences by record, the files reached, and the problems with their lines."""
    parts = ["\n".join(_plain(found))]
    if found.problems:
        parts.append(report.terminal(found.problems, root))
    if any(one.additions for one in found.findings):
        parts.append(MENDABLE)
    return "\n\n".join(parts)


def github(found: Comparison) -> str:
    """Return the sentences, and workflow commands that GitHub shows at the line."""
    return "\n".join([*_plain(found), *filter(None, [report.github(found.problems)])])


def _plain(found: Comparison) -> Iterator[str]:
    if found.faults:
        yield "新的内容读不出来，先改好下面的错误，再来比较。"
        return
    yield from _notes(found)
    for heading, file, said in _by_record(found.differences):
        yield f"{heading}（{file}）"
        yield from (f"  · {one}" for one in said)
    if found.files:
        yield ""
        yield f"影响到的文件，一共{len(found.files)}个："
    for group, paths in grouped(found.files):
        yield f"  {group}{len(paths)}个"
        yield from (f"    {path}" for path in paths)


def _notes(found: Comparison) -> Iterator[str]:
    if not found.differences and not found.setup_changed:
        yield NOTHING
    if found.setup_changed:
        yield SETUP
    if found.refused:
        yield REFUSED[found.refused]
    for file in found.unreadable:
        yield f"原来的 {file} 有错，读不出来，没有拿来比较。"


def _by_record(differences: Iterable[Difference]) -> Iterator[tuple[str, str, list[str]]]:
    ordered = sorted(differences, key=lambda one: (one.what == "removed", one.file))
    for (heading, file), some in groupby(ordered, key=lambda one: (one.heading, one.file)):
        yield heading, file, [one.said for one in some]


def summary(found: Comparison) -> str:
    """Return Markdown for a job's summary."""
    return "\n".join(_markdown(found)) + "\n"


def _markdown(found: Comparison) -> Iterator[str]:
    yield "## 这次改了什么"
    yield ""
    if found.faults:
        yield "新的内容读不出来，先改好下面的错误，再来比较。"
    else:
        yield from (_safe(note) for note in _notes(found))
    for heading, file, said in _by_record(found.differences):
        yield f"- {_safe(heading)}（{_safe(file)}）"
        yield from (f"  - {_safe(one)}" for one in said)
    if found.files:
        yield from ("", f"### 影响到的文件：{len(found.files)}个", "")
    for group, paths in grouped(found.files):
        yield f"<details><summary>{group}{len(paths)}个</summary>"
        yield ""
        yield from (f"- {_safe(path)}" for path in paths)
        yield from ("", "</details>", "")
    yield from _markdown_problems(found.problems)
    if any(one.additions for one in found.findings):
        yield from ("", MENDABLE)


def _markdown_problems(problems: tuple[Problem, ...]) -> Iterator[str]:
    if not problems:
        yield from ("", "没有漏说的改动。")
        return
    yield from ("", "### 要补上的", "")
    for one in problems:
        place = _safe(f"{one.file}:{one.line}:{one.column}")
        yield f"- {place} {_safe(one.message)}"
        yield f"  - 提示：{_safe(one.hint)}"


def _safe(text: str) -> str:
    """Return a text that is shown as it is: no Markdown, no HTML, one line."""
    return _MARKDOWN.sub(r"\\\1", html.escape(text.replace("\n", " "), quote=False))


def as_json(found: Comparison) -> str:
    """Return the comparison as one JSON object."""
    told = {
        "differences": [{**asdict(one), "sentence": one.sentence} for one in found.differences],
        "files": dict(grouped(found.files)),
        "unreadable": found.unreadable,
        "setup_changed": found.setup_changed,
        "problems": [asdict(one) for one in found.problems],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
