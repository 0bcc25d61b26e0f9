"""One picture, turned into the files that a page offers to browsers: a few widths, each as AVIF, WebP, JPEG or PNG."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from yuhua.pictures.cleaning import LONGEST, PictureError, encoded, upright
from yuhua.pictures.sight import Sight

WIDTHS = (480, 960, 1600)
# Raised when the files of the same picture would come out differently.
RECIPE = b"1"
_QUALITIES = {"avif": 55, "webp": 76, "jpg": 80, "png": 0}
# What shows until a picture is there. Names are classes in `overrides/assets/yuhua.css`: no style may stand in a page.
TONES: dict[str, tuple[int, int, int]] = {
    "black": (24, 24, 26), "dark": (70, 68, 66), "grey": (124, 122, 120), "light": (178, 176, 172),
    "white": (236, 234, 230), "brown": (104, 78, 60), "sand": (190, 160, 126), "red": (152, 60, 52),
    "rose": (212, 164, 158), "green": (74, 104, 66), "leaf": (150, 176, 130), "blue": (62, 92, 136),
    "sky": (152, 184, 214), "sun": (214, 182, 92),
}  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """A picture in all its sizes: the name of its placeholder's colour, and (name, bytes) of its files."""

    tone: str
    files: tuple[tuple[str, bytes], ...]


def widths_of(width: int) -> tuple[int, ...]:
    """Return the widths a picture is offered in: never wider than it is."""
    most = min(width, WIDTHS[-1])
    return (*(one for one in WIDTHS if one < most), most)


def height_at(sight: Sight, width: int) -> int:
    """Return how high a picture of that width is, at least one point."""
    return max(1, round(sight.height * width / sight.width))


def suffixes_of(sight: Sight) -> tuple[str, str, str]:
    """Return what its files end with, the best first; the last is for browsers that know only that."""
    return ("avif", "webp", "png" if sight.clear else "jpg")


def drawn(raw: bytes, sight: Sight, name: str) -> Drawn:
    """Return all files of a picture, called `<name>-<width>.<suffix>`. Raises PictureError."""
    points, _ = upright(raw, LONGEST)
    if not _is_alike(points, sight):
        raise PictureError("图片坏了")
    files = []
    for width in widths_of(sight.width):
        size = (width, height_at(sight, width))
        shown = points.resize(size, Image.Resampling.LANCZOS) if size != points.size else points
        files += [
            (f"{name}-{width}.{suffix}", encoded(shown, suffix, _QUALITIES[suffix]))
            for suffix in suffixes_of(sight)
        ]
    return Drawn(_tone(points), tuple(files))


def _is_alike(points: Image.Image, sight: Sight) -> bool:
    """Say whether what was drawn has the shape that its bytes promised, within a point."""
    part = max(points.size) / max(sight.width, sight.height)
    return (
        abs(points.width - sight.width * part) <= 1
        and abs(points.height - sight.height * part) <= 1
    )


def _tone(points: Image.Image) -> str:
    """Return the name of the tone nearest to all points taken together."""
    mixed = points.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    colour = mixed if isinstance(mixed, tuple) else (0, 0, 0)

    def distance(name: str) -> float:
        return sum((mine - other) ** 2 for mine, other in zip(colour, TONES[name], strict=True))

    return min(sorted(TONES), key=distance)
