"""The styles of a document, turned into what each means: a heading, the title, centred, bold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from yuhua.importers.cells import plain
from yuhua.importers.ooxml import Node, child, count, is_on, name, value
from yuhua.numerals import number

Role = Literal["", "title", "subtitle", "contents"]
DEEPEST = 9  # levels of an outline (ISO/IEC 29500-1 §17.3.1.20)
_MOST_PARENTS = 20
# `heading 1` is what Word and WPS write in every language; the others are what people call their own.
_HEADING = re.compile(r"(?:heading|标题|标题样式|章节标题|小标题)([1-9一二三四五六七八九])|([1-9一二三四五六七八九])级标题")  # fmt: skip
_TITLES = ("title", "标题", "文档标题", "文章标题", "公文标题", "大标题", "主标题")
_ROLES: Mapping[str, Role] = {
    **dict.fromkeys(_TITLES, "title"),
    **dict.fromkeys(("subtitle", "副标题"), "subtitle"),
    **dict.fromkeys(("tocheading", "toc标题", "目录标题"), "contents"),
}
_INSET = re.compile(r"list(?:bullet|number)([2-5])")
_CONTENTS = re.compile(r"(?:toc|目录)[1-9]")


@dataclass(frozen=True)
class Style:
    """What a style says; `numbering` is (list, level) as the document numbers them, None unsaid.

    `inset` is how much deeper a list stands that has one level only: `List Bullet 2`.
    """

    level: int = 0
    role: Role = ""
    alignment: str = ""
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    half_points: int = 0
    numbering: tuple[str | None, str | None] = (None, None)
    inset: int = 0


PLAIN = Style()


@dataclass(frozen=True)
class Styles:
    """The styles of a document by id; `usual` is what a paragraph without one has."""

    by_id: Mapping[str, Style]
    usual: Style = PLAIN

    def of_paragraph(self, node: Node) -> Style:
        """Return what the style of a paragraph and its own properties say together."""
        found = self.by_id.get(value(node, "w:pPr/w:pStyle") or "", self.usual)
        return _with_paragraph(found, child(node, "w:pPr"))

    def of_run(self, node: Node, paragraph: Style) -> Style:
        """Return what a run's paragraph, style and own properties say together."""
        given = self.by_id.get(value(node, "w:rPr/w:rStyle") or "", PLAIN)
        return _with_run(_over(paragraph, given), child(node, "w:rPr"))


def read_styles(root: Node | None) -> Styles:
    """Return the styles of the part that holds them."""
    if root is None:
        return Styles({})
    nodes = {one.get(name("w:styleId"), ""): one for one in root.iter(name("w:style"))}
    usual = next((key for key, one in nodes.items() if _is_usual(one)), "")
    first = _with_run(PLAIN, child(root, "w:docDefaults/w:rPrDefault/w:rPr"))
    found = {key: _style(key, nodes, first) for key in nodes}
    return Styles(found, found.get(usual, first))


def _is_usual(node: Node) -> bool:
    return node.get(name("w:type")) == "paragraph" and node.get(name("w:default")) in {"1", "true"}


def _style(key: str, nodes: Mapping[str, Node], first: Style) -> Style:
    """Return a style with what it inherits; a circle of parents ends."""
    line: list[str] = []
    while key in nodes and key not in line and len(line) < _MOST_PARENTS:
        line.append(key)
        key = value(nodes[key], "w:basedOn") or ""
    is_paragraph = nodes[line[0]].get(name("w:type")) == "paragraph"
    found = first if is_paragraph else PLAIN
    for one in reversed(line):
        node = nodes[one]
        found = _with_run(_with_paragraph(found, child(node, "w:pPr")), child(node, "w:rPr"))
        found = _named(found, value(node, "w:name") or "")
    return found


def _named(style: Style, called: str) -> Style:
    known = plain(called)
    if found := _HEADING.fullmatch(known):
        return replace(style, level=number(found[1] or found[2]) or 1, role="")
    if _CONTENTS.fullmatch(known):
        return replace(style, level=0, role="contents")
    if found := _INSET.fullmatch(known):
        return replace(style, inset=int(found[1]) - 1)
    return replace(style, role=_ROLES.get(known, style.role))


def _with_paragraph(style: Style, node: Node | None) -> Style:
    """Lay the properties of a paragraph over a style."""
    if node is None:
        return style
    outline = value(node, "w:outlineLvl")
    level = count(outline) + 1
    numbering = (value(node, "w:numPr/w:numId"), value(node, "w:numPr/w:ilvl"))
    return replace(
        style,
        level=(level if level <= DEEPEST else 0) if outline else style.level,
        alignment=value(node, "w:jc") or style.alignment,
        numbering=(numbering[0] or style.numbering[0], numbering[1] or style.numbering[1]),
    )


def _with_run(style: Style, node: Node | None) -> Style:
    """Lay the properties of a run over a style."""
    if node is None:
        return style
    said = Style(
        bold=is_on(node, "w:b"),
        italic=is_on(node, "w:i"),
        hidden=is_on(node, "w:vanish"),
        half_points=count(value(node, "w:sz")),
    )
    return _over(style, said)


def _over(style: Style, said: Style) -> Style:
    return replace(
        style,
        bold=style.bold if said.bold is None else said.bold,
        italic=style.italic if said.italic is None else said.italic,
        hidden=style.hidden if said.hidden is None else said.hidden,
        half_points=said.half_points or style.half_points,
    )
