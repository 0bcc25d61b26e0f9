"""Pictures made up for the tests: every way a camera, a phone, a program or an attacker writes them.

Whatever a file should not tell holds the word `SECRET`, so that it can be looked for in what comes out.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

SECRET = b"SECRET"
_WORD = SECRET.decode()


@dataclass(frozen=True)
class Sample:
    """A file, what it is, what it tells (`sight`), and why it cannot be drawn, empty where it can."""

    name: str
    raw: bytes
    kind: str
    traces: tuple[str, ...] = ()
    refused: str = ""
    whole: bool = True
    frames: int = 1
    size: tuple[int, int] = (40, 20)


def halves(mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> Image.Image:
    """Return a picture that is red at the left and blue at the right."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    if mode == "I;16":
        return picture.convert("L").convert("I").point(lambda value: value * 256).convert("I;16")
    return picture.convert(mode)


def saved(picture: Image.Image, form: str, **about: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, **about)
    return stream.getvalue()


def exif(**inside: Any) -> bytes:
    """Return Exif as a camera writes it; `turn` is the orientation, the rest are groups of tags."""
    found = Image.Exif()
    if turn := inside.get("turn"):
        found[0x0112] = turn
    for tag, value in inside.get("first", {}).items():
        found[tag] = value
    for group, key in (("more", 0x8769), ("gps", 0x8825)):
        if tags := inside.get(group):
            found.get_ifd(key).update(tags)
    return found.tobytes()


PLACE = {1: "N", 2: (28.0, 8.0, 7.0), 3: "E", 4: (113.0, 2.0, 1.0), 27: SECRET}
CAMERA = {0x010F: _WORD, 0x0110: f"Camera of {_WORD}"}
SERIAL = {0xA431: f"No. {_WORD}", 0x927C: b"maker's notes " + SECRET}


def with_thumbnail() -> bytes:
    """Return Exif whose second directory holds a small JPEG."""
    small = saved(halves(), "JPEG", comment=SECRET)
    head = b"II*\x00" + struct.pack("<I", 8)
    first = struct.pack("<H", 1) + struct.pack("<HHII", 0x0112, 3, 1, 1) + struct.pack("<I", 26)
    tags = struct.pack("<HHII", 0x0201, 4, 1, 56) + struct.pack("<HHII", 0x0202, 4, 1, len(small))
    return (
        b"Exif\x00\x00" + head + first + struct.pack("<H", 2) + tags + struct.pack("<I", 0) + small
    )


def segment(marker: int, inside: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(inside) + 2) + inside


def jpeg(*segments: bytes, mode: str = "RGB", **about: Any) -> bytes:
    """Return a JPEG with segments of our own behind its first."""
    raw = saved(halves(mode), "JPEG", **about)
    return raw[:2] + b"".join(segments) + raw[2:]


def chunk(kind: bytes, inside: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + inside))
    return struct.pack(">I", len(inside)) + kind + inside + check


def png(*chunks: bytes, mode: str = "RGB", **about: Any) -> bytes:
    """Return a PNG with chunks of our own behind its first."""
    raw = saved(halves(mode), "PNG", **about)
    return raw[:33] + b"".join(chunks) + raw[33:]


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that claims to be large."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    inside = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + inside


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    """Return a WebP made of chunks."""
    inside = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(one)) + one + b"\x00" * (len(one) % 2) for kind, one in chunks
    )
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    """Return a WebP with chunks of our own at its end."""
    plain = saved(halves(), "WEBP")
    head = (
        b"VP8X",
        bytes([0x2C, 0, 0, 0]) + (39).to_bytes(3, "little") + (19).to_bytes(3, "little"),
    )
    return riff(
        head, (plain[12:16], plain[20 : 20 + int.from_bytes(plain[16:20], "little")]), *chunks
    )


def boxed(kind: bytes, inside: bytes) -> bytes:
    return struct.pack(">I", len(inside) + 8) + kind + inside


XMP = b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
IPTC = (
    b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x0c\x1c\x02\x50\x00\x06" + SECRET + b"\x00"
)
ZIP = b"PK\x03\x04" + bytes(22) + SECRET + b"PK\x05\x06" + bytes(18)


