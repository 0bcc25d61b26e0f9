"""A part of XML in a package, turned into a tree: no entities, nothing fetched. The door to lxml."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote

from lxml import etree, html

from yuhua.importers.package import ManuscriptError, Package

# lxml has no types; whoever takes a tree apart takes it from here.
Node = Any
MAX_DEPTH = 80
_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
# ISO/IEC 29500 Strict names the same things otherwise.
_STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument)/(\w+)"
)
_COUNT = re.compile(r"[0-9]{1,6}")
_BROKEN = "文件坏了，读不出来；在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”再导入"


@dataclass(frozen=True)
class Relation:
    """Where a part points to: another part, or (`external`) an address outside the file."""

    type: str
    target: str
    external: bool


@cache
def name(short: str) -> str:
    """Return the full name of `w:p`."""
    space, _, local = short.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


def names(shorts: str) -> tuple[str, ...]:
    """Return the full names of several, given with spaces between them."""
    return tuple(name(short) for short in shorts.split())


def tree(raw: bytes) -> Node:
    """Return the root of a part. Raises ManuscriptError for broken XML, a DTD, and endless nesting."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(_STRICT.sub(_transitional, raw), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise ManuscriptError(_BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None or _depth(root) > MAX_DEPTH:
        raise ManuscriptError(_BROKEN)
    return root


def _transitional(found: re.Match[bytes]) -> bytes:
    kind, local = found[1].decode(), found[2].decode()
    return f"http://schemas.openxmlformats.org/{kind}/2006/{local}".encode()


def _depth(root: Node) -> int:
    deepest, depth = 0, 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def fragment(markup: str) -> Node:
    """Return one element that holds a piece of sanitised HTML."""
    return html.fragment_fromstring(markup, create_parent="div")


def new(short: str, **attributes: str) -> Node:
    """Return an element of the `w` namespace with attributes of the same."""
    return etree.Element(
        name(f"w:{short}"), {name(f"w:{key}"): value for key, value in attributes.items()}
    )


def written(root: Node) -> bytes:
    """Return a tree as bytes of XML."""
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def value(node: Node, path: str) -> str | None:
    """Return `w:val` of the child that a path (`w:pPr/w:jc`) leads to; empty where it has none."""
    found = child(node, path)
    return None if found is None else found.get(name("w:val"), "")


def child(node: Node, path: str) -> Node | None:
    """Return the element that a path (`w:pPr/w:jc`) leads to, or None."""
    return None if node is None else node.find(_way(path))


@cache
def _way(path: str) -> str:
    return "/".join(names(path.replace("/", " ")))


def is_on(node: Node, path: str) -> bool | None:
    """Return a property that is on or off, or None where nothing is said of it."""
    found = value(node, path)
    return None if found is None else found not in {"0", "false", "off", "none"}


def count(text: str | None) -> int:
    """Return a whole number of at most six digits; 0 for anything else."""
    return int(text) if text and _COUNT.fullmatch(text) else 0


def text_of(node: Node, short: str = "w:t") -> str:
    """Return the text inside an element that stands in elements called `short`."""
    return "".join(one.text or "" for one in node.iter(name(short)))


def remove(node: Node) -> None:
    """Take out an element; the text behind it goes too, which in OOXML is white space."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def replace_by(node: Node, others: Iterable[Node]) -> None:
    """Put elements in the place of one; its position is never counted, which takes long in long texts."""
    for one in others:
        node.addprevious(one)
    remove(node)


def unwrap(node: Node) -> None:
    """Put the children of an element in its place."""
    replace_by(node, list(node))


def relations(package: Package, part: str) -> Mapping[str, Relation]:
    """Return where a part points to, by id; targets inside are names of parts."""
    folder, _, stem = part.rpartition("/")
    raw = package.text_part(posixpath.join(folder, "_rels", f"{stem}.rels"))
    return dict(_relations(raw, folder)) if raw else {}


def _relations(raw: bytes, folder: str) -> Iterator[tuple[str, Relation]]:
    for one in tree(raw).iter(name("rel:Relationship")):
        external = one.get("TargetMode") == "External"
        target = one.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
        yield one.get("Id", ""), Relation(one.get("Type", "").rpartition("/")[2], target, external)
