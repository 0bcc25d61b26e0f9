"""What a clean file may consist of, told by a reader of its own: segments, chunks and boxes, one by one."""

from __future__ import annotations

import struct
from collections.abc import Iterator

ALLOWED = {
    "jpeg": {"E0 JFIF", "DB", "C0", "C2", "C4", "DA", "D9"},
    "png": {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"},
    "webp": {"VP8X", "VP8 ", "VP8L", "ALPH"},
    "avif": {
        "ftyp", "mdat", "meta", "meta/hdlr", "meta/pitm", "meta/iloc", "meta/iinf", "meta/iinf/infe av01",
        "meta/iprp", "meta/iprp/ipco", "meta/iprp/ipma", "meta/iprp/ipco/ispe", "meta/iprp/ipco/pixi",
        "meta/iprp/ipco/av1C", "meta/iprp/ipco/colr nclx", "meta/iprp/ipco/auxC", "meta/iref", "meta/iref/auxl",
    },
}  # fmt: skip


def parts(raw: bytes) -> list[str]:
    """Return the names of all parts of a file, those inside others too; the file must end with the last."""
    if raw.startswith(b"\xff\xd8"):
        return list(_segments(raw))
    if raw.startswith(b"\x89PNG"):
        return list(_chunks(raw))
    if raw.startswith(b"RIFF"):
        return list(_riff(raw))
    return list(_boxes(raw, ""))


def kind(raw: bytes) -> str:
    heads = {b"\xff\xd8\xff": "jpeg", b"\x89PN": "png", b"RIF": "webp"}
    return heads.get(raw[:3], "avif")


def _segments(raw: bytes) -> Iterator[str]:
    at = 2
    while at < len(raw):
        assert raw[at] == 0xFF, f"no marker at {at} of {len(raw)}"
        marker = raw[at + 1]
        at += 2
        if marker == 0xD9:
            yield "D9"
            break
        (length,) = struct.unpack(">H", raw[at : at + 2])
        inside = raw[at + 2 : at + length]
        yield f"{marker:02X} {inside[:4].decode('latin-1')}" if marker >= 0xE0 else f"{marker:02X}"
        at += length
        if marker == 0xDA:
            while raw[at] != 0xFF or raw[at + 1] == 0 or 0xD0 <= raw[at + 1] <= 0xD7:
                at += 1
    assert at == len(raw)


def _chunks(raw: bytes) -> Iterator[str]:
    at = 8
    while at < len(raw):
        (length,) = struct.unpack(">I", raw[at : at + 4])
        yield raw[at + 4 : at + 8].decode("ascii")
        at += 12 + length
    assert at == len(raw)


def _riff(raw: bytes) -> Iterator[str]:
    assert struct.unpack("<I", raw[4:8])[0] + 8 == len(raw)
    at = 12
    while at < len(raw):
        (length,) = struct.unpack("<I", raw[at + 4 : at + 8])
        name = raw[at : at + 4].decode("ascii")
        if name == "VP8X":  # flags: profile, Exif, XMP, movement
            assert raw[at + 8] & 0b00101110 == 0
        yield name
        at += 8 + length + length % 2
    assert at == len(raw)


_HOLDING = {"meta": 4, "meta/iinf": 6, "meta/iprp": 0, "meta/iprp/ipco": 0, "meta/iref": 4}


def _boxes(raw: bytes, around: str) -> Iterator[str]:
    at = 0
    while at < len(raw):
        (size,) = struct.unpack(">I", raw[at : at + 4])
        name = f"{around}{raw[at + 4 : at + 8].decode('latin-1')}"
        inside = raw[at + 8 : at + size]
        if name.endswith("/infe"):
            name = f"{name} {inside[8:12].decode('latin-1')}"
        elif name.endswith("/colr"):
            name = f"{name} {inside[:4].decode('latin-1')}"
        yield name
        if name in _HOLDING:
            yield from _boxes(inside[_HOLDING[name] :], f"{name}/")
        assert size >= 8
        at += size
    assert at == len(raw)
