"""A picture, turned into the names and sizes of the files that pages offer of it. Nothing is drawn here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from yuhua.pictures.sight import Sight

WIDTHS = (480, 960, 1600)
FOLDER = "assets/pictures/"
# Changed when the files of the same picture would come out differently: addresses are kept for ever.
RECIPE = b"1"
# What shows until a picture is there. Names are classes in `overrides/assets/yuhua.css`: no style may stand in a page.
TONES: dict[str, tuple[int, int, int]] = {
    "black": (24, 24, 26), "dark": (70, 68, 66), "grey": (124, 122, 120), "light": (178, 176, 172),
    "white": (236, 234, 230), "brown": (104, 78, 60), "sand": (190, 160, 126), "red": (152, 60, 52),
    "rose": (212, 164, 158), "green": (74, 104, 66), "leaf": (150, 176, 130), "blue": (62, 92, 136),
    "sky": (152, 184, 214), "sun": (214, 182, 92),
}  # fmt: skip


@dataclass(frozen=True)
class Illustration:
    """A picture that pages show; `file` is where it lies in the project."""

    file: str
    sight: Sight

    @property
    def name(self) -> str:
        """What its files are called: made of its bytes, so that what changes has another address."""
        return hashlib.sha256(RECIPE + self.sight.digest.encode()).hexdigest()[:16]

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths it is offered in: never wider than it is."""
        most = min(self.sight.width, WIDTHS[-1])
        return (*(one for one in WIDTHS if one < most), most)

    @property
    def suffixes(self) -> tuple[str, str, str]:
        """What its files end with, the best first; the last is for browsers that know only that."""
        return ("avif", "webp", "png" if self.sight.clear else "jpg")

    def height(self, width: int) -> int:
        """Return how high it is at a width, at least one point."""
        return max(1, round(self.sight.height * width / self.sight.width))

    def file_name(self, width: int, suffix: str) -> str:
        """Return what one of its files is called."""
        return f"{self.name}-{width}.{suffix}"

    def file_names(self) -> Iterator[str]:
        """Yield what all of its files are called, in the order they are drawn."""
        for width in self.widths:
            yield from (self.file_name(width, suffix) for suffix in self.suffixes)
