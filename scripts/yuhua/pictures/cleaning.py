"""A picture, turned into one without a trace of who took it where: upright, drawn anew, nothing but its points."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from dataclasses import dataclass

from PIL import Image, ImageCms, UnidentifiedImageError

from yuhua.pictures.looking import MAX_BYTES, MAX_POINTS_JPEG, look, most_points

# The longest side of what is kept: twice what the widest page shows.
LONGEST = 2400
_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "AVIF")
_PHOTOGRAPHS = {"JPEG", "MPO", "WEBP", "TIFF", "AVIF"}
_BY_SUFFIX = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
_QUALITY = 88
_ORIENTATION = 0x0112
# Exif 2.32, tag 0x0112: what to do so that a picture stands upright.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_QUARTERS = {5, 6, 7, 8}
# What Pillow raises for damaged files, seen with the corpus of the tests.
_BROKEN = (
    OSError, ValueError, SyntaxError, LookupError, TypeError, ArithmeticError, EOFError, AttributeError,
    struct.error, zlib.error, MemoryError,
)  # fmt: skip
Crop = tuple[float, float, float, float]


class PictureError(Exception):
    """The picture cannot be drawn; says why, in Chinese."""


@dataclass(frozen=True)
class Picture:
    """A clean picture: its bytes, what its file name ends with, and how many points it has."""

    raw: bytes
    suffix: str
    pixels: int


def cleaned(raw: bytes, crop: Crop = (0, 0, 0, 0)) -> Picture:
    """Return a picture drawn anew: upright, cropped as Word shows it, without metadata, at most LONGEST long.

    Raises PictureError for what is too large, is no picture, or only Windows can draw.
    """
    points, form = upright(raw, LONGEST)
    shown = points.crop(_kept(points.width, points.height, crop))
    suffix = "jpg" if form in _PHOTOGRAPHS and shown.mode == "RGB" else "png"
    return Picture(encoded(shown, suffix, _QUALITY), suffix, shown.width * shown.height)


def redrawn(raw: bytes, suffix: str) -> bytes:
    """Return the same picture, clean, in the form that the name of its file promises. Raises PictureError."""
    return encoded(upright(raw, LONGEST)[0], suffix, _QUALITY)


def upright(raw: bytes, longest: int) -> tuple[Image.Image, str]:
    """Return the points of a picture, RGB or RGBA in sRGB, and what its format is called. Raises PictureError."""
    _refuse(raw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(raw), formats=_FORMATS) as found:
                if found.width * found.height > MAX_POINTS_JPEG:
                    raise PictureError("太大了")
                return _points(found, longest), found.format or ""
    except UnidentifiedImageError as error:
        raise PictureError("格式认不得") from error
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise PictureError("太大了") from error
    except _BROKEN as error:
        raise PictureError("图片坏了") from error


def _refuse(raw: bytes) -> None:
    """Look before drawing: what claims to be huge is never opened."""
    if len(raw) > MAX_BYTES:
        raise PictureError(f"超过 {MAX_BYTES // 1_000_000} MB")
    sight = look(raw)
    if sight.points > most_points(sight):
        raise PictureError("太大了")
    if not sight.whole:
        raise PictureError("图片坏了")


def _points(found: Image.Image, longest: int) -> Image.Image:
    """Return the points only, first made small, then turned, so that little memory is needed."""
    if found.format == "JPEG":
        found.draft(None, (longest, longest))
    turn = found.getexif().get(_ORIENTATION)
    is_clear = found.mode in {"RGBA", "LA", "PA"} or "transparency" in found.info
    mode = "RGBA" if is_clear else "RGB"
    shown = _in_srgb(_small(found, longest), mode)
    if turn in _TURNS:
        shown = shown.transpose(_TURNS[turn])
    points = Image.new(mode, shown.size)
    points.paste(shown)
    return points


def _small(found: Image.Image, longest: int) -> Image.Image:
    """Return a picture no longer than that; of palettes and bits colours are made first."""
    part = longest / max(found.size)
    if part >= 1:
        return found
    if found.mode in {"P", "PA", "1"}:
        return found.convert("RGBA").resize(_sides(found, part), reducing_gap=2.0)
    return found.resize(_sides(found, part), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _sides(found: Image.Image, part: float) -> tuple[int, int]:
    return max(1, round(found.width * part)), max(1, round(found.height * part))


def _in_srgb(found: Image.Image, mode: str) -> Image.Image:
    """Return a picture in the colours of the web; a profile that cannot be used is left out."""
    profile = found.info.get("icc_profile")
    if found.mode.startswith("I;16"):  # sixteen bits: Pillow would cut off what is lighter than 255
        found = found.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if profile and found.mode in {"RGB", "CMYK", "RGBA"}:
        try:
            source = ImageCms.getOpenProfile(io.BytesIO(profile))
            wanted = "RGBA" if found.mode == "RGBA" else "RGB"
            made = ImageCms.profileToProfile(
                found, source, ImageCms.createProfile("sRGB"), outputMode=wanted
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            made = None
        if made is not None:
            return made.convert(mode)
    return found.convert(mode)


def _kept(width: int, height: int, crop: Crop) -> tuple[int, int, int, int]:
    """Return the corners of what Word shows of a picture."""
    left, top = round(width * crop[0]), round(height * crop[1])
    right, bottom = width - round(width * crop[2]), height - round(height * crop[3])
    return (left, top, right, bottom) if left < right and top < bottom else (0, 0, width, height)


def encoded(points: Image.Image, suffix: str, quality: int) -> bytes:
    """Return points as a file, the same bytes each time; JPEG has a white ground where one saw through."""
    form = _BY_SUFFIX[suffix]
    stream = io.BytesIO()
    if form == "JPEG":
        _on_white(points).save(stream, form, quality=quality, optimize=True, progressive=True)
    elif form == "PNG":
        points.save(stream, form, compress_level=6)
    elif form == "WEBP":
        points.save(stream, form, quality=quality, method=4)
    else:
        points.save(stream, form, quality=quality, speed=7, max_threads=1)
    return stream.getvalue()


def _on_white(points: Image.Image) -> Image.Image:
    if points.mode == "RGB":
        return points
    ground = Image.new("RGB", points.size, "white")
    ground.paste(points, mask=points.getchannel("A"))
    return ground
