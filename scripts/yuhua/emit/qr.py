"""Addresses for signing up, turned into QR codes to scan from a poster or a screen. The one door to segno."""

from __future__ import annotations

import io
from collections.abc import Iterable

import segno

from yuhua.emit import Artifact
from yuhua.kinds.schedule import Schedule
from yuhua.model.site import Site

SCALE = 8  # pixels a module: sharp on phones, and 2 cm in print
QUIET = 4  # modules around the code (ISO/IEC 18004 §5.3.8)


def emit(site: Site) -> Iterable[Artifact]:
    """Yield a PNG beside every event that people sign up for at an address."""
    for page in site.pages:
        registration = page.record.registration if isinstance(page.record, Schedule) else None
        if registration and registration.url:
            yield Artifact(f"{page.path}signup.png", png(registration.url))


def png(text: str) -> bytes:
    """Return a QR code of level M as PNG."""
    stream = io.BytesIO()
    segno.make(text, error="m", micro=False).save(stream, kind="png", scale=SCALE, border=QUIET)
    return stream.getvalue()
