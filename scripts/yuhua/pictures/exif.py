"""Exif, turned into the way up and into what it tells of people (CIPA DC-008, Exif 2.32)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from yuhua.pictures.sight import Trace

MAX_ENTRIES = 500
_ORIENTATION, _EXIF, _GPS = 0x0112, 0x8769, 0x8825
# What a printer or a screen needs: sides, samples, resolution, versions, colour space.
_HARMLESS = {
    0x0100, 0x0101, 0x0102, 0x0103, 0x0106, _ORIENTATION, 0x0115, 0x011A, 0x011B, 0x011C, 0x0128, 0x0213,
    0x0214, _EXIF, 0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003, 0xA005,
}  # fmt: skip
_TELLING: dict[int, Trace] = {
    **dict.fromkeys((0x013B, 0x8298, 0x9C9D, 0xA430), "owner"),
    **dict.fromkeys((0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292), "time"),
    **dict.fromkeys((0x927C, 0xA431, 0xA435, 0xA420, 0xC62F), "serial"),
    **dict.fromkeys((0x010E, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F), "comment"),
    **dict.fromkeys((0x0131, 0x02BC, 0x83BB, 0x8649), "editing"),
    _GPS: "place",
}  # fmt: skip


def read(raw: bytes) -> tuple[int, set[Trace]]:
    """Return the orientation, 1 to 8, and what else stands there; what cannot be read tells of a camera."""
    order: Literal["little", "big"] = "little" if raw[:2] == b"II" else "big"
    if raw[:4] not in {b"II*\x00", b"MM\x00*"}:
        return 1, {"camera"}
    traces: set[Trace] = set()
    orientation = 1
    first = int.from_bytes(raw[4:8], order)
    for tag, value in _entries(raw, first, order):
        if tag == _ORIENTATION and 1 <= value <= 8:  # noqa: PLR2004 -- Exif 2.32, tag 0x0112
            orientation = value
        if tag == _EXIF:
            traces |= {_trace(inner) for inner, _ in _entries(raw, value, order) if _tells(inner)}
        if _tells(tag):
            traces.add(_trace(tag))
    if _next(raw, first, order):
        traces.add("thumbnail")
    return orientation, traces


def _tells(tag: int) -> bool:
    return tag not in _HARMLESS


def _trace(tag: int) -> Trace:
    return _TELLING.get(tag, "camera")


def _entries(raw: bytes, start: int, order: Literal["little", "big"]) -> Iterator[tuple[int, int]]:
    """Yield (tag, value or where it lies) of one directory."""
    count = min(int.from_bytes(raw[start : start + 2], order), MAX_ENTRIES)
    for at in range(start + 2, min(start + 2 + 12 * count, len(raw) - 11), 12):
        is_short = int.from_bytes(raw[at + 2 : at + 4], order) == 3  # noqa: PLR2004 -- TIFF 6.0: SHORT
        value = int.from_bytes(raw[at + 8 : at + (10 if is_short else 12)], order)
        yield int.from_bytes(raw[at : at + 2], order), value


def _next(raw: bytes, start: int, order: Literal["little", "big"]) -> int:
    """Return where the directory of the thumbnail lies, 0 where there is none."""
    count = int.from_bytes(raw[start : start + 2], order)
    after = start + 2 + 12 * count
    return int.from_bytes(raw[after : after + 4], order)