def corpus() -> Iterator[Sample]:
    """Yield all samples."""
    yield from _turned()
    yield from _jpegs()
    yield from _pngs()
    yield from _others()
    yield from _strange()
    yield from _hostile()


def _turned() -> Iterator[Sample]:
    for turn in range(1, 9):
        size = (40, 20) if turn < 5 else (20, 40)
        about = exif(turn=turn)
        yield Sample(f"turned-{turn}.jpg", saved(halves(), "JPEG", exif=about), "jpeg", size=size)
    yield Sample("turned-6.png", saved(halves(), "PNG", exif=exif(turn=6)), "png", size=(20, 40))
    yield Sample("turned-6.webp", saved(halves(), "WEBP", exif=exif(turn=6)), "webp", size=(20, 40))
    yield Sample("turned-6.avif", saved(halves(), "AVIF", exif=exif(turn=6)), "avif", size=(20, 40))
    yield Sample("turned-9.jpg", saved(halves(), "JPEG", exif=exif(turn=9)), "jpeg")


def _jpegs() -> Iterator[Sample]:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    told: tuple[tuple[str, bytes, tuple[str, ...]], ...] = (
        ("plain", jpeg(), ()),
        ("progressive", jpeg(progressive=True), ()),
        ("grey", jpeg(mode="L"), ()),
        ("cmyk", jpeg(mode="CMYK"), ()),
        ("restarts", jpeg(restart_marker_blocks=1), ()),
        ("place", jpeg(exif=exif(gps=PLACE)), ("place",)),
        ("camera", jpeg(exif=exif(first=CAMERA)), ("camera",)),
        ("serial", jpeg(exif=exif(more=SERIAL)), ("serial",)),
        ("owner", jpeg(exif=exif(first={0x013B: _WORD}, more={0xA430: _WORD})), ("owner",)),
        ("time", jpeg(exif=exif(first={0x0132: f"2026:11:26 {_WORD}"})), ("time",)),
        ("described", jpeg(exif=exif(first={0x010E: _WORD, 0x9C9C: SECRET})), ("comment",)),
        ("thumbnail", jpeg(exif=with_thumbnail()), ("thumbnail",)),
        ("damaged-exif", jpeg(segment(0xE1, b"Exif\x00\x00" + SECRET)), ("camera",)),
        ("endless-exif", jpeg(segment(0xE1, b"Exif\x00\x00II*\x00\x08\x00\x00\x00\xff\xff" + SECRET * 9)), ("camera",)),
        ("xmp", jpeg(segment(0xE1, XMP)), ("editing",)),
        ("long-xmp", jpeg(segment(0xE1, b"http://ns.adobe.com/xmp/extension/\x00" + SECRET)), ("editing",)),
        ("iptc", jpeg(segment(0xED, IPTC)), ("editing",)),
        ("comment", jpeg(comment=SECRET), ("comment",)),
        ("jfif-thumbnail", jpeg(segment(0xE0, b"JFXX\x00\x10" + SECRET)), ("thumbnail",)),
        ("profile", jpeg(icc_profile=profile), ()),
        ("false-profile", jpeg(icc_profile=b"profile of " + SECRET), ()),
        ("unknown-segment", jpeg(segment(0xEB, b"HDR of " + SECRET)), ("other",)),
        ("all-of-it", jpeg(segment(0xE1, XMP), segment(0xED, IPTC), comment=SECRET,
            exif=exif(turn=1, first=CAMERA, more=SERIAL, gps=PLACE)),
            ("camera", "comment", "editing", "place", "serial")),
        ("zip-behind", jpeg() + ZIP, ("behind",)),
        ("film-behind", jpeg() + boxed(b"ftyp", b"mp42" + SECRET), ("behind",)),
        ("picture-behind", jpeg(segment(0xE2, b"MPF\x00" + SECRET)) + jpeg(comment=SECRET), ("behind",)),
        ("zeros-behind", jpeg() + bytes(64), ()),
        ("script-in-comment", jpeg(segment(0xFE, b"*/=1;alert(1)//" + SECRET)), ("comment",)),
    )  # fmt: skip
    for name, raw, traces in told:
        yield Sample(f"{name}.jpg", raw, "jpeg", traces)


