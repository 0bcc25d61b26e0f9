"""Sanitised HTML of a manuscript, turned into blocks: headings, paragraphs, entries, tables, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from yuhua.importers.leftovers import Leftover
from yuhua.importers.ooxml import Node, fragment
from yuhua.importers.spans import BREAK, Reading, Span, Spans, merged, plain_of, spans_of
from yuhua.importers.word import Converted

_ABOUT = re.compile(r"about-([a-z]*)-(\d+)-(\d+)")
_SHORT = 60  # what is merged downwards is said again in every row where it is no text
_NOTE = re.compile(r"(?:foot|end)note-")


@dataclass(frozen=True)
class Block:
    """One block; `level` is a heading's level in Word or an entry's depth in its list.

    `number` is an entry's (0 for a bullet) or a note's; `left` is what could not be carried over here.
    """

    sort: Literal["heading", "paragraph", "entry", "more", "table", "note"]
    spans: Spans = ()
    level: int = 0
    number: int = 0
    role: str = ""
    alignment: str = ""
    half_points: int = 0
    left: tuple[Leftover, ...] = ()
    rows: tuple[tuple[Spans, ...], ...] = ()

    @property
    def plain(self) -> str:
        """The text a reader sees."""
        if self.rows:
            cells = (plain_of(cell) for row in self.rows for cell in row)
            return " ".join(cell for cell in cells if cell)
        return plain_of(self.spans)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        said = [one.bold for one in self.spans if one.text.strip()]
        return bool(said) and all(said)


def blocks_of(converted: Converted) -> tuple[tuple[Block, ...], tuple[Leftover, ...]]:
    """Return the blocks of a document in order, and what was left out of it as a whole."""
    reading = Reading(converted.left)
    found = tuple(_blocks(fragment(converted.html), reading))
    rest = tuple(one for place, one in enumerate(converted.left) if place not in reading.seen)
    return found, rest


def _blocks(node: Node, reading: Reading) -> Iterator[Block]:
    for one in node:
        if one.tag in {"ul", "ol"}:
            yield from _list(one, reading, 0)
        elif one.tag == "table":
            yield from _table(one, reading)
        else:
            yield from _lines(_line(one, reading))


def _line(node: Node, reading: Reading) -> Block:
    """Return a paragraph or heading as it stands, breaks and all."""
    about = next((m for a in node.iter("a") if (m := _ABOUT.fullmatch(a.get("id", "")))), None)
    spans = tuple(spans_of(node, reading))
    level = int(node.tag[1]) if node.tag[0] == "h" else 0
    return Block(
        "heading" if level else "paragraph",
        spans,
        level,
        int(about[3]) if about else 0,
        node.get("class", ""),
        about[1] if about else "",
        int(about[2]) if about else 0,
        reading.taken(),
    )


def _lines(block: Block) -> Iterator[Block]:
    """Split a block at its breaks; a heading stays whole."""
    pieces: list[list[Span]] = [[]]
    for span in block.spans:
        if span.text == BREAK:
            pieces.append([])
        else:
            pieces[-1].append(span)
    if block.sort == "heading" or block.role:
        yield replace(block, spans=merged([span for piece in pieces for span in piece]))
        return
    lines = [spans for piece in pieces if (spans := merged(piece))]
    rest: Literal["more", "paragraph"] = "more" if block.sort == "entry" else "paragraph"
    for place, spans in enumerate(lines or [()]):
        first = place == 0
        yield replace(
            block,
            sort=block.sort if first else rest,
            spans=spans,
            left=block.left if first else (),
        )


def _list(node: Node, reading: Reading, depth: int) -> Iterator[Block]:
    for entry in node:
        if _NOTE.match(entry.get("id", "")):
            yield _note(entry, reading, node.index(entry) + 1)
            continue
        inner = [one for one in entry if one.tag in {"ul", "ol"}]
        for one in inner:
            entry.remove(one)
        block = _line(entry, reading)
        if block.spans or block.left:
            yield from _lines(replace(block, sort="entry", level=depth))
        for one in inner:
            yield from _list(one, reading, depth + 1)


def _note(entry: Node, reading: Reading, number: int) -> Block:
    spans: list[Span] = []
    for one in entry:
        spans += [Span(" ") if spans else Span(""), *spans_of(one, reading)]
    kept = [replace(one, text=" ") if one.text == BREAK else one for one in spans]
    return Block("note", merged(kept), number=number, left=reading.taken())


def _table(node: Node, reading: Reading) -> Iterator[Block]:
    rows = [one for one in node.iter("tr") if next(one.iterancestors("table")) is node]
    if all(len(row) == 1 for row in rows):
        for row in rows:
            yield from _blocks(row[0], reading)
        return
    grid: dict[tuple[int, int], Spans] = {}
    merged = False
    for place, row in enumerate(rows):
        column = 0
        for cell in row:
            while (place, column) in grid:
                column += 1
            across, down = int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))
            merged = merged or across > 1 or down > 1
            spans = _cell(cell, reading)
            below = spans if len(plain_of(spans)) <= _SHORT else ()
            for lower in range(down):
                for beside in range(across):
                    grid[place + lower, column + beside] = (
                        () if beside else below if lower else spans
                    )
    width = max((column for _, column in grid), default=0) + 1
    table = [
        tuple(grid.get((row, column), ()) for column in range(width)) for row in range(len(rows))
    ]
    filled = tuple(row for row in table if any(plain_of(cell) for cell in row))
    if merged:
        reading.here.append(Leftover("merged"))
    yield Block("table", rows=filled, left=reading.taken())


def _cell(node: Node, reading: Reading) -> Spans:
    """Return a cell as one line."""
    if next(node.iter("table"), None) is not None:
        reading.here.append(Leftover("nested"))
    lines: list[Spans] = []
    for one in list(node.iter("p", "li", "h1", "h2", "h3", "h4", "h5", "h6")):
        for block in _lines(_own_line(one, reading)):
            number = (Span(f"{block.number}."),) if block.number and block.spans else ()
            lines += [(*number, *block.spans)] if block.spans else []
    found: list[Span] = []
    for spans in lines:
        ended = not found or plain_of(tuple(found))[-1:] in set("，。；：！？、,.;:!?（(")
        found += [*(() if ended else (Span("；"),)), *spans]
    return merged(found)


def _own_line(node: Node, reading: Reading) -> Block:
    """Return the text of a paragraph or entry without the lists inside it; what is left out stays."""
    for one in [one for one in node if one.tag in {"ul", "ol", "table"}]:
        node.addnext(one)
    here = list(reading.here)
    block = _line(node, reading)
    reading.here = [*here, *(one for one in block.left if one not in here)]
    return block
