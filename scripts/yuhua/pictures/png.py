"""The chunks of a PNG file, turned into what it is and what it tells (W3C PNG, third edition)."""

from __future__ import annotations

import zlib

from yuhua.pictures import exif
from yuhua.pictures.sight import MAX_PARTS, Notes, Sight, number

HEAD = b"\x89PNG\r\n\x1a\n"
_TEXTS = {b"tEXt", b"zTXt", b"iTXt"}
_DRAWN = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV",
    b"cLLI", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip
_WITH_ALPHA = {4, 6}


def read(raw: bytes) -> Sight:
    """Return what the chunks say; one whose sum is wrong makes the picture broken."""
    notes, at = Notes(), len(HEAD)
    for _ in range(MAX_PARTS):
        length, kind = number(raw, at), raw[at + 4 : at + 8]
        inside, after = raw[at + 8 : at + 8 + length], at + 12 + length
        if after > len(raw) or zlib.crc32(inside, zlib.crc32(kind)) != number(raw, after - 4):
            break
        _chunk(notes, kind, inside)
        at = after
        if kind == b"IEND":
            if raw[at:].strip(b"\x00"):
                notes.traces.add("behind")
            return notes.sight("png")
    notes.whole = False
    return notes.sight("png")


def _chunk(notes: Notes, kind: bytes, inside: bytes) -> None:
    if kind == b"IHDR":
        notes.width, notes.height = number(inside, 0), number(inside, 4)
        notes.clear = number(inside, 9, 1) in _WITH_ALPHA
    elif kind == b"tRNS":
        notes.clear = True
    elif kind == b"acTL":
        notes.frames = max(number(inside, 0), 1)
    elif kind == b"eXIf":
        notes.orientation, traces = exif.read(inside.removeprefix(b"Exif\x00\x00"))
        notes.traces |= traces
    elif kind in _TEXTS:
        notes.traces.add("editing" if inside.startswith(b"XML:com.adobe.xmp") else "comment")
    elif kind == b"tIME":
        notes.traces.add("time")
    elif kind not in _DRAWN:
        notes.traces.add("other")