def _pngs() -> Iterator[Sample]:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", _WORD)
    notes.add_text("Comment", _WORD, zip=True)
    xmp = PngImagePlugin.PngInfo()
    xmp.add_itxt("XML:com.adobe.xmp", f"<x>{_WORD}</x>")
    inter = PngImagePlugin.PngInfo()
    inter.add_itxt("Title", _WORD, lang="zh", tkey=_WORD)
    told: tuple[tuple[str, bytes, tuple[str, ...]], ...] = (
        *((f"mode-{mode.replace(';', '')}", png(mode=mode), ()) for mode in ("RGB", "RGBA", "L", "LA", "P", "1", "I;16")),
        ("texts", png(pnginfo=notes), ("comment",)),
        ("xmp", png(pnginfo=xmp), ("editing",)),
        ("international", png(pnginfo=inter), ("comment",)),
        ("place", png(exif=exif(gps=PLACE)), ("place",)),
        ("time", png(chunk(b"tIME", b"\x07\xea\x0b\x1a\x10\x00\x00")), ("time",)),
        ("own-chunk", png(chunk(b"prVt", SECRET)), ("other",)),
        ("zip-behind", png() + ZIP, ("behind",)),
        ("false-profile", png(icc_profile=b"profile of " + SECRET), ()),
    )  # fmt: skip
    for name, raw, traces in told:
        yield Sample(f"{name}.png", raw, "png", traces)
    moving = saved(halves(), "PNG", save_all=True, append_images=[halves().rotate(180)])
    yield Sample("moving.png", moving, "png", frames=2)
    sixteen = chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 20, 16, 2, 0, 0, 0))
    row = b"\x00" + b"\xff\xff\x00\x00\x00\x00" * 20 + b"\x00\x00\x00\x00\xff\xff" * 20
    inside = sixteen + chunk(b"IDAT", zlib.compress(row * 20)) + chunk(b"IEND", b"")
    yield Sample("sixteen-bits.png", b"\x89PNG\r\n\x1a\n" + inside, "png")


def _others() -> Iterator[Sample]:
    yield Sample("plain.webp", saved(halves(), "WEBP"), "webp")
    yield Sample("lossless.webp", saved(halves("RGBA"), "WEBP", lossless=True), "webp")
    yield Sample("place.webp", saved(halves(), "WEBP", exif=exif(gps=PLACE)), "webp", ("place",))
    yield Sample("xmp.webp", webp((b"XMP ", b"<x>" + SECRET)), "webp", ("editing",))
    yield Sample("own-chunk.webp", webp((b"abcd", SECRET)), "webp", ("other",))
    yield Sample("zip-behind.webp", saved(halves(), "WEBP") + ZIP, "webp", ("behind",))
    moving = saved(halves(), "WEBP", save_all=True, append_images=[halves().rotate(180)])
    yield Sample("moving.webp", moving, "webp", frames=2)
    yield Sample("plain.avif", saved(halves(), "AVIF"), "avif")
    yield Sample("clear.avif", saved(halves("RGBA"), "AVIF"), "avif")
    about = exif(first=CAMERA, gps=PLACE)
    yield Sample("place.avif", saved(halves(), "AVIF", exif=about), "avif", ("camera",))
    yield Sample("xmp.avif", saved(halves(), "AVIF", xmp=b"<x>" + SECRET), "avif", ("editing",))
    behind = saved(halves(), "AVIF") + boxed(b"uuid", bytes(16) + SECRET)
    yield Sample("box-behind.avif", behind, "avif", ("behind",))
    films = [halves().rotate(180)]
    moving = saved(halves(), "AVIF", save_all=True, append_images=films)
    yield Sample("moving.avif", moving, "avif", frames=2)


