"""Drawn sheets, looked at the way people and telephones do."""

from __future__ import annotations

import io
from itertools import combinations

import pypdfium2
import zxingcpp
from PIL import Image

from yuhua.drawing.paper import A4, MARGIN, QUIET
from yuhua.drawing.picture import Area, Edges, Picture

PAPER = Edges(MARGIN, MARGIN, A4[0] - MARGIN, A4[1] - MARGIN)
SCREEN = 72
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
PRINTER = 300


def text(pdf: bytes) -> str:
    """Return the text of all pages as a reader copies it, without the ends of lines."""
    document = pypdfium2.PdfDocument(pdf)
    found = [page.get_textpage().get_text_range() for page in document]
    return "".join("".join(found).split())


def squeezed(told: str) -> str:
    """Return what was told as `text` gives it."""
    return "".join(told.split())


def printed(pdf: bytes, page: int = 0) -> Image.Image:
    """Return a page as a printer would put it on paper."""
    bitmap = pypdfium2.PdfDocument(pdf)[page].render(scale=PRINTER / 72, grayscale=True)
    found: Image.Image = bitmap.to_pil()
    return found


def on_screen(png: bytes, dpi: int = 150) -> Image.Image:
    """Return a picture as small as a screen shows a sheet of paper."""
    image = Image.open(io.BytesIO(png)).convert("L")
    size = (image.width * SCREEN // dpi, image.height * SCREEN // dpi)
    return image.resize(size, Image.Resampling.LANCZOS)


def codes(image: Image.Image) -> list[str]:
    """Return what the QR codes in a picture say."""
    found = zxingcpp.read_barcodes(image, formats=_QR, try_rotate=False)
    return [one.text for one in found]


def faults(picture: Picture, paper: Edges = PAPER) -> list[str]:
    """Return what is cut off by the margins, or lies over something else."""
    outside = [one.text for one in picture.words if not one.edges.inside(paper)]
    over = [
        f"{one.text} / {other.text}"
        for one, other in combinations(picture.words, 2)
        if _ink(one.edges).meets(_ink(other.edges))
    ]
    zone = quiet_zone(picture)
    covered = [one.text for one in picture.words if zone and one.edges.meets(zone)]
    return [*outside, *over, *covered]


def _ink(edges: Edges) -> Edges:
    """Leave out the two pixels by which rounding may let lines of text touch."""
    return Edges(edges.left + 1, edges.top + 2, edges.right - 1, edges.bottom - 2)


def quiet_zone(picture: Picture) -> Edges | None:
    """Return where the code and the white around it lie; None where there is none."""
    dark = _modules(picture)
    if not dark:
        return None
    module = min(area.height for area in dark)
    return Edges(
        min(area.left for area in dark) - QUIET * module,
        min(area.top for area in dark) - QUIET * module,
        max(area.left + area.width for area in dark) + QUIET * module,
        max(area.top + area.height for area in dark) + QUIET * module,
    )


def _modules(picture: Picture) -> list[Area]:
    """Return the runs of the code: nothing else is black, of one height and there more than a hundred times."""
    black = [area for area in picture.areas if max(area.colour) < 64]
    heights = [area.height for area in black]
    height = max(set(heights), key=heights.count, default=0)
    found = [area for area in black if area.height == height]
    return found if len(found) > 100 else []
