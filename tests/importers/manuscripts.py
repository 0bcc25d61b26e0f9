"""Manuscripts as Word and WPS keep them, made from a few words each; what importing makes of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from PIL import Image

from samples import MINIMAL
from yuhua.importers.front import Around
from yuhua.importers.manuscript import Manuscript, Wish, manuscript
from yuhua.read import nodes
from yuhua.read.content import read

AS_OF = date(2026, 11, 26)
AROUND = Around(read(MINIMAL), AS_OF, "湖南省长沙市雨花区")
SPACES = " ".join(
    f'xmlns:{short}="{space}"'
    for short, space in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
_ROOTS = {"header": "hdr"}
_OUTSIDE = ' TargetMode="External"'
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
# Relations: id → (type, target); a target with :// or from the root of a disk lies outside.
Ways = Mapping[str, tuple[str, str]]
PARTS = {
    "styles": "styles.xml", "numbering": "numbering.xml", "footnotes": "footnotes.xml",
    "endnotes": "endnotes.xml", "comments": "comments.xml", "header": "header1.xml",
}  # fmt: skip


def r(text: str, about: str = "") -> str:
    """Return a run; `about` is what stands in its properties."""
    properties = f"<w:rPr>{about}</w:rPr>" if about else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inside: str, about: str = "") -> str:
    """Return a paragraph of runs, or of plain text that is made one."""
    runs = "".join(one if one.startswith("<") else r(one) for one in inside)
    return f"<w:p>{f'<w:pPr>{about}</w:pPr>' if about else ''}{runs}</w:p>"


def styled(style: str, *inside: str) -> str:
    """Return a paragraph with a style."""
    return p(*inside, about=f'<w:pStyle w:val="{style}"/>')


def listed(number: int, level: int, *inside: str) -> str:
    """Return a paragraph that Word numbers."""
    about = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(*inside, about=about)


def aside(*inside: str, jc: str = "right", half_points: int = 0) -> str:
    """Return a paragraph at the right or in the middle, perhaps in large letters."""
    size = f'<w:sz w:val="{half_points}"/>' if half_points else ""
    return p(*(r(one, size) for one in inside), about=f'<w:jc w:val="{jc}"/>')


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; a cell that begins with `<` is what stands in it."""
    shown = "".join(
        f"<w:tr>{''.join(f'<w:tc>{c}</w:tc>' if c[:1] == '<' else f'<w:tc>{p(c)}</w:tc>' for c in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{shown}</w:tbl>"


def picture(relation: str, words: str = "", inside: str = "") -> str:
    """Return a run with a picture; `inside` stands behind its `a:blip`."""
    return (
        f"<w:r><w:drawing><wp:inline><wp:docPr id='1' name='图片 1' descr={quoteattr(words)}/>"
        f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{relation}"/>{inside}'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def style(key: str, called: str, about: str = "", based: str = "", kind: str = "paragraph") -> str:
    """Return a style with a name, its properties and the style it is based on."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{called}"/>{on}{about}</w:style>'


def level(at: int, form: str, text: str, start: int = 1) -> str:
    """Return one level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbered(*lists: str) -> str:
    """Return the part of numbering with lists 1, 2, …, each given by its levels."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{one}</w:abstractNum>'
        for key, one in enumerate(lists, 1)
    )
    used = "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
        for key, _ in enumerate(lists, 1)
    )
    return abstract + used


def part(root: str, inside: str) -> bytes:
    """Return a part of XML with every namespace declared."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}<w:{root} {SPACES}>{inside}</w:{root}>".encode()


def relations(ways: Ways) -> bytes:
    """Return a part of relations."""
    shown = "".join(
        f'<Relationship Id="{key}" Type="{_TYPE}{kind}" Target={quoteattr(target)}'
        f"{_OUTSIDE if '://' in target or target[:2] == '//' else ''}/>"
        for key, (kind, target) in ways.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{shown}</Relationships>'.encode()


def docx(
    *blocks: str, ways: Ways | None = None, files: Mapping[str, bytes] | None = None, **parts: str
) -> bytes:
    """Return a .docx of blocks; `parts` are other parts by name, `files` are whatever else is in it."""
    given = {f"word/{PARTS[key]}": part(_ROOTS.get(key, key), one) for key, one in parts.items()}
    links = {f"p{key}": (key, PARTS[key]) for key in parts} | dict(ways or {})
    content = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations({"r1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": part("document", f"<w:body>{''.join(blocks)}</w:body>"),
        "word/_rels/document.xml.rels": relations(links),
        **given,
        **(files or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in content.items():
            archive.writestr(name, raw)
    return stream.getvalue()


def changed(raw: bytes, parts: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Return a package with some of its parts rewritten, as no word processor would."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            own = old.read(name)
            new.writestr(name, parts[name](own) if name in parts else own)
    return stream.getvalue()


def photo(mode: str = "RGB", size: tuple[int, int] = (40, 30), form: str = "JPEG") -> bytes:
    """Return a small picture of one colour."""
    stream = io.BytesIO()
    Image.new(mode, size, 120).save(stream, form)
    return stream.getvalue()


def imported(*blocks: str, wish: Wish | None = None, **given: Any) -> Manuscript:
    """Import a .docx of blocks called 稿件.docx."""
    raw = docx(*blocks, **given)
    return manuscript("稿件.docx", raw, AROUND, wish or Wish(folder="稿件-图片"))


def body(found: Manuscript) -> str:
    """Return what stands under the fields."""
    return found.text.partition("\n---\n\n")[2]


def fields(found: Manuscript) -> nodes.Value:
    """Return the fields of a draft as they are read back."""
    return nodes.compose("", found.text.split("---\n")[1]).value


def told(found: Manuscript) -> list[str]:
    """Return the remarks in short, without hints: a field's under its name, others by line of the body."""
    first = found.text.partition("\n---\n\n")[0].count("\n") + 3
    return [
        f"{one.line - first}{one.place}：{one.message}"
        if one.line > first
        else f"{one.place}：{one.message}"
        for one in found.remarks
    ]
