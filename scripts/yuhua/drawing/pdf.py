"""Pictures, printed: PDF with text that can be searched and copied, its fonts cut down and embedded. The one door to reportlab."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import version
from itertools import groupby
from typing import TYPE_CHECKING

from yuhua.drawing.faces import BOLD, REGULAR
from yuhua.drawing.picture import Area, Colour, Picture, Words

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MAKER = f"reportlab {version('reportlab')}"
DPI = 150  # of the pixels a picture is described in
POINT = 72 / DPI


def pdf(pages: Sequence[Picture], title: str, author: str = "") -> bytes:
    """Return the pictures as the pages of a document; without a date, so that the same pictures give the same bytes."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 -- slow import

    _registered()
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, pageCompression=1, lang="zh-CN")
    canvas.setTitle(title)
    canvas.setAuthor(author)
    for page in pages:
        _draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


class _Never:
    """The time of a document that has none (reportlab's names): 2000, as it says by itself.

    Its own takes SOURCE_DATE_EPOCH, which is another one for every build, for the date and for the id of the document.
    """

    t = 946_684_800.0
    YMDhms = (2000, 1, 1, 0, 0, 0)
    dhh = dmm = 0

    def __init__(self, invariant: object = None) -> None:
        """Take what reportlab passes on."""


@cache
def _registered() -> None:
    """Tell reportlab our fonts, which are read once a process, and that documents have no time."""
    from reportlab.pdfbase import pdfdoc  # noqa: PLC0415 -- slow import
    from reportlab.pdfbase.pdfmetrics import registerFont  # noqa: PLC0415 -- slow import
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 -- slow import

    pdfdoc.TimeStamp = _Never
    for face in (REGULAR, BOLD):
        registerFont(TTFont(face.path.stem, str(face.path)))


def _draw(canvas: Canvas, page: Picture) -> None:
    canvas.setPageSize((page.width * POINT, page.height * POINT))
    # Pixels from above, as the picture counts them; text is turned back again.
    canvas.transform(POINT, 0, 0, -POINT, 0, page.height * POINT)
    for colour, areas in groupby(page.areas, key=lambda area: area.colour):
        _fill(canvas, areas, colour)
    for words in page.words:
        _write(canvas, words)


def _fill(canvas: Canvas, areas: Iterable[Area], colour: Colour) -> None:
    """Fill areas as one shape: side by side, two of them would show a hair of paper between them.

    Where two overlap it is filled as well (the nonzero rule of ISO 32000-1 §8.5.3.3.2).
    """
    from reportlab.pdfgen.canvas import FILL_NON_ZERO  # noqa: PLC0415 -- slow import

    canvas.setFillColorRGB(*_ink(colour))
    path = canvas.beginPath()
    for area in areas:
        path.rect(area.left, area.top, area.width, area.height)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=FILL_NON_ZERO)


def _write(canvas: Canvas, words: Words) -> None:
    text = canvas.beginText()
    text.setTextTransform(1, 0, 0, -1, words.origin, words.baseline)
    text.setFont(words.face.path.stem, words.size)
    text.setFillColorRGB(*_ink(words.colour))
    text.textOut(words.text)
    canvas.drawText(text)


def _ink(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = (round(part / 255, 3) for part in colour)
    return red, green, blue