def _strange() -> Iterator[Sample]:
    """Yield what is no picture for a page, or one of another kind than its name says."""
    none = (0, 0)
    unknown = "格式认不得"
    yield Sample("empty.jpg", b"", "", refused=unknown, size=none)
    yield Sample("text.jpg", "照片".encode(), "", refused=unknown, size=none)
    yield Sample(
        "page.jpg", b"<!doctype html><html><script>1</script>", "page", refused=unknown, size=none
    )
    yield Sample(
        "drawing.png",
        b"<?xml version='1.0'?><svg onload='alert(1)'/>",
        "svg",
        refused=unknown,
        size=none,
    )
    yield Sample("new.jxl", b"\xff\x0a" + SECRET, "jxl", refused=unknown, size=none)
    yield Sample("layers.psd", b"8BPS\x00\x01" + bytes(40), "psd", refused=unknown, size=none)
    heic = boxed(b"ftyp", b"heic\x00\x00\x00\x00mif1heic") + boxed(b"mdat", SECRET)
    yield Sample("iphone.heic", heic, "heic", refused=unknown, size=none)
    yield Sample(
        "film.jpg", boxed(b"ftyp", b"qt  \x00\x00\x00\x00qt  "), "film", refused=unknown, size=none
    )
    yield Sample("papers.jpg", b"%PDF-1.7\n%%EOF", "pdf", refused=unknown, size=none)
    yield Sample("word.jpg", ZIP, "zip", refused=unknown, size=none)
    yield Sample(
        "windows.jpg", b"\xd7\xcd\xc6\x9a" + bytes(90), "drawing", refused=unknown, size=none
    )
    yield Sample("moving.gif", saved(halves("P"), "GIF", comment=SECRET), "gif", size=none)
    yield Sample("paint.bmp", saved(halves(), "BMP"), "bmp", size=none)
    yield Sample("scan.tif", saved(halves(), "TIFF", description=_WORD), "tiff", size=none)
    script = b"GIF89a/*" + SECRET + b"*/=1;alert(1)"
    yield Sample("script.gif", script, "gif", refused=unknown, size=none)
    yield Sample("really-png.jpg", png(), "png")
    yield Sample("really-jpeg.png", jpeg(), "jpeg")
    yield Sample("one-point.png", saved(halves(size=(1, 1)), "PNG"), "png", size=(1, 1))
    yield Sample("line.jpg", saved(halves(size=(3000, 1)), "JPEG"), "jpeg", size=(3000, 1))


def _hostile() -> Iterator[Sample]:
    huge, broken = "太大了", "图片坏了"
    yield Sample("bomb.png", bomb(60_000, 60_000), "png", refused=huge, size=(60_000, 60_000))
    yield Sample("half-bomb.png", bomb(9_000, 9_000), "png", refused=huge, size=(9_000, 9_000))
    wide = jpeg()
    at = wide.index(b"\xff\xc0") + 5
    claims = wide[:at] + struct.pack(">HH", 65_000, 65_000) + wide[at + 4 :]
    yield Sample("bomb.jpg", claims, "jpeg", refused=huge, size=(65_000, 65_000))
    empty = wide[:at] + bytes(4) + wide[at + 4 :]
    yield Sample("no-sides.jpg", empty, "jpeg", refused=broken, whole=False, size=(0, 0))
    for name, raw, size in (
        ("cut.jpg", jpeg()[:-30], (40, 20)),
        ("cut.png", png()[:-30], (40, 20)),
        ("cut.webp", saved(halves(), "WEBP")[:-30], (40, 20)),
        ("cut.avif", saved(halves(), "AVIF")[:-30], (40, 20)),
    ):
        kind = {"jpg": "jpeg"}.get(name[4:], name[4:])
        yield Sample(name, raw, kind, refused=broken, whole=False, size=size)
    yield Sample("head-only.jpg", b"\xff\xd8\xff", "jpeg", refused=broken, whole=False, size=(0, 0))
    raw = png()
    spoilt = raw.replace(b"IDAT", b"IDAT\xff", 1)
    yield Sample("wrong-sum.png", spoilt, "png", refused=broken, whole=False)
    endless = jpeg()[:2] + segment(0xE0, b"") * 25_000 + jpeg()[2:]
    other = ("other",)
    yield Sample("endless-segments.jpg", endless, "jpeg", other, broken, whole=False, size=(0, 0))
