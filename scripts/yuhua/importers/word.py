"""A Word document, turned into sanitised HTML and what had to be left out of it. The door to mammoth."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from xml.sax.saxutils import quoteattr

import mammoth
import nh3

from yuhua.importers.leftovers import Leftover, Marks
from yuhua.importers.numbering import Counting, read_lists
from yuhua.importers.ooxml import Node, Relation, name, relations, text_of, tree, written
from yuhua.importers.package import ManuscriptError, Package
from yuhua.importers.stories import BULLETS, DEEPEST_LIST, MAX_CHARACTERS, ORDERED, prepare
from yuhua.importers.styles import read_styles

MAX_ELEMENTS = 500_000
_TAGS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "sup", "sub", "br", "a", "input",
    "ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "id"}, "p": {"class"}, "li": {"id"}, "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"}, "input": {"checked"},
}  # fmt: skip
_NOTES = ("footnotes", "endnotes")
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_CALLED = (*(f"h{level}" for level in range(1, 10)), "title", "subtitle")
_LEVELS = range(DEEPEST_LIST + 1)
_FORMS = {ORDERED: "decimal", BULLETS: "bullet"}
# Styles and lists of our own: `stories.prepare` has put them in place of the document's.
_OWN = {
    "styles": f'<w:styles xmlns:w="{_MAIN}">'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/></w:style>'
        for one in _CALLED
    )
    + "</w:styles>",
    "numbering": f'<w:numbering xmlns:w="{_MAIN}">'
    + "".join(
        f'<w:abstractNum w:abstractNumId="{key}">'
        + "".join(f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="{form}"/></w:lvl>' for at in _LEVELS)
        + f'</w:abstractNum><w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
        for key, form in _FORMS.items()
    )
    + "</w:numbering>",
}
_INNER = "ul|ol > li > "
_STYLE_MAP = "\n".join(
    [
        *(f"p[style-name='h{level}'] => h{min(level, 6)}:fresh" for level in range(1, 10)),
        "p[style-name='title'] => p.title:fresh",
        "p[style-name='subtitle'] => p.subtitle:fresh",
        *(
            f"p:{kind}-list({level + 1}) => {_INNER * level}{tag} > li:fresh"
            for level in _LEVELS
            for kind, tag in (("ordered", "ol"), ("unordered", "ul"))
        ),
    ]
)
_LINK = re.compile(r'<a href="([^"]*)"')
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_MARGIN = re.compile(r"[\s\d\-—–·/／第共页頁]*")
_FAR = re.compile(r"(?:https?|ftp|file)://(?!/)|\\\\|//", re.IGNORECASE)
_OUTSIDE = {
    "attachedTemplate": "模板",
    "oleObject": "嵌入的对象",
    "subDocument": "子文档",
    "frame": "框架",
}
_DAMAGED = "文件坏了，读不出来；在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”再导入"
# What mammoth and the parser below it raise for documents that lack what they need.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, OSError, RecursionError, SyntaxError)


@dataclass(frozen=True)
class Converted:
    """The HTML of a document, and what its marks stand for: `left-3` is the fourth."""

    html: str
    left: tuple[Leftover, ...]


def convert(package: Package) -> Converted:
    """Return the text of a document. Raises ManuscriptError where there is none."""
    main = _main_part(package)
    links = relations(package, main)
    marks = Marks()
    given = {kind: _target(links, kind) for kind in ("styles", "numbering", *_NOTES)}
    about = {kind: _tree(package, given[kind]) for kind in ("styles", "numbering")}
    styles = read_styles(about["styles"])
    lists = read_lists(about["numbering"], about["styles"])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for kind, text in _OWN.items():
            archive.writestr(f"word/{kind}.xml", text)
        for kind, part in (("document", main), *((kind, given[kind]) for kind in _NOTES)):
            root = _tree(package, part)
            if root is None:
                continue
            begun = len(marks.found)
            prepare(root, styles, Counting(lists), marks)
            ways = relations(package, part)
            marks.found[begun:] = [_resolved(package, ways, one) for one in marks.found[begun:]]
            archive.writestr(f"word/{kind}.xml", written(root))
            archive.writestr(f"word/_rels/{kind}.xml.rels", _links(ways))
    _around(package, links, marks)
    return Converted(_sanitised(_by_mammoth(stream), marks), tuple(marks.found))


def _main_part(package: Package) -> str:
    ways = relations(package, "").values()
    named = [one.target for one in ways if one.type == "officeDocument"]
    found = next((one for one in named if one in package.sizes), "word/document.xml")
    if found not in package.sizes or found.startswith(("xl/", "ppt/")):
        raise ManuscriptError("这不是 Word 文档；稿件只收 .docx")
    return found


def _target(links: Mapping[str, Relation], kind: str) -> str:
    return next((one.target for one in links.values() if one.type == kind), "")


def _tree(package: Package, part: str) -> Node | None:
    """Return a part as a tree, or None where there is no such part. Raises ManuscriptError."""
    raw = package.text_part(part)
    root = None if raw is None else tree(raw)
    if root is not None and len(text_of(root)) > MAX_CHARACTERS:
        message = f"稿件超过 {MAX_CHARACTERS // 10_000} 万字，没有打开；分成几篇，一篇一篇导入"
        raise ManuscriptError(message)
    return root


def _resolved(package: Package, ways: Mapping[str, Relation], left: Leftover) -> Leftover:
    """Say which part a leftover shows, or that it lies outside; read what a diagram says."""
    way = ways.get(left.relation)
    if not left.relation or way is None:
        return replace(left, relation="")
    if way.external:
        return replace(left, sort="remote", relation="")
    if left.sort == "diagram":
        words = _tree(package, way.target)
        shown = [] if words is None else [text_of(one, "a:t") for one in words.iter(name("a:p"))]
        return replace(left, text="、".join(one for one in shown if one.strip()), relation="")
    return replace(left, relation=way.target)


def _links(ways: Mapping[str, Relation]) -> str:
    """Return the relations of a part again, of which only links remain."""
    kept = "".join(
        f"<Relationship Id={quoteattr(key)} Type={quoteattr(_HYPERLINK)}"
        f' Target={quoteattr(one.target)} TargetMode="External"/>'
        for key, one in ways.items()
        if one.type == "hyperlink"
    )
    return f'<Relationships xmlns="{_PACKAGE}">{kept}</Relationships>'


def _around(package: Package, links: Mapping[str, Relation], marks: Marks) -> None:
    """Note what stands around the text: heads and feet of pages, comments, what lies outside."""
    for kind in ("header", "footer"):
        parts = dict.fromkeys(one.target for one in links.values() if one.type == kind)
        said = [
            text_of(root).strip() for part in parts if (root := _tree(package, part)) is not None
        ]
        for text in dict.fromkeys(one for one in said if not _MARGIN.fullmatch(one)):
            marks.add(Leftover("margin", text))
    comments = _tree(package, _target(links, "comments"))
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


def _by_mammoth(stream: io.BytesIO) -> str:
    try:
        found = mammoth.convert_to_html(
            stream,
            style_map=_STYLE_MAP,
            include_default_style_map=False,
            include_embedded_style_map=False,
            external_file_access=False,
        )
    except _BROKEN as error:
        raise ManuscriptError(_DAMAGED) from error
    return str(found.value)


def _sanitised(markup: str, marks: Marks) -> str:
    """Return HTML with nothing in it that we did not ask for; links elsewhere than to the web are marked."""

    def link(found: re.Match[str]) -> str:
        address = unescape(found[1]).strip()
        if address.startswith("#") or _ADDRESS.fullmatch(address):
            return found[0]
        return f'<a id="{marks.add(Leftover("link", address))}"'

    return nh3.clean(
        _LINK.sub(link, markup),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel=None,
    )
