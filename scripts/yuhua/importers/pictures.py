"""A picture out of a document, turned into one without a trace of who took it where. The door to Pillow."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

MAX_BYTES = 30_000_000
MAX_PIXELS = 50_000_000
_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")
_PHOTOGRAPHS = {"JPEG", "MPO", "WEBP", "TIFF"}
_QUALITY = 88


class PictureError(Exception):
    """The picture cannot be taken out; says why, in Chinese."""


@dataclass(frozen=True)
class Picture:
    """A clean picture: its bytes, what its file name ends with, and how many points it has."""

    raw: bytes
    suffix: str
    pixels: int


def cleaned(raw: bytes, crop: tuple[float, float, float, float] = (0, 0, 0, 0)) -> Picture:
    """Return a picture drawn anew: upright, cropped as Word shows it, without metadata.

    Raises PictureError for what is too large, is no picture, or only Windows can draw.
    """
    if len(raw) > MAX_BYTES:
        raise PictureError(f"超过 {MAX_BYTES // 1_000_000} MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(raw), formats=_FORMATS) as found:
                if found.width * found.height > MAX_PIXELS:
                    raise PictureError("太大了")
                upright = ImageOps.exif_transpose(found)
                shown = upright.crop(_kept(upright.width, upright.height, crop))
                return _drawn(shown, found.format or "")
    except UnidentifiedImageError as error:
        raise PictureError("格式认不得") from error
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise PictureError("太大了") from error
    except (
        OSError,
        ValueError,
        SyntaxError,
        LookupError,
        TypeError,
        OverflowError,
        EOFError,
    ) as error:
        raise PictureError("图片坏了") from error


def _kept(
    width: int, height: int, crop: tuple[float, float, float, float]
) -> tuple[int, int, int, int]:
    """Return the corners of what Word shows of a picture."""
    left, top = round(width * crop[0]), round(height * crop[1])
    right, bottom = width - round(width * crop[2]), height - round(height * crop[3])
    return (left, top, right, bottom) if left < right and top < bottom else (0, 0, width, height)


def _drawn(shown: Image.Image, given: str) -> Picture:
    """Return the points of a picture and nothing else; comments and profiles stay behind."""
    is_clear = shown.mode in {"RGBA", "LA", "PA"} or "transparency" in shown.info
    mode = "RGBA" if is_clear else "RGB"
    points = Image.new(mode, shown.size)
    points.paste(shown.convert(mode))
    stream = io.BytesIO()
    if given in _PHOTOGRAPHS and not is_clear:
        points.save(stream, "JPEG", quality=_QUALITY)
        return Picture(stream.getvalue(), "jpg", points.width * points.height)
    points.save(stream, "PNG", optimize=True)
    return Picture(stream.getvalue(), "png", points.width * points.height)
