"""The tables of coverage, turned into CSV for spreadsheets (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from yuhua.emit import Artifact
from yuhua.model.site import Site
from yuhua.model.tables import Grid, GridRow

# Without it Excel takes the file for GBK.
BOM = "\ufeff"
# A cell that begins with one of these is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def emit(site: Site) -> Iterable[Artifact]:
    """Yield one file per year."""
    grids = {page.grid.file: page.grid for page in site.pages if page.grid}
    for path in sorted(grids):
        yield Artifact(path, (BOM + _table(grids[path])).encode())


def _table(grid: Grid) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    streets = [_plain(link.title) for link in grid.columns]
    writer.writerow([f"{grid.year}年栏目", *streets, "合计", "其中示例"])
    writer.writerows(_cells(row) for row in (*grid.rows, grid.totals, *grid.settings))
    return text.getvalue()


def _cells(row: GridRow) -> list[str | int]:
    return [_plain(row.head.title), *row.counts, row.total, row.samples]


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
