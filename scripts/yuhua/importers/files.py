"""An .xlsx or .csv file, turned into sheets."""

from __future__ import annotations

from pathlib import Path

from yuhua.importers.sheets import Sheet, SheetError

MAX_BYTES = 10_000_000
_TOO_LARGE = f"文件超过 {MAX_BYTES // 1_000_000} MB；删掉图片，或分成几个文件"


def load(path: Path) -> bytes:
    """Return the bytes of a file that is not too large. Raises SheetError."""
    try:
        if path.is_file() and path.stat().st_size <= MAX_BYTES:
            return path.read_bytes()
    except OSError as error:
        raise SheetError("打不开；如果正开着 Excel，先关掉") from error
    raise SheetError(_TOO_LARGE if path.is_file() else "没有这个文件")


def sheets_of(name: str, raw: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a file, whose kind is seen from its bytes. Raises SheetError."""
    if len(raw) > MAX_BYTES:
        raise SheetError(_TOO_LARGE)
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
