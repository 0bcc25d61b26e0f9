"""The parts of the editors' handbook that the code knows best: field tables and problem codes."""

from __future__ import annotations

from collections.abc import Iterable

from yuhua.catalogue import CODES
from yuhua.derive.fields import Row, rows
from yuhua.kinds import kinds
from yuhua.kinds.base import Kind
from yuhua.model.site import Page
from yuhua.model.terms import GROUPS, Vocabulary

_WAIVER = "看过了，确实要这样写，就在字段区写明理由，检查不再说："
_ROW = "waivers:\n  - code: {}\n    words: 那一行里的几个字\n    reason: 为什么要这样写\n    on: 2026-11-26"
_CELL = str.maketrans({"|": "／", "\n": " "})


def pages(vocabulary: Vocabulary) -> list[Page]:
    """Return one page per kind, one with every code, one with every controlled word."""
    found = [_kind_page(kind) for kind in kinds()]
    found.append(_page("codes", "检查提示大全", "检查时说的每句话：错在哪，该怎么写。", _codes()))
    found.append(
        _page(
            "words", "词表", "栏目、话题、年龄段、街道：填字段时只能用这些词。", _words(vocabulary)
        )
    )
    return found


def files() -> dict[str, str]:
    """Return the addresses of these pages by the files that links of other pages name them with."""
    names = ["codes", "words", *(f"kinds/{kind.name}" for kind in kinds())]
    return {f"docs/handbook/{name}.md": f"handbook/{name}/" for name in names}


def _page(name: str, title: str, summary: str, body: Iterable[str]) -> Page:
    return Page(
        f"handbook/{name}/",
        title,
        summary,
        "page.html",
        "编辑手册",
        body="\n".join(body),
        listed=False,
    )


def _kind_page(kind: Kind) -> Page:
    body = [f"文件放在 `docs/{kind.home or '任意文件夹/'}`。", ""]
    body += [*_table(rows(kind.record)), *_inside(rows(kind.record))]
    return _page(
        f"kinds/{kind.name}", f"{kind.label}的字段", f"写{kind.label}时，每个字段填什么。", body
    )


def _inside(found: Iterable[Row]) -> Iterable[str]:
    """Yield a table for every field that has fields inside, however deep."""
    for row in found:
        if row.inside:
            yield from ("", f"## {row.label}（{row.name}）", "", *_table(row.inside))
            yield from _inside(row.inside)


def _table(found: Iterable[Row]) -> list[str]:
    lines = ["| 字段 | 意思 | 必填 | 填什么 | 例子 |", "| --- | --- | --- | --- | --- |"]
    for row in found:
        note = f"{row.form}；{row.note}" if row.note else row.form
        cells = (f"`{row.name}`", row.label, "是" if row.required else "", note, row.example)
        lines.append("| " + " | ".join(cell.translate(_CELL) for cell in cells) + " |")
    return lines


def _codes() -> Iterable[str]:
    for name, code in sorted(CODES.items()):
        yield from (f"## {name}", "", f"**{code.title}**", "", code.why, "")
        yield from ("错误：", "", *_block(code.wrong), "", "正确：", "", *_block(code.right), "")
        if code.waivable:
            yield from (_WAIVER, "", *_block(_ROW.format(name)), "")


def _block(text: str) -> Iterable[str]:
    return (f"    {line}" for line in text.split("\n"))


def _words(vocabulary: Vocabulary) -> Iterable[str]:
    for group, label in GROUPS.items():
        names = "、".join(term.name for term in vocabulary.group(group))
        yield from (f"## {label}", "", names, "")
