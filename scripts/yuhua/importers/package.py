"""The bytes of a .docx file, turned into its parts: sizes checked first, nothing unpacked to disk."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_PARTS = 3_000
MAX_UNPACKED_BYTES = 300_000_000
MAX_TEXT_BYTES = 30_000_000  # of one part of XML
# Text of Word packs 10 to 60 times; only what is made to be large goes beyond this. Below these
# sizes no ratio does harm: pictures of one colour pack a thousand times.
MAX_RATIO = 200
SMALL_TEXT = 1_000_000
SMALL_PICTURE = 20_000_000
_ENTRY = b"PK\x01\x02"  # begins each entry of a zip's directory (APPNOTE 4.3.12)
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OUTSIDE = re.compile(r"^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)|\\|:|\x00")
_OLD = b"\xd0\xcf\x11\xe0"
_SAVE = "在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”再导入"
_DAMAGED = f"文件坏了，读不出来；{_SAVE}"
_TAMPERED = f"文件里面的结构不正常，没有打开；{_SAVE}"
_TOO_LARGE = "文件解开以后太大，没有打开；删掉用不着的图片和附件，另存为新的 .docx 再导入"
# What zipfile and zlib raise for files that programs or attackers have damaged.
_BROKEN = (
    ValueError, LookupError, OSError, EOFError, RuntimeError, NotImplementedError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip


class ManuscriptError(Exception):
    """The file cannot be read as a manuscript; says why and what to do, in Chinese."""


@dataclass(frozen=True)
class Package:
    """The parts of a document, each read when it is asked for; `sizes` names them all."""

    archive: zipfile.ZipFile = field(repr=False)
    sizes: Mapping[str, int]

    def part(self, name: str) -> bytes | None:
        """Return one part, or None where there is none. Raises ManuscriptError for a damaged one."""
        if name not in self.sizes:
            return None
        try:
            return self.archive.read(name)
        except _BROKEN as error:
            raise ManuscriptError(_DAMAGED) from error

    def text_part(self, name: str) -> bytes | None:
        """Return one part of XML, or None. Raises ManuscriptError where it is too long."""
        if self.sizes.get(name, 0) > MAX_TEXT_BYTES:
            raise ManuscriptError("稿件太长，没有打开；分成几篇，一篇一篇导入")
        return self.part(name)


def open_package(name: str, raw: bytes) -> Package:
    """Return the parts of the file called `name`. Raises ManuscriptError for whatever is no .docx."""
    if refused := _other_format(name.lower(), raw):
        raise ManuscriptError(refused)
    if raw.count(_ENTRY) > MAX_PARTS:
        raise ManuscriptError(_TOO_LARGE)
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except _BROKEN as error:
        raise ManuscriptError(_DAMAGED) from error
    entries = archive.infolist()
    _weigh(entries)
    package = Package(archive, {entry.filename: entry.file_size for entry in entries})
    if "mimetype" in package.sizes:
        raise ManuscriptError(f"这是 .odt 文档，不是 .docx；{_SAVE}")
    if _has_macros(package):
        raise ManuscriptError(f"文件里带着宏（会自己运行的小程序），没有打开；{_SAVE}")
    return package


def _has_macros(package: Package) -> bool:
    types = (package.text_part("[Content_Types].xml") or b"").lower()
    named = any(part.lower().endswith("vbaproject.bin") for part in package.sizes)
    return named or b"macroenabled" in types or b"vbaproject" in types


def _other_format(name: str, raw: bytes) -> str:
    """Say what a file is that is no .docx, and what to do; nothing for one that may be."""
    if raw.startswith(b"PK") and not name.endswith((".docm", ".dotm")):
        return ""
    if raw.startswith(_OLD) and "EncryptedPackage".encode("utf-16-le") in raw:
        return "文件设了密码；在 Word 或 WPS 里打开，去掉密码再导入"
    if not raw:
        return "文件是空的，一个字也没有"
    if raw.startswith(b"%PDF"):
        return "这是 PDF，里面的字取不准；找到原来的 Word 文件，存成 .docx 再导入"
    known = (
        (name.endswith((".docm", ".dotm")), "这种文件带着宏（会自己运行的小程序），不收"),
        (raw.startswith(_OLD) and name.endswith((".wps", ".wpt")), "这是 WPS 的 .wps 格式"),
        (raw.startswith(_OLD), "这是旧的 .doc 格式"),
        (raw.startswith(b"{\\rtf"), "这是 .rtf 格式"),
    )
    what = next((said for fits, said in known if fits), "这不是 Word 文档")
    return f"{what}；{_SAVE}"


def _weigh(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse what unpacks to too much (zipfile never reads more than it declares), and odd names."""
    if any(entry.flag_bits & 1 for entry in entries):
        raise ManuscriptError("文件设了密码；去掉密码再导入")
    if sum(one.file_size for one in entries) > MAX_UNPACKED_BYTES:
        raise ManuscriptError(_TOO_LARGE)
    for entry in entries:
        small = SMALL_TEXT if entry.filename.endswith((".xml", ".rels")) else SMALL_PICTURE
        if entry.file_size > max(small, MAX_RATIO * entry.compress_size):
            raise ManuscriptError(_TOO_LARGE)
        if entry.compress_type not in _PACKED or _OUTSIDE.search(entry.filename):
            raise ManuscriptError(_TAMPERED)
    if len({entry.filename for entry in entries}) < len(entries):
        raise ManuscriptError(_TAMPERED)
