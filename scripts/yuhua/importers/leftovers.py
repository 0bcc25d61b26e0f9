"""What a page cannot hold — pictures, charts, formulas — taken out of a tree and its place marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from yuhua.importers.ooxml import Node, child, name, names, new, remove, replace_by, text_of

Sort = Literal[
    "picture", "remote", "chart", "diagram", "shape", "box", "object", "formula", "file",
    "symbol", "struck", "script", "pinyin", "hidden", "blank", "contents", "merged", "nested",
    "link", "margin", "comments", "changes", "outside",
]  # fmt: skip
# What Word hides of a picture, in parts of its sides: left, top, right, bottom.
Crop = tuple[float, float, float, float]
# A mark is the name of a bookmark, which survives every step to HTML.
MARK = re.compile(r"left-(\d{1,6})")
_WHOLE = 100_000  # parts of a picture's side in `a:srcRect`
_MOST_CHARACTERS = 200
_OBJECTS = names(
    "w:drawing w:pict w:object m:oMathPara m:oMath w:altChunk w:subDoc w:contentPart w:ruby"
)
_TEXT_BOX = name("w:txbxContent")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FILE = re.compile(r"\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic)$|^(?:图片|微信图片|屏幕截图|截图)[\s_\d]*$", re.IGNORECASE)  # fmt: skip
# A line under the head of an official letter says nothing.
_LINES = {"line", "straightConnector1"}


@dataclass(frozen=True)
class Leftover:
    """Something left out or changed: which sort, what it says, and of a picture where it is."""

    sort: Sort
    text: str = ""
    relation: str = ""
    crop: Crop = (0, 0, 0, 0)


class Marks:
    """Leftovers of one document in the order they were found, each known by its number."""

    def __init__(self) -> None:
        self.found: list[Leftover] = []

    def add(self, left: Leftover) -> str:
        """Keep a leftover and return the name of its mark."""
        self.found.append(left)
        return f"left-{len(self.found) - 1}"

    def node(self, left: Leftover) -> Node:
        """Keep a leftover and return the bookmark that stands in its place."""
        return new("bookmarkStart", name=self.add(left))


def set_aside(root: Node, marks: Marks) -> None:
    """Take out of a tree whatever a page cannot hold; the text of boxes stays, behind its paragraph."""
    for node in list(root.iter(*_OBJECTS)):
        if root not in node.iterancestors():
            continue  # went with something around it
        boxes = [_beside(node, box, marks) for box in _boxes(node)]
        _replace(node, [*(marks.node(left) for left in _inside(node, bool(boxes))), *boxes])


def _replace(node: Node, found: list[Node]) -> None:
    kept = node.findall("/".join(names("w:rubyBase w:r"))) if node.tag == name("w:ruby") else []
    if kept and node.getparent().tag == name("w:r"):
        kept = [part for run in kept for part in run if part.tag != name("w:rPr")]
    replace_by(node, [*found, *kept])


def _boxes(node: Node) -> list[Node]:
    """Return the text boxes of a drawing that hold anything; those inside others come with them."""
    found = [
        one for one in node.iter(_TEXT_BOX) if next(one.iterancestors(_TEXT_BOX), None) is None
    ]
    return [
        one for one in found if text_of(one).strip() or next(one.iter(*_OBJECTS), None) is not None
    ]


def _beside(node: Node, box: Node, marks: Marks) -> Node:
    """Put the paragraphs of a text box behind the one it hangs on, and return its mark."""
    mark = marks.node(Leftover("box", _short(text_of(box))))
    around = next(node.iterancestors(name("w:p")), node)
    for one in reversed(list(box)):
        around.addnext(one)
    return mark


def _inside(node: Node, has_boxes: bool) -> Iterator[Leftover]:  # noqa: FBT001 -- said by its only caller
    """Yield what a drawing, an object or a formula was."""
    short = node.tag.rpartition("}")[2]
    if short in {"oMath", "oMathPara"}:
        yield Leftover("formula", _short(text_of(node, "m:t")))
    elif short == "ruby":
        reading = child(node, "w:rt")
        base = child(node, "w:rubyBase")
        shown = f"{text_of(base)}（{text_of(reading)}）" if None not in (base, reading) else ""
        yield Leftover("pinyin", _short(shown))
    elif short in {"altChunk", "subDoc", "contentPart"}:
        yield Leftover("file")
    elif short == "object" or next(node.iter(name("o:OLEObject")), None) is not None:
        made = next(node.iter(name("o:OLEObject")), None)
        yield Leftover("object", "" if made is None else made.get("ProgID", "").partition(".")[0])
    else:
        yield from _drawn(node, has_boxes)


def _drawn(node: Node, has_boxes: bool) -> Iterator[Leftover]:  # noqa: FBT001 -- said by its only caller
    pictures = list(_pictures(node))
    yield from pictures
    for one in node.iter(*names("c:chart dgm:relIds")):
        is_chart = one.tag == name("c:chart")
        yield Leftover("chart" if is_chart else "diagram", relation=_dm(one))
        pictures.append(Leftover("chart"))
    if not pictures and not has_boxes and not _is_line(node):
        yield Leftover("shape")


def _dm(node: Node) -> str:
    return str(node.get(name("r:dm"), ""))


def _is_line(node: Node) -> bool:
    kinds = {one.get("prst", "") for one in node.iter(name("a:prstGeom"))}
    lines = {
        one.tag.rpartition("}")[2]
        for one in node.iter()
        if one.tag.startswith("{urn:schemas-microsoft-com:vml}")
    }
    rule = any(one.get(name("o:hr")) for one in node)
    return (
        rule
        or (bool(kinds) and kinds <= _LINES)
        or ("line" in lines and lines <= {"line", "stroke", "shadow"})
    )


def _pictures(node: Node) -> Iterator[Leftover]:
    """Yield the pictures of a drawing; one that lies outside the file is never fetched."""
    for one in node.iter(name("a:blip")):
        embedded = one.get(name("r:embed"))
        linked = one.get(name("r:link"))
        if embedded or linked:
            sort: Sort = "picture" if embedded else "remote"
            yield Leftover(sort, _described(node, one), embedded or linked or "", _crop(one))
    for one in node.iter(name("v:imagedata")):
        if relation := one.get(name("r:id")):
            yield Leftover("picture", _words(one.getparent().get("alt")), relation)


def _described(node: Node, blip: Node) -> str:
    """Return what an author wrote about a picture: on itself, or on the drawing it stands in."""
    around = next(blip.iterancestors(name("pic:pic")), None)
    own = child(around, "pic:nvPicPr/pic:cNvPr")
    said = [own, next(node.iter(name("wp:docPr")), None)]
    found = (_words(one.get("descr") or one.get("title")) for one in said if one is not None)
    return next((words for words in found if words), "")


def _words(text: str | None) -> str:
    """Return an alternative text; names of files, which programs put there, are none."""
    return "" if not text or not _HAN.search(text) or _FILE.search(text) else _short(text)


def _crop(blip: Node) -> Crop:
    around = blip.getparent()
    found = None if around is None else child(around, "a:srcRect")
    if found is None:
        return (0, 0, 0, 0)
    left, top, right, bottom = (_part(found.get(side)) for side in "ltrb")
    return (left, top, right, bottom)


def _part(text: str | None) -> float:
    return int(text) / _WHOLE if text and re.fullmatch("[0-9]{1,5}", text) else 0


def _short(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()[:_MOST_CHARACTERS]


def drop(node: Node, marks: Marks, left: Leftover) -> None:
    """Take out an element of a run or paragraph and mark its place."""
    node.addprevious(marks.node(left))
    remove(node)
