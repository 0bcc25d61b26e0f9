"""Blocks, turned into the Markdown of this project, each with the line it begins at.

Python-Markdown with `sane_lists` keeps the number a list begins with; CommonMark, which GitHub shows,
wants no punctuation at the inner edge of `**`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from yuhua.importers.blocks import Block, Span, Spans

_INDENT = "    "
_ENTITY = re.compile(r"&(?=#?\w{1,30};)")
_ESCAPED = re.compile(r"([`*]|\\(?=[\\`*_{}\[\]()>#+\-.!|])|(?<=\])\(|\[(?=\^)|(?<!\w)_|_(?!\w))")
# What begins a block of another sort: headings, quotations, lists, tables, fences, admonitions, rules.
_OPENING = re.compile(r"(#{1,6}(?=\s|$)|>|[-+](?=\s|[-+ ]*$)|!!!|\?\?\?|={3,}$|~{3,}|:(?=\s))")
_NUMBERED = re.compile(r"(\d{1,9})\.(?=\s)")
_EDGES = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


@dataclass(frozen=True)
class Body:
    """The text of a body; `lines` holds the line from 1 at which each block begins."""

    text: str
    lines: tuple[int, ...]


def body(blocks: Iterable[Block]) -> Body:
    """Return the Markdown of blocks; entries of one list stand together, notes come last."""
    written: list[str] = []
    lines: list[int] = []
    at, before = 1, None
    for block in _counted(blocks):
        text = _written(block)
        together = before is not None and {before.sort, block.sort} == {"entry"} and bool(text)
        if written and text and not together:
            written.append("")
            at += 1
        lines.append(at)
        if text:
            written += text.split("\n")
            at += text.count("\n") + 1
            before = block
    return Body("\n".join([*written, ""]) if written else "", tuple(lines))


def _counted(blocks: Iterable[Block]) -> Iterator[Block]:
    """Let only entries that count on stand in one list: Markdown numbers a list by itself."""
    last: dict[int, int] = {}
    broken = False
    for block in blocks:
        if block.sort == "more":
            yield block
            continue
        if block.sort != "entry":
            last, broken = {}, False
            yield block
            continue
        last = {level: number for level, number in last.items() if level <= block.level}
        follows = block.level not in last or block.number in {0, last[block.level] + 1}
        broken = (broken or not follows) if not block.level else broken
        last[block.level] = block.number
        if broken and block.number:
            words = (Span(f"{block.number}. "), *block.spans)
            yield replace(block, sort="paragraph", spans=words)
        else:
            yield block


def _written(block: Block) -> str:
    if block.sort == "table":
        return _table(block.rows)
    if block.sort == "heading":
        return f"{'#' * block.level} {inline(block.spans, plain=True)}" if block.plain else ""
    text = inline(block.spans)
    if not text:
        return ""
    if block.sort == "note":
        return f"[^{block.number}]: {text}"
    if block.sort == "entry":
        sign = f"{block.number}." if block.number else "-"
        return f"{_INDENT * block.level}{sign} {_opened(text)}"
    indent = _INDENT * (block.level + 1) if block.sort == "more" else ""
    return indent + _opened(text)


def _opened(text: str) -> str:
    """Return a line that begins nothing but what it is."""
    return (
        _OPENING.sub(r"\\\1", _NUMBERED.sub(r"\1\\.", text, count=1), count=1)
        if _begins(text)
        else text
    )


def _begins(text: str) -> bool:
    return bool(_OPENING.match(text) or _NUMBERED.match(text))


def _table(rows: tuple[tuple[Spans, ...], ...]) -> str:
    if not rows:
        return ""
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)


def _cell(spans: Spans) -> str:
    return inline(spans).replace("|", r"\|")


def inline(spans: Spans, *, plain: bool = False) -> str:
    """Return spans as Markdown; `plain` leaves out bold and links, as in headings."""
    return "".join(
        _span(replace(one, bold=False, italic=False, href="") if plain else one) for one in spans
    )


def _span(span: Span) -> str:
    if span.note:
        return f"[^{span.note}]"
    if span.href and span.text.strip():
        words = _escaped(span.text.strip()).replace("[", "【").replace("]", "】")
        return f"[{words}]({quote(span.href, safe=_SAFE)})"
    sign = "*" * (2 * span.bold + span.italic)
    edges = _EDGES.fullmatch(span.text) if sign else None
    before, words, after = edges.groups() if edges else ("", "", "")
    if not words:
        return _escaped(span.text)
    return f"{_escaped(before)}{sign}{_escaped(words)}{sign}{_escaped(after)}"


# RFC 3986 §2, without the brackets that end a link.
_SAFE = ":/?#@!$&'*+,;=%-._~"


def _escaped(text: str) -> str:
    return _ESCAPED.sub(r"\\\1", _ENTITY.sub("&amp;", text))
