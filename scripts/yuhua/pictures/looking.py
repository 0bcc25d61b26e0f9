"""Bytes, turned into what they are: kind, sides, frames, and what they tell besides what they show."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from yuhua.pictures import avif, jpeg, png, webp
from yuhua.pictures.sight import Sight

MAX_BYTES = 30_000_000
# Drawn within 2 s and 300 MB (`bench/photographs.py`): WebP takes 17 bytes a point; a JPEG is drawn smaller at once.
MAX_POINTS = 16_000_000
MAX_POINTS_JPEG = 50_000_000
_HEIC = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
_AVIF = {b"avif", b"avis"}
_READERS: dict[str, Callable[[bytes], Sight]] = {
    "jpeg": jpeg.read,
    "png": png.read,
    "webp": webp.read,
    "avif": avif.read,
}
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "jpeg"), (png.HEAD, "png"), (b"GIF8", "gif"), (b"BM", "bmp"), (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"), (b"%PDF", "pdf"), (b"8BPS", "psd"), (b"PK", "zip"), (b"%!PS", "drawing"),
    (b"\xd7\xcd\xc6\x9a", "drawing"), (b"\xff\x0a", "jxl"), (b"\x00\x00\x00\x0cJXL ", "jxl"),
)  # fmt: skip


def look(raw: bytes) -> Sight:
    """Return what some bytes are. Never raises; of what is no picture only the kind is known, or nothing."""
    kind = kind_of(raw)
    found = _READERS[kind](raw) if kind in _READERS else Sight(kind)
    return replace(found, size=len(raw), digest=hashlib.sha256(raw).hexdigest())


def kind_of(raw: bytes) -> str:
    """Return a word for what bytes begin with; the name of the file is not asked."""
    for beginning, kind in _BEGINNINGS:
        if raw.startswith(beginning):
            return kind
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "webp"
    brands = avif.brands(raw)
    if brands:
        return "avif" if brands & _AVIF else "heic" if brands & _HEIC else "film"
    text = raw[:1000].lower()
    return "svg" if b"<svg" in text else "page" if b"<html" in text else ""


def most_points(sight: Sight) -> int:
    """Return how many points a picture of that kind may have, to be drawn within the memory there is."""
    is_light = sight.kind == "jpeg" and not sight.layered
    return MAX_POINTS_JPEG if is_light else MAX_POINTS
