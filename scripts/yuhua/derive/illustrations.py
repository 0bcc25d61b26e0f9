"""Bodies, turned into the pictures that stand in them, and these into the ones that the site shows."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yuhua.model.content import Content
from yuhua.model.site import Page
from yuhua.pictures.sizes import Illustration

# What an editor writes for a picture that tells nothing: people who cannot see it are then not told of it.
DECORATION = "装饰"
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\(\s*<?([^)\s>\"]*)>?(?:\s+\"([^\"]*)\")?\s*\)")


@dataclass(frozen=True)
class Mention:
    """`![alt](target "title")` in a line; columns count from 1."""

    alt: str
    target: str
    title: str
    column: int
    target_column: int

    def file(self, beside: str) -> str:
        """Return the file it means, written in the file `beside`."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(beside), self.target))


def mentions(line: str) -> Iterator[Mention]:
    """Yield the pictures in a line of a body."""
    for found in _PICTURE.finditer(line):
        alt, target, title = found[1].strip(), found[2], found[3] or ""
        yield Mention(alt, target, title, found.start(1) + 1, found.start(2) + 1)


def illustrations(pages: Iterable[Page], content: Content) -> dict[str, Illustration]:
    """Return by file what public pages show; a page for people in danger shows none."""
    used = {
        one.file(page.file)
        for page in pages
        if page.file and not page.sensitive
        for one in mentions(page.body)
    }
    return {
        file: Illustration(file, content.pictures[file])
        for file in sorted(used & content.pictures.keys())
        if content.pictures[file].points
    }
