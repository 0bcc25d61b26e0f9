"""One picture, turned into the files that a page offers to browsers: a few widths, each as AVIF, WebP, JPEG or PNG."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from yuhua.pictures.cleaning import LONGEST, PictureError, encoded, upright
from yuhua.pictures.sight import Sight
from yuhua.pictures.sizes import TONES, Illustration

_QUALITIES = {"avif": 55, "webp": 76, "jpg": 80, "png": 0}


@dataclass(frozen=True)
class Drawn:
    """A picture in all its sizes: the name of its placeholder's colour, and (name, bytes) of its files."""

    tone: str
    files: tuple[tuple[str, bytes], ...]


def drawn(raw: bytes, one: Illustration) -> Drawn:
    """Return all files of a picture. Raises PictureError."""
    points, _ = upright(raw, LONGEST)
    if not _is_alike(points, one.sight):
        raise PictureError("图片坏了")
    files = []
    for width in one.widths:
        size = (width, one.height(width))
        shown = points.resize(size, Image.Resampling.LANCZOS) if size != points.size else points
        files += [
            (one.file_name(width, suffix), encoded(shown, suffix, _QUALITIES[suffix]))
            for suffix in one.suffixes
        ]
    return Drawn(_tone(points), tuple(files))


def _is_alike(points: Image.Image, sight: Sight) -> bool:
    """Say whether what was drawn has the shape that its bytes promised, within a point."""
    part = max(points.size) / max(sight.width, sight.height)
    beside = abs(points.width - sight.width * part), abs(points.height - sight.height * part)
    return max(beside) <= 1


def _tone(points: Image.Image) -> str:
    """Return the name of the tone nearest to all points taken together."""
    mixed = points.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    colour = mixed if isinstance(mixed, tuple) else (0, 0, 0)

    def distance(name: str) -> float:
        return sum((mine - other) ** 2 for mine, other in zip(colour, TONES[name], strict=True))

    return min(sorted(TONES), key=distance)
