"""The boxes of an AVIF file, turned into what it is and what it tells (ISO/IEC 14496-12, 23008-12)."""

from __future__ import annotations

from collections.abc import Iterator

from yuhua.pictures.sight import MAX_PARTS, Notes, Sight, number

# Boxes of `meta` that hold others, and how many bytes stand in them first.
_FULL = 4
_QUARTER = 6  # as Exif calls a picture that is turned by one


def brands(raw: bytes) -> set[bytes]:
    """Return the names by which a file of boxes calls itself, empty for any other file."""
    if raw[4:8] != b"ftyp":
        return set()
    end = min(number(raw, 0), 200)
    return {raw[8:12], *(raw[at : at + 4] for at in range(16, end, 4))}


def read(raw: bytes) -> Sight:
    """Return what the boxes say. One that is no part of a still picture is told as `behind`."""
    notes, at = Notes(), 0
    for kind, start, end in _boxes(raw, 0, len(raw)):
        at = end
        if kind == b"meta":
            _meta(notes, raw, start + _FULL, end)
        elif kind == b"moov":
            notes.frames = 2
        elif kind not in {b"ftyp", b"mdat", b"free", b"skip"}:
            notes.traces.add("behind")
    notes.whole = at == len(raw)
    return notes.sight("avif")


def _boxes(raw: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield (kind, where its inside begins, where it ends) until one does not fit."""
    for _ in range(MAX_PARTS):
        size, kind, head = number(raw, start), raw[start + 4 : start + 8], 8
        if size == 1:
            size, head = number(raw, start + 8, 8), 16
        if size == 0:
            size = end - start
        if size < head or start + size > end:
            return
        yield kind, start + head, start + size
        start += size


def _meta(notes: Notes, raw: bytes, start: int, end: int) -> None:
    for kind, first, last in _boxes(raw, start, end):
        if kind == b"iinf":
            long = raw[first] if first < last else 0
            for _, entry, after in _boxes(raw, first + (8 if long else 6), last):
                _entry(notes, raw[entry:after])
        elif kind == b"iref" and any(one == b"thmb" for one, _, _ in _boxes(raw, first + 4, last)):
            notes.traces.add("thumbnail")
        elif kind == b"iprp":
            for _, inner, after in _boxes(raw, first, last):
                for name, at, to in _boxes(raw, inner, after):
                    _property(notes, name, raw[at:to])


def _entry(notes: Notes, inside: bytes) -> None:
    """Look at one `infe`: what an item of the file is."""
    sort = inside[8:12] if inside[:1] == b"\x02" else inside[10:14]
    if sort == b"Exif":
        notes.traces.add("camera")
    elif sort in {b"mime", b"uri "}:
        notes.traces.add("editing")


def _property(notes: Notes, name: bytes, inside: bytes) -> None:
    if name == b"ispe":
        width, height = number(inside, 4), number(inside, 8)
        if width * height > notes.width * notes.height:
            notes.width, notes.height = width, height
    elif name == b"irot" and number(inside, 0, 1) % 2:
        notes.orientation = _QUARTER
    elif name == b"auxC" and b":alpha" in inside:
        notes.clear = True
