"""What a document points to and what stands around it: resolved inside the file, left alone outside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.sax.saxutils import quoteattr

from yuhua.importers.leftovers import Leftover, Marks
from yuhua.importers.ooxml import (
    Node,
    Relation,
    name,
    names,
    relations,
    remove,
    text_of,
    tree,
    unwrap,
)
from yuhua.importers.package import ManuscriptError, Package

MAX_CHARACTERS = 200_000
_MOST_OF_DIAGRAM = 200
MAX_TAGS = 1_500_000
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_MARGIN = re.compile(r"[\s\d\-—–·/／第共页頁]*")
_FAR = re.compile(r"(?:https?|ftp|file)://(?!/)|\\\\|//", re.IGNORECASE)
_OUTSIDE = {
    "attachedTemplate": "模板",
    "oleObject": "嵌入的对象",
    "subDocument": "子文档",
    "frame": "框架",
}


def target(links: Mapping[str, Relation], kind: str) -> str:
    """Return the part of that kind, or an empty string."""
    return next((one.target for one in links.values() if one.type == kind), "")


def read_tree(package: Package, part: str) -> Node | None:
    """Return a part as a tree, or None where there is no such part. Raises ManuscriptError."""
    raw = package.text_part(part)
    if raw is not None and raw.count(b"<") > MAX_TAGS:
        raise ManuscriptError("稿件太长，没有打开；分成几篇，一篇一篇导入")
    root = None if raw is None else tree(raw)
    if root is not None and len(text_of(root)) > MAX_CHARACTERS:
        message = f"稿件超过 {MAX_CHARACTERS // 10_000} 万字，没有打开；分成几篇，一篇一篇导入"
        raise ManuscriptError(message)
    return root


def resolved(
    package: Package, ways: Mapping[str, Relation], found: list[Leftover]
) -> Iterator[Leftover]:
    """Yield leftovers with the part each shows, or that it lies outside; read what diagrams say."""
    diagrams: dict[str, str] = {}
    for left in found:
        way = ways.get(left.relation)
        if not left.relation or way is None:
            yield replace(left, relation="")
        elif way.external:
            yield replace(left, sort="remote", relation="")
        elif left.sort == "diagram":
            if way.target not in diagrams:
                diagrams[way.target] = _words(read_tree(package, way.target))
            yield replace(left, text=diagrams[way.target], relation="")
        else:
            yield replace(left, relation=way.target)


def _words(diagram: Node | None) -> str:
    shown = [] if diagram is None else [text_of(one, "a:t") for one in diagram.iter(name("a:p"))]
    return "、".join(one for one in shown if one.strip())[:_MOST_OF_DIAGRAM]


def only_links(ways: Mapping[str, Relation]) -> bytes:
    """Return the relations of a part again, of which only links remain."""
    kept = "".join(
        f"<Relationship Id={quoteattr(key)} Type={quoteattr(_HYPERLINK)}"
        f' Target={quoteattr(one.target)} TargetMode="External"/>'
        for key, one in ways.items()
        if one.type == "hyperlink"
    )
    return f'<Relationships xmlns="{_PACKAGE}">{kept}</Relationships>'.encode()


def around(package: Package, links: Mapping[str, Relation], marks: Marks) -> None:
    """Note what stands around the text: heads and feet of pages, comments, what lies outside."""
    for kind in ("header", "footer"):
        parts = dict.fromkeys(one.target for one in links.values() if one.type == kind)
        said = [
            text_of(root).strip()
            for part in parts
            if (root := read_tree(package, part)) is not None
        ]
        for text in dict.fromkeys(one for one in said if not _MARGIN.fullmatch(one)):
            marks.add(Leftover("margin", text))
    comments = read_tree(package, target(links, "comments"))
    count = 0 if comments is None else len(list(comments.iter(name("w:comment"))))
    if count:
        marks.add(Leftover("comments", str(count)))
    outside = {
        one.type
        for part in package.sizes
        if part.endswith(".rels")
        for one in _external(package, part)
    }
    if outside:
        marks.add(
            Leftover("outside", "、".join(sorted(_OUTSIDE.get(one, "别的文件") for one in outside)))
        )


def _external(package: Package, rels: str) -> Iterator[Relation]:
    """Yield what a part wants from elsewhere, besides links and the pictures told where they stand."""
    part = rels.replace("_rels/", "", 1).removesuffix(".rels") if "/_rels/" in rels else ""
    for one in relations(package, part).values():
        if one.external and one.type not in {"hyperlink", "image"} and _FAR.match(one.target):
            yield one


def note_ids(parts: list[Node | None]) -> set[str]:
    """Return the notes that there are; one without an id is taken out."""
    found = set()
    for node in [one for root in parts if root is not None for one in root]:
        kind, key = node.tag.rpartition("}")[2], node.get(name("w:id"))
        if key is None:
            remove(node)
        else:
            found.add(f"{kind}-{key}")
    return found


def let_go(root: Node, ways: Mapping[str, Relation], notes: set[str]) -> None:
    """Take out references to notes and addresses that are not there, and all but one to each note."""
    here = set(notes)
    for node in list(root.iter(*names("w:footnoteReference w:endnoteReference"))):
        kind = node.tag.rpartition("}")[2].removesuffix("Reference")
        key = f"{kind}-{node.get(name('w:id'))}"
        if key in here:
            here.remove(key)
        else:
            remove(node)
    for node in list(root.iter(name("w:hyperlink"))):
        way = ways.get(node.get(name("r:id"), ""))
        if node.get(name("r:id")) is not None and (way is None or way.type != "hyperlink"):
            unwrap(node)
