"""A Word document, turned into sanitised HTML and what had to be left out of it. The door to mammoth."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

import mammoth
import nh3

from yuhua.importers.leftovers import Leftover, Marks
from yuhua.importers.numbering import Counting, read_lists
from yuhua.importers.ooxml import relations, written
from yuhua.importers.package import ManuscriptError, Package
from yuhua.importers.stories import BULLETS, DEEPEST_LIST, ORDERED, prepare
from yuhua.importers.styles import read_styles
from yuhua.importers.surroundings import (
    around,
    let_go,
    note_ids,
    only_links,
    read_tree,
    resolved,
    target,
)

MAX_ELEMENTS = 300_000
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
_CALLED = (*(f"h{level}" for level in range(1, 10)), "title", "subtitle")
_LEVELS = range(DEEPEST_LIST + 1)
_FORMS = {ORDERED: "decimal", BULLETS: "bullet"}
_OWN_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/></w:style>'
    for one in _CALLED
)
_OWN_LISTS = "".join(
    f'<w:abstractNum w:abstractNumId="{key}">'
    + "".join(f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="{form}"/></w:lvl>' for at in _LEVELS)
    + f'</w:abstractNum><w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
    for key, form in _FORMS.items()
)
# Styles and lists of our own: `stories.prepare` has put them in place of the document's.
_OWN = {
    f"{kind}.xml": f'<w:{kind} xmlns:w="{_MAIN}">{inside}</w:{kind}>'.encode()
    for kind, inside in (("styles", _OWN_STYLES), ("numbering", _OWN_LISTS))
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
    given = {"document": main} | {kind: target(links, kind) for kind in _NOTES}
    stories = {kind: read_tree(package, part) for kind, part in given.items()}
    about = [read_tree(package, target(links, kind)) for kind in ("styles", "numbering")]
    styles, lists = read_styles(about[0]), read_lists(about[1], about[0])
    notes = note_ids([stories[kind] for kind in _NOTES])
    marks = Marks()
    parts = dict(_OWN)
    for kind, root in stories.items():
        if root is None:
            continue
        begun = len(marks.found)
        ways = relations(package, given[kind])
        let_go(root, ways, notes)
        prepare(root, styles, Counting(lists), marks)
        if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
            raise ManuscriptError("稿件太长，没有打开；分成几篇，一篇一篇导入")
        marks.found[begun:] = resolved(package, ways, marks.found[begun:])
        parts |= {f"{kind}.xml": written(root), f"_rels/{kind}.xml.rels": only_links(ways)}
    around(package, links, marks)
    return Converted(_sanitised(_by_mammoth(parts), marks), tuple(marks.found))


def _main_part(package: Package) -> str:
    ways = relations(package, "").values()
    named = [one.target for one in ways if one.type == "officeDocument"]
    found = next((one for one in named if one in package.sizes), "word/document.xml")
    if found not in package.sizes or found.startswith(("xl/", "ppt/")):
        raise ManuscriptError("这不是 Word 文档；稿件只收 .docx")
    return found


def _by_mammoth(parts: Mapping[str, bytes]) -> str:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, raw in parts.items():
            archive.writestr(f"word/{part}", raw)
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
