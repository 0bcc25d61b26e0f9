"""Pictures lose everything but what they show."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from importers.manuscripts import photo
from yuhua.pictures.cleaning import Picture, PictureError, cleaned


def saved(picture: Image.Image, form: str, **about: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, **about)
    return stream.getvalue()


def shown(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.raw))


def halves(size: tuple[int, int] = (40, 20)) -> Image.Image:
    """Return a picture that is red at the left and blue at the right."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    return picture


def is_red(colour: Any) -> bool:
    return bool(colour[0] > 200 and colour[2] < 60)


def test_photograph_loses_its_place_and_camera() -> None:
    exif = Image.Exif()
    exif[0x0110] = "Camera of somebody"
    exif[0x8825] = {1: "N", 2: (28.0, 8.0, 7.0)}
    raw = saved(
        halves(), "JPEG", exif=exif, comment=b"somebody", icc_profile=b"profile of somebody"
    )
    assert b"somebody" in raw

    found = cleaned(raw)
    assert b"somebody" not in found.raw
    assert b"Exif" not in found.raw
    assert dict(shown(found).getexif()) == {}
    assert found.suffix == "jpg"
    assert is_red(shown(found).getpixel((2, 2)))


def test_screenshot_loses_its_notes() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "somebody")
    notes.add_itxt("XML:com.adobe.xmp", "<x>somebody</x>")

    found = cleaned(saved(halves(), "PNG", pnginfo=notes))
    assert b"somebody" not in found.raw
    assert found.suffix == "png"
    assert shown(found).info == {}


def test_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    found = shown(cleaned(saved(halves(), "JPEG", exif=exif, quality=95)))

    assert found.size == (20, 40)
    assert is_red(found.getpixel((10, 2)))
    assert not is_red(found.getpixel((10, 38)))


def test_what_word_cuts_off_is_gone() -> None:
    found = shown(cleaned(saved(halves(), "PNG"), (0.5, 0.0, 0.0, 0.5)))

    assert found.size == (20, 10)
    assert found.getcolors() == [(200, (0, 0, 255))]


def test_crop_of_nothing_keeps_all() -> None:
    assert shown(cleaned(saved(halves(), "PNG"), (0.6, 0.0, 0.6, 0.0))).size == (40, 20)


@pytest.mark.parametrize(
    ("mode", "form", "suffix"),
    [("RGB", "JPEG", "jpg"), ("L", "JPEG", "jpg"), ("CMYK", "JPEG", "jpg"), ("P", "GIF", "png"), ("1", "PNG", "png"),
     ("RGBA", "PNG", "png"), ("LA", "PNG", "png"), ("RGB", "BMP", "png"), ("RGB", "TIFF", "jpg"), ("RGBA", "WEBP", "png")],
)  # fmt: skip
def test_every_usual_picture_is_drawn_anew(mode: str, form: str, suffix: str) -> None:
    found = cleaned(photo(mode, form=form))

    assert found.suffix == suffix
    assert shown(found).size == (40, 30)
    assert cleaned(photo(mode, form=form)) == found


def chunk(kind: bytes, inside: bytes) -> bytes:
    return (
        struct.pack(">I", len(inside))
        + kind
        + inside
        + struct.pack(">I", zlib.crc32(kind + inside))
    )


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that claims to be large."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (bomb(60_000, 60_000), "太大了"),
        (bomb(11_000, 10_000), "太大了"),
        (bomb(8_000, 7_000), "太大了"),
        (bomb(100, 100), "图片坏了"),
        (photo()[:300], "图片坏了"),
        (b"", "格式认不得"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "格式认不得"),
        (b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(60), "格式认不得"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "格式认不得"),
        (bytes(30_000_001), "超过 30 MB"),
    ],
)
def test_what_is_too_large_or_no_picture_is_refused(raw: bytes, expected: str) -> None:
    with pytest.raises(PictureError) as error:
        cleaned(raw)
    assert str(error.value) == expected
