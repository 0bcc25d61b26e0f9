"""The text of a document as Word keeps it, turned into one that mammoth understands whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from yuhua.importers.leftovers import Leftover, Marks, drop, set_aside
from yuhua.importers.numbering import Counting, Label
from yuhua.importers.ooxml import (
    Node,
    child,
    count,
    is_on,
    name,
    names,
    new,
    remove,
    replace_by,
    text_of,
    unwrap,
    value,
)
from yuhua.importers.styles import Style, Styles
from yuhua.importers.symbols import symbol

DEEPEST_LIST = 4
MAX_COLUMNS = 60
ORDERED, BULLETS = "1", "2"
# What mammoth reads and what holds no text; anything else is unwrapped, so that no text is lost.
_TEXT = {*names("w:p w:r w:tbl w:tr w:tc w:hyperlink")}
_READ = _TEXT | {*names("w:body w:footnote w:endnote w:sdt w:sdtContent")}
_LINKED = names("w:r w:hyperlink")
_GONE = names("w:del w:moveFrom w:rPrChange w:pPrChange w:tblPrChange w:tcPrChange w:trPrChange")
_PROPERTIES = names("w:rPr w:trPr")
LARGE = 36  # half-points: 小二, larger than the text of any letter (三号 is 32)
_ASIDE = {"center", "right", "end"}
# Signs that only one font shows (Unicode's private use area).
_NOWHERE = re.compile("[\ue000-\uf8ff]")
_SHIFTS = {"superscript", "subscript"}


def prepare(root: Node, styles: Styles, counting: Counting, marks: Marks) -> None:
    """Rewrite a tree in place: what mammoth would lose is written plainly or marked."""
    _settle(root, marks)
    set_aside(root, marks)
    for node in reversed([one for one in root.iterdescendants() if one.tag not in _READ]):
        if any(inner.tag in _TEXT for inner in node):
            unwrap(node)
    for paragraph in list(root.iter(name("w:p"))):
        _paragraph(paragraph, styles, counting, marks)
    for mark in list(root.iter(name("w:bookmarkStart"))):
        around = [one for one in mark.iterancestors() if one.tag in _LINKED]
        if around:
            around[-1].addprevious(mark)  # HTML has no `a` inside another
    for span in root.iter(name("w:gridSpan")):
        span.set(name("w:val"), str(min(max(count(span.get(name("w:val"))), 1), MAX_COLUMNS)))


def _settle(root: Node, marks: Marks) -> None:
    """Decide between alternatives, leave out what is deleted, and the document's own bookmarks."""
    for node in list(root.iter(name("w:bookmarkStart"))):
        remove(node)
    for node in list(root.iter(name("mc:AlternateContent"))):
        chosen = child(node, "mc:Choice")
        chosen = child(node, "mc:Fallback") if chosen is None or not len(chosen) else chosen
        replace_by(node, [] if chosen is None else list(chosen))
    _changes(root, marks)
    for node in list(root.iter(name("w:sdt"))):
        _control(node, marks)
    for node in root.iter(name("w:cr")):
        node.tag = name("w:br")
    for node in root.iter(name("w:br")):
        node.attrib.clear()


def _changes(root: Node, marks: Marks) -> None:
    """Drop what is deleted; what is inserted stays."""
    added = [one for one in root.iter(*names("w:ins w:moveTo")) if text_of(one).strip()]
    gone = [
        one
        for one in root.iter(*_GONE[:2])
        if text_of(one, "w:delText").strip() or text_of(one).strip()
    ]
    if added or gone:
        marks.add(Leftover("changes", f"{len(gone)} {len(added)}"))
    for row in list(root.iter(name("w:tr"))):
        if child(row, "w:trPr/w:del") is not None:
            remove(row)
    for node in list(root.iter(*_GONE)):
        if node.getparent() is not None and node.getparent().tag not in _PROPERTIES:
            remove(node)


