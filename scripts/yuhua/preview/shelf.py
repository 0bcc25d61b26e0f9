"""One good state of the site, turned into what a browser is given for an address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from yuhua.build import Format
from yuhua.emit import Artifact
from yuhua.render.live import STATIC, Edition

NOT_FOUND = "404.html"
_HTML = "text/html; charset=utf-8"
# Not from the `mimetypes` of Python: on Windows they depend on what else is installed.
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": _HTML,
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".opml": "text/x-opml; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


@dataclass(frozen=True)
class Answer:
    """What a browser gets: a page of the site (`is_page`) as of an edition, a file, or the address to go to instead."""

    status: int
    kind: str
    body: bytes
    is_page: bool = False
    location: str = ""
    edition: str = ""


@dataclass(frozen=True)
class Made(Mapping[str, bytes]):
    """The files that are made beside the pages, each when somebody asks for it."""

    formats: tuple[Format, ...]
    _made: dict[Format, Mapping[str, Artifact]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> bytes:
        """Return a file, made now or before."""
        for one in self.formats:
            if one.may_hold(name):
                if one not in self._made:
                    self._made[one] = {made.path: made for made in one.emit()}
                if name in self._made[one]:
                    return self._made[one][name].content
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        """Return what was asked for so far: to know the rest it would have to be made."""
        return (name for found in self._made.values() for name in found)

    def __len__(self) -> int:
        """Count what was asked for so far."""
        return sum(map(len, self._made.values()))


@dataclass(frozen=True)
class Sizes(Mapping[str, int]):
    """How many bytes those files have: pages name the size of what they offer."""

    made: Made

    def __getitem__(self, name: str) -> int:
        """Return the size of a file."""
        return len(self.made[name])

    def __iter__(self) -> Iterator[str]:
        """Return what was asked for so far."""
        return iter(self.made)

    def __len__(self) -> int:
        """Count what was asked for so far."""
        return len(self.made)


@dataclass(frozen=True)
class Shelf:
    """An edition with the files beside its pages; `docs` holds what may be downloaded."""

    edition: Edition
    made: Made
    docs: Path

    def answer(self, path: str) -> Answer:
        """Return what stands at an address without its leading slash. Raises RenderError.

        Nothing is looked for on the disk but what the site says it has: no address leads out of it.
        """
        pages = self.edition.pages.by_uri
        folder = path.removesuffix("index.html")
        if (not folder or folder.endswith("/")) and f"{folder}index.md" in pages:
            return _page(200, self.edition.page(folder))
        if f"{path}/index.md" in pages:
            return Answer(301, _HTML, b"", location=f"/{path}/")
        name = f"{path}index.html" if not path or path.endswith("/") else path
        body = self._file(name)
        if body is None:
            return _page(404, self.edition.static(NOT_FOUND))
        return Answer(200, kind_of(name), body)

    def _file(self, name: str) -> bytes | None:
        if name in self.edition.assets:
            return _read(self.edition.assets[name])
        if name in self.edition.pages.site.downloads:
            return _read(self.docs / name)
        if name in STATIC and name != NOT_FOUND:
            return self.edition.static(name).encode()
        return self.made.get(name)


def kind_of(name: str) -> str:
    """Return the media type of a file."""
    return _KINDS.get(Path(name).suffix.lower(), "application/octet-stream")


def _page(status: int, html: str) -> Answer:
    return Answer(status, _HTML, html.encode("utf-8", errors="xmlcharrefreplace"), is_page=True)


def _read(path: Path) -> bytes | None:
    """Return a file of the theme or of docs/; it may have gone since."""
    try:
        return path.read_bytes()
    except OSError:
        return None
