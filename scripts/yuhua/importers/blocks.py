"""Sanitised HTML of a manuscript, turned into blocks: headings, paragraphs, entries, tables, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from yuhua.importers.leftovers import MARK, Leftover
from yuhua.importers.ooxml import Node, fragment
from yuhua.importers.prose import tidy
from yuhua.importers.word import Converted

_ABOUT = re.compile(r"about-([a-z]*)-(\d+)-(\d+)")
_NOTE = re.compile(r"(?:foot|end)note-")
_BACK = re.compile(r"#(?:foot|end)note-ref-")
_TO_NOTE = re.compile(r"#(?:foot|end)note-")
_UP = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_DOWN = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SCRIPTS = {"sup": _UP, "sub": _DOWN}
BREAK = "\n"


@dataclass(frozen=True)
class Span:
    """A piece of text in one form; `note` is the number of the note that is referred to here."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    note: int = 0


Spans = tuple[Span, ...]


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
            return " ".join(plain_of(cell) for row in self.rows for cell in row).strip()
        return plain_of(self.spans)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        said = [one.bold for one in self.spans if one.text.strip()]
        return bool(said) and all(said)


def plain_of(spans: Spans) -> str:
    """Return what a reader sees of some spans."""
    return "".join(one.text for one in spans if not one.note).strip()


@dataclass(frozen=True)
class _Form:
    bold: bool = False
    italic: bool = False
    href: str = ""
    script: str = ""


class _Reading:
    """The marks of one document, met one after another."""

    def __init__(self, left: tuple[Leftover, ...]) -> None:
        self.left = left
        self.seen: set[int] = set()
        self.here: list[Leftover] = []

    def meet(self, mark: str) -> None:
        """Note a mark that stands in the block being read."""
        found = MARK.fullmatch(mark)
        if found and int(found[1]) < len(self.left):
            self.seen.add(int(found[1]))
            self.here.append(self.left[int(found[1])])

    def taken(self) -> tuple[Leftover, ...]:
        """Return what was left out of the block just read."""
        found, self.here = tuple(self.here), []
        return found


def blocks_of(converted: Converted) -> tuple[tuple[Block, ...], tuple[Leftover, ...]]:
    """Return the blocks of a document in order, and what was left out of it as a whole."""
    reading = _Reading(converted.left)
    found = tuple(_blocks(fragment(converted.html), reading))
    rest = tuple(one for place, one in enumerate(converted.left) if place not in reading.seen)
    return found, rest


def _blocks(node: Node, reading: _Reading) -> Iterator[Block]:
    for one in node:
        if one.tag in {"ul", "ol"}:
            yield from _list(one, reading, 0)
        elif one.tag == "table":
            yield from _table(one, reading)
        else:
            yield from _lines(_line(one, reading))


def _line(node: Node, reading: _Reading) -> Block:
    """Return a paragraph or heading as it stands, breaks and all."""
    about = next((m for a in node.iter("a") if (m := _ABOUT.fullmatch(a.get("id", "")))), None)
    spans = tuple(_spans(node, _Form(), reading))
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
        yield replace(block, spans=_merged([span for piece in pieces for span in piece]))
        return
    lines = [spans for piece in pieces if (spans := _merged(piece))]
    rest: Literal["more", "paragraph"] = "more" if block.sort == "entry" else "paragraph"
    for place, spans in enumerate(lines or [()]):
        first = place == 0
        yield replace(
            block,
            sort=block.sort if first else rest,
            spans=spans,
            left=block.left if first else (),
        )


def _list(node: Node, reading: _Reading, depth: int) -> Iterator[Block]:
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


def _note(entry: Node, reading: _Reading, number: int) -> Block:
    spans: list[Span] = []
    for one in entry:
        spans += [Span(" ") if spans else Span(""), *_spans(one, _Form(), reading)]
    kept = [replace(one, text=" ") if one.text == BREAK else one for one in spans]
    return Block("note", _merged(kept), number=number, left=reading.taken())


def _table(node: Node, reading: _Reading) -> Iterator[Block]:
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
            for below in range(down):
                for beside in range(across):
                    grid[place + below, column + beside] = () if beside else spans
    width = max((column for _, column in grid), default=0) + 1
    table = [
        tuple(grid.get((row, column), ()) for column in range(width)) for row in range(len(rows))
    ]
    filled = tuple(row for row in table if any(plain_of(cell) for cell in row))
    if merged:
        reading.here.append(Leftover("merged"))
    yield Block("table", rows=filled, left=reading.taken())


def _cell(node: Node, reading: _Reading) -> Spans:
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
    return _merged(found)


def _own_line(node: Node, reading: _Reading) -> Block:
    """Return the text of a paragraph or entry without the lists inside it; what is left out stays."""
    for one in [one for one in node if one.tag in {"ul", "ol", "table"}]:
        node.addnext(one)
    here = list(reading.here)
    block = _line(node, reading)
    reading.here = [*here, *(one for one in block.left if one not in here)]
    return block


def _spans(node: Node, form: _Form, reading: _Reading) -> Iterator[Span]:
    """Yield the pieces of text inside an element, in order."""
    if node.text:
        yield from _written(node.text, form, reading)
    for one in node:
        yield from _inner(one, form, reading)
        if one.tail:
            yield from _written(one.tail, form, reading)


def _inner(node: Node, form: _Form, reading: _Reading) -> Iterator[Span]:
    href = node.get("href", "")
    reading.meet(node.get("id", ""))
    if node.tag == "br":
        yield Span(BREAK)
    elif node.tag == "input":
        yield Span("☑" if node.get("checked") is not None else "☐")
    elif _BACK.match(href):
        return
    elif _TO_NOTE.match(href):
        yield Span("", note=int(re.sub(r"\D", "", node.text or "") or 0))
    elif node.tag == "a":
        yield from _spans(node, replace(form, href="" if href.startswith("#") else href), reading)
    elif node.tag in _SCRIPTS:
        yield from _spans(node, replace(form, script=node.tag), reading)
    else:
        bold, italic = form.bold or node.tag == "strong", form.italic or node.tag == "em"
        yield from _spans(node, replace(form, bold=bold, italic=italic), reading)


def _written(text: str, form: _Form, reading: _Reading) -> Iterator[Span]:
    if form.script:
        shifted = text.translate(_SCRIPTS[form.script])
        if shifted == text and text.strip():
            reading.here.append(Leftover("script", text.strip()))
        text = shifted
    yield Span(text.replace("\n", " "), form.bold, form.italic, form.href)


def _merged(spans: list[Span]) -> Spans:
    """Join neighbours of one form, tidy their text, and leave no space at either end."""
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if (
            last
            and not last.note
            and not span.note
            and replace(last, text="") == replace(span, text="")
        ):
            found[-1] = replace(last, text=last.text + span.text)
        elif span.text or span.note:
            found.append(span)
    tidied = [replace(one, text=tidy(one.text)) for one in found]
    while tidied and not tidied[0].note and not tidied[0].text.strip():
        tidied.pop(0)
    while tidied and not tidied[-1].note and not tidied[-1].text.strip():
        tidied.pop()
    if tidied:
        tidied[0] = replace(tidied[0], text=tidied[0].text.lstrip())
        tidied[-1] = replace(tidied[-1], text=tidied[-1].text.rstrip())
    return tuple(tidied)
