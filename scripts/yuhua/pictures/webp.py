"""The chunks of a WebP file, turned into what it is and what it tells (RFC 9649)."""

from __future__ import annotations

from yuhua.pictures import exif
from yuhua.pictures.sight import MAX_PARTS, Notes, Sight, number

_ALPHA = 0x10
_SIDE = 0x3FFF  # 14 bits
_DRAWN = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}


def read(raw: bytes) -> Sight:
    """Return what the chunks say."""
    notes, at = Notes(frames=0), 12
    end = 8 + _little(raw, 4)
    for _ in range(MAX_PARTS):
        if at + 8 > end:
            break
        kind, length = raw[at : at + 4], _little(raw, at + 4)
        _chunk(notes, kind, raw[at + 8 : at + 8 + length])
        at += 8 + length + length % 2
    notes.whole = end <= len(raw) and at in {end, end + 1}
    if raw[max(end, at) :].strip(b"\x00"):
        notes.traces.add("behind")
    notes.frames = max(notes.frames, 1)
    return notes.sight("webp")


def _little(raw: bytes, start: int, length: int = 4) -> int:
    return int.from_bytes(raw[start : start + length], "little")


def _chunk(notes: Notes, kind: bytes, inside: bytes) -> None:
    if kind == b"VP8X":
        notes.width, notes.height = _little(inside, 4, 3) + 1, _little(inside, 7, 3) + 1
        notes.clear = bool(number(inside, 0, 1) & _ALPHA)
    elif kind == b"VP8 " and not notes.width:
        notes.width, notes.height = _little(inside, 6, 2) & _SIDE, _little(inside, 8, 2) & _SIDE
    elif kind == b"VP8L" and not notes.width:
        sides = _little(inside, 1)
        notes.width, notes.height = (sides & _SIDE) + 1, (sides >> 14 & _SIDE) + 1
        notes.clear = bool(sides >> 28 & 1)
    elif kind == b"ANMF":
        notes.frames += 1
    elif kind == b"EXIF":
        notes.orientation, traces = exif.read(inside.removeprefix(b"Exif\x00\x00"))
        notes.traces |= traces
    elif kind == b"XMP ":
        notes.traces.add("editing")
    elif kind not in _DRAWN:
        notes.traces.add("other")
