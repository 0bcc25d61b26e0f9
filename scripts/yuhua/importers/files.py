"""An .xlsx or .csv file, turned into sheets."""

from __future__ import annotations

from pathlib import Path

from yuhua.importers.sheets import Sheet, SheetError

MAX_BYTES = 10_000_000
MAX_MANUSCRIPT_BYTES = 60_000_000  # photographs are large
# What people write in besides; all of them are refused with what to do.
OTHER_MANUSCRIPTS = {".doc", ".docm", ".dot", ".dotm", ".dotx", ".odt", ".pdf", ".rtf", ".wps", ".wpt"}  # fmt: skip


def load(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file that is not too large. Raises SheetError."""
    try:
        if path.is_file() and path.stat().st_size <= most:
            return path.read_bytes()
    except OSError as error:
        raise SheetError("打不开；要是在 Word、Excel 或 WPS 里开着，先关掉") from error
    raise SheetError(_too_large(most) if path.is_file() else "没有这个文件")


def _too_large(most: int) -> str:
    return f"文件超过 {most // 1_000_000} MB；删掉图片，或分成几个文件"


def manuscripts_in(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the .docx files of a folder by name, and those that have to be saved as .docx first.

    `~$` begins the name of what Word keeps beside a file that is open.
    """
    files = sorted(one for one in folder.iterdir() if one.is_file() and one.name[:2] != "~$")
    found = tuple(one for one in files if one.suffix.lower() == ".docx")
    return found, tuple(one for one in files if one.suffix.lower() in OTHER_MANUSCRIPTS)


def is_manuscript(path: Path) -> bool:
    """Say whether a file or folder is to be read as a manuscript rather than a timetable."""
    return path.is_dir() or path.suffix.lower() in {".docx", *OTHER_MANUSCRIPTS}


def sheets_of(name: str, raw: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a file, whose kind is seen from its bytes. Raises SheetError."""
    if len(raw) > MAX_BYTES:
        raise SheetError(_too_large(MAX_BYTES))
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in raw
        raise SheetError(
            "文件设了密码；在 Excel 里去掉密码再导入"
            if locked
            else "这是旧的 .xls 格式；在 Excel 里另存为 .xlsx 再导入"
        )
    if raw.startswith(b"PK"):
        from yuhua.importers.workbook import read_workbook  # noqa: PLC0415 -- slow import

        return read_workbook(raw)
    if not name.lower().endswith((".csv", ".txt", ".tsv")):
        raise SheetError("这不是 Excel 表格；只收 .xlsx 和 .csv")
    from yuhua.importers.separated import read_separated  # noqa: PLC0415 -- only for csv

    return (read_separated(raw),)
