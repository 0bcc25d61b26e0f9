"""Addresses of pages, of feeds and for signing up, turned into QR codes to scan from paper or a screen. The one door to segno."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache, partial

import segno

from yuhua.emit import Artifact, Settings
from yuhua.kinds.schedule import Schedule
from yuhua.model.site import Page, Site

SCALE = 8  # pixels a module: sharp on phones, and 2 cm in print
MAKER = f"segno {segno.__version__}"
QUIET = 4  # modules around the code (ISO/IEC 18004 §5.3.8)


def emit(site: Site, settings: Settings) -> Iterable[Artifact]:
    """Yield a PNG beside every page that has a code, and beside events with an address to sign up at."""
    for channel in site.channels if "://" in settings.url else ():
        yield Artifact(channel.code, partial(png, f"{settings.url}{channel.rss}"))
    for page in site.pages:
        if path := page_code(page, settings):
            yield Artifact(path, partial(png, f"{settings.url}{page.path}"))
        registration = page.record.registration if isinstance(page.record, Schedule) else None
        if registration and registration.url:
            yield Artifact(f"{page.path}signup.png", partial(png, registration.url))


def page_code(page: Page, settings: Settings) -> str:
    """Return the path of the code of a page's own address, empty for a page without one.

    No code for pages to be left without a trace, nor for the handbook, which is read where one
    writes; and none where the site does not know its own address.
    """
    hidden = page.sensitive or page.path.startswith("handbook/") or "://" not in settings.url
    return "" if hidden else f"{page.path}qr.png"


def png(text: str) -> bytes:
    """Return a QR code of level M as PNG."""
    stream = io.BytesIO()
    segno.make(text, error="m", micro=False).save(stream, kind="png", scale=SCALE, border=QUIET)
    return stream.getvalue()


@lru_cache(maxsize=64)  # once for all formats of a poster
def modules(text: str) -> tuple[str, ...]:
    """Return the same code as rows of `1` (dark) and `0`, its quiet zone included."""
    found = segno.make(text, error="m", micro=False)
    return tuple("".join(map(str, row)) for row in found.matrix_iter(border=QUIET))