def _control(node: Node, marks: Marks) -> None:
    """Unwrap a form field; an empty one holds only words that ask to be replaced."""
    about = child(node, "w:sdtPr")
    gallery = value(about, "w:docPartObj/w:docPartGallery") if about is not None else None
    if gallery == "Table of Contents":
        marks.add(Leftover("contents"))
        remove(node)
    elif about is not None and is_on(about, "w:showingPlcHdr"):
        left = Leftover("blank", text_of(node).strip())
        for one in list(node.iter(name("w:t"))):
            one.text = ""
        held = next(node.iter(name("w:r")), None)
        if held is not None:
            held.append(marks.node(left))


def _paragraph(node: Node, styles: Styles, counting: Counting, marks: Marks) -> None:
    style = styles.of_paragraph(node)
    label = counting.label(style, value(node, "w:pPr/w:pStyle") or "")
    if style.role == "contents":
        if not any(one.sort == "contents" for one in marks.found):
            marks.add(Leftover("contents"))
        remove(node)
        return
    runs = [(run, styles.of_run(run, style)) for run in node.iter(name("w:r"))]
    for run, said in runs:
        _run(run, said, marks)
    _about(node, replace(style, half_points=_size(runs) or style.half_points), label)


def _size(runs: list[tuple[Node, Style]]) -> int:
    return next((said.half_points for run, said in runs if text_of(run).strip()), 0)


def _run(node: Node, said: Style, marks: Marks) -> None:
    """Leave of a run's properties only those that carry meaning."""
    about = child(node, "w:rPr")
    written = text_of(node)
    if said.hidden and written.strip():
        drop(node, marks, Leftover("hidden", written))
        return
    struck = about is not None and (is_on(about, "w:strike") or is_on(about, "w:dstrike"))
    if struck and written.strip():
        node.addprevious(marks.node(Leftover("struck", written)))
    for sign in list(node.iter(name("w:sym"))):
        _sign(sign, marks)
    if _NOWHERE.search(written):
        node.addprevious(marks.node(Leftover("symbol")))
    shift = value(node, "w:rPr/w:vertAlign")
    if about is not None:
        remove(about)
    kept = new("rPr")
    kept.extend(_kept(said, shift))
    if len(kept):
        node.insert(0, kept)


def _sign(node: Node, marks: Marks) -> None:
    """Write a sign of Wingdings and the like as the character it shows, where there is one."""
    shown = symbol(node.get(name("w:font"), ""), node.get(name("w:char"), ""))
    if not shown:
        drop(node, marks, Leftover("symbol"))
        return
    node.tag = name("w:t")
    node.text = shown


def _kept(said: Style, shift: str | None) -> Iterator[Node]:
    if said.bold:
        yield new("b")
    if said.italic:
        yield new("i")
    if shift in _SHIFTS:
        yield new("vertAlign", val=shift)


def _about(node: Node, style: Style, label: Label | None) -> None:
    """Write plainly what a paragraph is: a heading, numbered, centred, large."""
    old = child(node, "w:pPr")
    deleted = child(old, "w:rPr/w:del") is not None
    if old is not None:
        remove(old)
    about = new("pPr")
    called = style.role or (f"h{style.level}" if style.level else "")
    if called:
        about.append(new("pStyle", val=called))
    is_listed = label is not None and not style.level and (label.number > 0 or not label.text)
    if label and is_listed:
        about.append(_listed(label))
    if deleted:
        mark = new("rPr")
        mark.append(new("del"))
        about.append(mark)
    if label and label.text and not is_listed:
        node.insert(0, _written(label.text))
    number = label.number if label and is_listed else 0
    size = style.half_points if style.half_points >= LARGE else 0
    if number or size or style.alignment in _ASIDE:
        node.insert(0, new("bookmarkStart", name=f"about-{style.alignment}-{size}-{number}"))
    node.insert(0, about)


def _listed(label: Label) -> Node:
    found = new("numPr")
    found.append(new("ilvl", val=str(min(label.level, DEEPEST_LIST))))
    found.append(new("numId", val=ORDERED if label.number else BULLETS))
    return found


def _written(words: str) -> Node:
    run, text = new("r"), new("t")
    text.text = f"{words} " if words.isascii() else words
    run.append(text)
    return run
