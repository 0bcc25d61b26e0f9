"""The segments of a JPEG file, turned into what it is and what it tells (ITU-T T.81, annex B)."""

from __future__ import annotations

import re

from yuhua.pictures import exif
from yuhua.pictures.sight import MAX_PARTS, Notes, Sight, Trace, number

MAX_SCANS = 100  # a small file of thousands of scans would be drawn for hours
_START_OF_SCAN, _END, _COMMENT, _ADOBE = 0xDA, 0xD9, 0xFE, 0xEE
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = {0xC2, 0xC6, 0xCA, 0xCE}
_APPLICATIONS = range(0xE0, 0xF0)
_BARE = {0x01, *range(0xD0, 0xD9)}
# Inside a scan `FF 00` is a byte and `FF D0` to `FF D7` are places to start again.
_NEXT = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")


def read(raw: bytes) -> Sight:
    """Return what the segments say, up to the end of the picture and of what hangs on behind it."""
    notes, at, scans = Notes(), 2, 0
    for _ in range(MAX_PARTS):
        found = _NEXT.match(raw, at)
        if not found:
            break
        marker, at = raw[found.end() - 1], found.end()
        if marker == _END:
            if raw[at:].strip(b"\x00"):
                notes.traces.add("behind")
            return notes.sight("jpeg")
        if marker in _BARE:
            continue
        length = number(raw, at, 2)
        _segment(notes, marker, raw[at + 2 : at + length])
        at += max(length, 2)
        if marker == _START_OF_SCAN:
            scans += 1
            onward = _NEXT.search(raw, at)
            if not onward or scans > MAX_SCANS:
                break
            at = onward.start()
    notes.whole = False
    return notes.sight("jpeg")


def _segment(notes: Notes, marker: int, inside: bytes) -> None:
    if marker in _FRAMES:
        notes.height, notes.width = number(inside, 1, 2), number(inside, 3, 2)
        notes.layered = notes.layered or marker in _PROGRESSIVE
    elif marker == _COMMENT:
        notes.traces.add("comment")
    elif inside.startswith(b"Exif\x00"):
        notes.orientation, traces = exif.read(inside[6:])
        notes.traces |= traces
    elif marker in _APPLICATIONS and (trace := _trace(marker, inside)):
        notes.traces.add(trace)


def _trace(marker: int, inside: bytes) -> Trace | None:
    """Say what an application's segment tells; JFIF, Adobe's flag and colour profiles tell nothing."""
    if inside.startswith(b"JFIF\x00"):
        return "thumbnail" if number(inside, 12, 1) * number(inside, 13, 1) else None
    if inside.startswith(b"JFXX\x00"):
        return "thumbnail"
    if (marker == _ADOBE and inside.startswith(b"Adobe")) or inside.startswith(b"ICC_PROFILE\x00"):
        return None
    if inside.startswith((b"http://ns.adobe.com/", b"Photoshop ")):
        return "editing"
    return "behind" if inside.startswith(b"MPF\x00") else "other"
