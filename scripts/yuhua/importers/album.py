"""The pictures of a manuscript, cleaned and numbered, each with what is to be said of it."""

from __future__ import annotations

from yuhua.importers.leftovers import Crop, Leftover
from yuhua.importers.package import ManuscriptError, Package
from yuhua.importers.remarks import message, shortened
from yuhua.pictures.cleaning import Picture, PictureError, cleaned
from yuhua.text import MOST_OF_SLUG

MAX_PICTURES = 100
MAX_PIXELS = 1_200_000_000  # of all of them: fifty photographs
_SHOWN = 60
_LONGEST_STEM = MOST_OF_SLUG - len("-100")
_BY_HAND = "在 Word 里对着图片点右键，选“另存为图片”"


class Album:
    """Pictures taken out one after another; `folder` is where they will lie, `stem` what they are called by.

    They do not go onto the page by themselves: somebody has to ask whoever is in them first.
    """

    def __init__(self, package: Package, folder: str, stem: str) -> None:
        self._package, self._folder = package, folder
        self._stem = stem[:_LONGEST_STEM].rstrip("-")
        self._known: dict[tuple[str, Crop], str] = {}
        self._pixels = 0
        self.pictures: list[tuple[str, bytes]] = []

    def said(self, left: Leftover) -> tuple[str, str]:
        """Say what was left out and what to do; a picture is taken out first."""
        if left.sort != "picture":
            return message(left)
        try:
            called = self._called(left)
        except (PictureError, ManuscriptError) as error:
            return f"有一张图片没有取出来：{error}", _BY_HAND
        words = shortened(left.text, _SHOWN) or "一句话说明图里有什么"
        hint = f"问过图里的人，再把它放到底稿旁边，正文里写 ![{words}]({called})"
        return f"图片没有放进正文，存成了 {self._folder}/{called}", hint

    def _called(self, left: Leftover) -> str:
        """Return the file that a picture lies in; one that is shown twice lies there once."""
        key = (left.relation, left.crop)
        if key not in self._known:
            self._known[key] = self._add(cleaned(self._raw(left.relation), left.crop))
        return self._known[key]

    def _raw(self, part: str) -> bytes:
        raw = self._package.part(part)
        if raw is None:
            raise PictureError("文件里没有它")
        if len(self.pictures) >= MAX_PICTURES or self._pixels > MAX_PIXELS:
            raise PictureError("一个稿件里的图片太多")
        return raw

    def _add(self, picture: Picture) -> str:
        called = f"{self._stem}-{len(self.pictures) + 1}.{picture.suffix}"
        self.pictures.append((called, picture.raw))
        self._pixels += picture.pixels
        return called
