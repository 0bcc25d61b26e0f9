"""The pictures of a manuscript, cleaned and numbered, each with what is to be said of it."""

from __future__ import annotations

from yuhua.importers.leftovers import Leftover
from yuhua.importers.package import ManuscriptError, Package
from yuhua.importers.pictures import Picture, PictureError, cleaned
from yuhua.importers.remarks import message

MAX_PICTURES = 200
_BY_HAND = "在 Word 里对着图片点右键，选“另存为图片”"


class Album:
    """Pictures taken out one after another; `folder` is where they will lie."""

    def __init__(self, package: Package, folder: str) -> None:
        self._package, self._folder = package, folder
        self.pictures: list[tuple[str, bytes]] = []

    def said(self, left: Leftover) -> tuple[str, str]:
        """Say what was left out and what to do; a picture is taken out first."""
        if left.sort != "picture":
            return message(left)
        try:
            picture = cleaned(self._raw(left.relation), left.crop)
        except (PictureError, ManuscriptError) as error:
            return f"有一张图片没有取出来：{error}", _BY_HAND
        hint = f"写一句话说明图里有什么；原来写着“{left.text}”" if left.text else message(left)[1]
        return f"图片没有放进正文，存成了 {self._folder}/{self._add(picture)}", hint

    def _raw(self, part: str) -> bytes:
        raw = self._package.part(part)
        if raw is None:
            raise PictureError("文件里没有它")
        if len(self.pictures) >= MAX_PICTURES:
            raise PictureError(f"一个稿件最多 {MAX_PICTURES} 张")
        return raw

    def _add(self, picture: Picture) -> str:
        called = f"{len(self.pictures) + 1}.{picture.suffix}"
        self.pictures.append((called, picture.raw))
        return called
