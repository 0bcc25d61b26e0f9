"""The Markdown of a page, turned into safe HTML and a table of contents. The door to Python-Markdown."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify_unicode
from markdown.treeprocessors import Treeprocessor

from yuhua.render.figures import Gallery

# attr_list, md_in_html and snippets are left out on purpose: they emit `onclick` and print files.
EXTENSIONS = ("tables", "fenced_code", "footnotes", "def_list", "sane_lists", "admonition", "toc")
_SAFE = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)


@dataclass(frozen=True)
class Body:
    """A rendered body; `toc` is Python-Markdown's list of heading tokens."""

    html: str
    toc: tuple[Mapping[str, Any], ...]

    @property
    def headings(self) -> tuple[tuple[str, str], ...]:
        """(anchor, text) of every heading, in order."""
        return tuple(_flat(self.toc))


def _flat(toc: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for token in toc:
        yield token["id"], unescape(token["name"])
        yield from _flat(token["children"])


def _slug(text: str, separator: str) -> str:
    """Return the id of a heading; ids that start with `_` are Material's own (`__config`)."""
    return slugify_unicode(text, separator).lstrip("_")


class _Links(Treeprocessor):
    """Rewrites `../x/y.md` to the page's relative address, drops what leads nowhere safe, and shows pictures."""

    file = ""
    path = ""
    paths: Mapping[str, str] = {}
    gallery = Gallery()

    def run(self, root: Element) -> None:
        self.gallery.show(root, self.file, self.path)
        for node in root.iter():
            if target := node.get("href"):
                address = self._address(target)
                if address is None:
                    del node.attrib["href"]
                else:
                    node.set("href", address)
            if node.tag == "table":
                node.set("tabindex", "0")

    def _address(self, target: str) -> str | None:
        if _SAFE.match(target):
            return target
        target, _, anchor = target.partition("#")
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(self.file), target))
        if wanted not in self.paths:
            return None
        found = posixpath.relpath("/" + self.paths[wanted], "/" + self.path)
        return f"{found}/#{anchor}" if anchor else f"{found}/"


class _NoHtml(Extension):
    """Shows raw HTML as the text it is, and rewrites links."""

    def __init__(self, links: _Links) -> None:
        super().__init__()
        self.links = links

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Python-Markdown's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        # Entities of links are undone by the `inline` step (20); links follow it, the toc (5) comes last.
        md.treeprocessors.register(self.links, "yuhua_links", 15)


class Renderer:
    """One Markdown machine, kept for all pages; `paths` maps files of docs/ to addresses, `gallery` holds the pictures."""

    def __init__(self, paths: Mapping[str, str], gallery: Gallery | None = None) -> None:
        self._links = _Links()
        self._links.paths = paths
        self._links.gallery = gallery or Gallery()
        self._markdown = Markdown(
            extensions=[*EXTENSIONS, _NoHtml(self._links)],
            extension_configs={
                "tables": {"use_align_attribute": True},
                "toc": {"slugify": _slug},
                "footnotes": {"BACKLINK_TITLE": "回到正文第 {} 处"},
            },
        )

    def render(self, file: str, path: str, text: str) -> Body:
        """Return the HTML of `text`, written in `file` and shown at `path`."""
        self._links.file, self._links.path = file, path
        self._markdown.reset()
        html = self._markdown.convert(text)
        tokens: list[dict[str, Any]] = getattr(self._markdown, "toc_tokens", [])
        return Body(html, tuple(tokens))
