"""Every 妇女儿童之家, turned into a plate for its door: a code that leads to its page (feature G4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from yuhua.drawing.marking import mark
from yuhua.drawing.painting import png
from yuhua.drawing.pdf import MAKER, pdf
from yuhua.drawing.plate import Plate, halved, plate
from yuhua.emit import Artifact, Settings, qr
from yuhua.kinds.place import Place
from yuhua.model.site import Page, Site


def emit(site: Site, settings: Settings) -> Iterable[Artifact]:
    """Yield the plates of all places."""
    for page in site.pages:
        yield from of(page, settings)


def of(page: Page, settings: Settings) -> Iterator[Artifact]:
    """Yield the plate of a place as A4, A6 and picture; none where the site does not know its own address."""
    if isinstance(page.record, Place) and "://" in settings.url:
        told, address = telling(page.record, page, settings), f"{settings.url}{page.path}"
        for name, made in (("plate.pdf", _pdf), ("plate_a6.pdf", _small), ("plate.png", _png)):
            key = mark(name, MAKER, qr.MAKER, told, address)
            yield Artifact(f"{page.path}{name}", partial(made, told, address), key)


def telling(place: Place, page: Page, settings: Settings) -> Plate:
    """Return what the plate of a place says."""
    by = f"，{settings.organizer}" if settings.organizer else ""
    address = f"{settings.url}{page.path}".partition("://")[2]
    return Plate(
        title=place.title,
        lines=tuple(_lines(place)),
        finds=place.summary,
        call="扫一扫：近期活动、怎么来、谁值班",
        foot=f"{settings.name}{by}，{address}",
        sample=place.sample,
    )


def _lines(place: Place) -> Iterator[str]:
    where = f"{place.street.name}{place.community}"
    yield f"{where}，{place.address}" if place.address else where
    if place.hours:
        yield f"开放时间：{place.hours}"


def _pdf(told: Plate, address: str) -> bytes:
    return pdf((plate(_coded(told, address)),), told.title)


def _small(told: Plate, address: str) -> bytes:
    return pdf((halved(plate(_coded(told, address))),), told.title)


def _png(told: Plate, address: str) -> bytes:
    return png(plate(_coded(told, address)))


def _coded(told: Plate, address: str) -> Plate:
    return replace(told, code=qr.modules(address))
