"""A comparison, turned into what a terminal, GitHub or another program shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from yuhua import report
from yuhua.compare.comparison import Comparison
from yuhua.compare.difference import Difference
from yuhua.compare.reach import grouped

SETUP = "网站设置（mkdocs.yml）变了，每一页都会重做。"
MENDABLE = "漏说的能替你补上：加上 --write 再运行一次，补完把“……”换成原因。"
REFUSED = {
    "head": "检查还有错（运行 check 看），改好以后才说得出影响到哪些文件。",
    "base": "原来的内容检查通不过，没有网站可比，说不出影响到哪些文件。",
}
NOTHING = "内容没有变化。"
UNREAD = "新的内容读不出来，先改好下面的错误，再来比较。"


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
        yield UNREAD
        return
    yield from notes(found)
    for heading, file, said in by_record(found.differences):
        yield f"{heading}（{file}）"
        yield from (f"  · {one}" for one in said)
    if found.files:
        yield ""
        yield f"影响到的文件，一共{len(found.files)}个："
    for group, paths in grouped(found.files):
        yield f"  {group}{len(paths)}个"
        yield from (f"    {path}" for path in paths)


def notes(found: Comparison) -> Iterator[str]:
    """Yield what there is to say of the comparison as a whole."""
    if not found.differences and not found.setup_changed:
        yield NOTHING
    if found.setup_changed:
        yield SETUP
    if found.refused:
        yield REFUSED[found.refused]
    for file in found.unreadable:
        yield f"原来的 {file} 有错，读不出来，没有拿来比较。"


def by_record(differences: Iterable[Difference]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield every record that differs: its heading, its file and what became of it; what is gone last."""
    ordered = sorted(differences, key=lambda one: (one.what == "removed", one.file))
    for (heading, file), some in groupby(ordered, key=lambda one: (one.heading, one.file)):
        yield heading, file, [one.said for one in some]


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
