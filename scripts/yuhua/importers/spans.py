"""The inside of an element of sanitised HTML, turned into pieces of text in one form each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from yuhua.importers.leftovers import MARK, Leftover
from yuhua.importers.ooxml import Node
from yuhua.importers.prose import tidy

_BACK = re.compile(r"#(?:foot|end)note-ref-")
_TO_NOTE = re.compile(r"#(?:foot|end)note-")
_UP = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_DOWN = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SCRIPTS: Mapping[str, Mapping[int, int]] = {"sup": _UP, "sub": _DOWN}
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


def plain_of(spans: Spans) -> str:
    """Return what a reader sees of some spans."""
    return "".join(one.text for one in spans if not one.note).strip()


@dataclass(frozen=True)
class _Form:
    bold: bool = False
    italic: bool = False
    href: str = ""
    script: str = ""


class Reading:
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


def spans_of(node: Node, reading: Reading) -> Iterator[Span]:
    """Yield the pieces of text inside an element, in order; a break is one of its own."""
    return _spans(node, _Form(), reading)


def _spans(node: Node, form: _Form, reading: Reading) -> Iterator[Span]:
    if node.text:
        yield from _written(node.text, form, reading)
    for one in node:
        yield from _inner(one, form, reading)
        if one.tail:
            yield from _written(one.tail, form, reading)


def _inner(node: Node, form: _Form, reading: Reading) -> Iterator[Span]:
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


def _written(text: str, form: _Form, reading: Reading) -> Iterator[Span]:
    signs = _SCRIPTS.get(form.script, {})
    if signs and all(ord(sign) in signs for sign in text.strip()):
        text = text.translate(signs)
    elif signs and text.strip():
        reading.here.append(Leftover("script", text.strip()))
    yield Span(text.replace("\n", " "), form.bold, form.italic, form.href)


def merged(spans: Iterable[Span]) -> Spans:
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
