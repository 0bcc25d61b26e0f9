"""Blocks, turned into the Markdown of this project, each with the line it begins at.

Python-Markdown with `sane_lists` keeps the number a list begins with; CommonMark, which GitHub shows,
wants no punctuation at the inner edge of `**`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from yuhua.importers.blocks import Block
from yuhua.importers.spans import Span, Spans

_INDENT = "    "
_ENTITY = re.compile(r"&(?=#?\w{1,30};)")
_ESCAPED = re.compile(r"([`*]|\\(?=[\\`*_{}\[\]()>#+\-.!|])|(?<=\])\(|\[(?=\^)|(?<!\w)_|_(?!\w))")
# What begins a block of another sort: headings, quotations, lists, tables, fences, admonitions, rules.
_OPENING = re.compile(r"(#|>|[-+](?=\s|[-+ ]*$)|!!!|\[(?=[^\[\]]*\]:))")
# The same of signs that Python-Markdown knows no escape for.
_UNESCAPED = re.compile(r":(?=\s)|~(?=~~)")
_NUMBERED = re.compile(r"(\d{1,9})\.(?=\s)")
_CLOSING = re.compile(r"#+$")  # of a heading, which Markdown takes away
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
    in_list: Block | None = None
    above: Block | None = None
    for block in _counted(blocks):
        text = _written(block)
        is_loose = above is not None and above.sort == "more"
        if written and text and (is_loose or not _together(in_list, block)):
            written.append("")
        lines.append(len(written) + (1 if text else 0) or 1)
        if text:
            written += text.split("\n")
            above = block
            if block.sort not in {"entry", "more"}:
                in_list = None
            elif not block.level:
                in_list = block
    return Body("\n".join([*written, ""]) if written else "", tuple(lines))


def _together(in_list: Block | None, block: Block) -> bool:
    """Say whether an entry goes on in a list: bullets and numbers side by side are two lists."""
    if in_list is None or block.sort != "entry":
        return False
    return block.level > 0 or bool(in_list.number) == bool(block.number)


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
        words = _CLOSING.sub(r"\\\g<0>", inline(block.spans, plain=True))
        return f"{'#' * block.level} {words}" if block.plain else ""
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
    if _UNESCAPED.match(text):
        return f"&#{ord(text[0])};{text[1:]}"
    if found := _NUMBERED.match(text):
        return f"{found[1]}\\.{text[found.end() :]}"
    return f"\\{text}" if _OPENING.match(text) else text


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
