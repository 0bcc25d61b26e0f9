"""Pictures in a rendered body, turned into what browsers choose from: `picture` with sources, sides and a tone."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from yuhua.derive.illustrations import DECORATION
from yuhua.pictures.sizes import FOLDER, Illustration

# As wide as the text: `--measure` of `overrides/assets/yuhua.css`, or the screen without its edges.
_SIZES = "(min-width: 760px) 720px, calc(100vw - 32px)"
_SIZES_TALL = "(min-width: 480px) 440px, calc(100vw - 32px)"
_TYPES = {"avif": "image/avif", "webp": "image/webp"}


@dataclass(frozen=True)
class Gallery:
    """The pictures of a site by the files they lie in, and the tone of each."""

    pictures: Mapping[str, Illustration] = field(default_factory=dict)
    tones: Mapping[str, str] = field(default_factory=dict)

    def show(self, root: Element, file: str, path: str) -> None:
        """Replace every `img` under `root`, written in `file` and shown at `path`."""
        for parent in list(root.iter()):
            for at, node in enumerate(list(parent)):
                if node.tag == "img":
                    parent[at] = self._shown(node, file, path)
        for parent in list(root.iter("p")):
            _framed(parent)

    def _shown(self, node: Element, file: str, path: str) -> Element:
        """Return a picture in place of an `img`, or its words where there is none."""
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(file), node.get("src", "")))
        alt = node.get("alt", "")
        one = self.pictures.get(wanted)
        if one is None:
            made = Element("span")
            made.text = alt
        else:
            folder = posixpath.relpath(f"/{FOLDER}", f"/{path}")
            made = self._picture(
                one, lambda name: f"{folder}/{name}", "" if alt == DECORATION else alt
            )
            if title := node.get("title"):
                made.set("title", title)
        made.tail = node.tail
        return made

    def _picture(self, one: Illustration, address: Callable[[str], str], alt: str) -> Element:
        def among(suffix: str) -> str:
            names = ((address(one.file_name(width, suffix)), width) for width in one.widths)
            return ", ".join(f"{name} {width}w" for name, width in names)

        picture, (*better, last) = Element("picture"), one.suffixes
        is_tall = one.sight.height > one.sight.width
        sizes = _SIZES_TALL if is_tall else _SIZES
        for suffix in better:
            about = {"type": _TYPES[suffix], "srcset": among(suffix), "sizes": sizes}
            SubElement(picture, "source", about)
        width = one.widths[-1]
        image = {
            "src": address(one.file_name(width, last)),
            "srcset": among(last),
            "sizes": sizes,
            "width": str(width),
            "height": str(one.height(width)),
            "alt": alt,
            "loading": "lazy",
            "decoding": "async",
        }
        tone = self.tones.get(one.file, "")
        looks = [
            "tall" if is_tall else "",
            f"tone--{tone}" if tone and not one.sight.clear else "",
        ]
        if any(looks):
            image["class"] = " ".join(filter(None, looks))
        SubElement(picture, "img", image)
        return picture


def _framed(paragraph: Element) -> None:
    """Make a paragraph that is nothing but a picture a figure, with what is said below it."""
    is_alone = [one.tag for one in paragraph] == ["picture"] and not (paragraph.text or "").strip()
    if is_alone and not (paragraph[0].tail or "").strip():
        paragraph.tag = "figure"
        title = paragraph[0].attrib.pop("title", "")
        if title:
            SubElement(paragraph, "figcaption").text = title
    for one in paragraph.iter("picture"):
        one.attrib.pop("title", None)
