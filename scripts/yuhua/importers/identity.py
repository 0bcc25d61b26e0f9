"""A row's number or title, turned into an id that no other record has."""

from __future__ import annotations

from yuhua.authoring import slug_of
from yuhua.importers.cells import text
from yuhua.importers.drafts import Draft
from yuhua.importers.matching import Around
from yuhua.importers.rows import Row, drafted
from yuhua.text import MOST_OF_SLUG, UNFILLED

_UNNAMED = "richeng"


def identify(row: Row, reading: Around) -> Draft:
    """Give a row its id: what was typed, or the title's pinyin and the day; never one in use.

    A number alone counts rows and is no id.
    """
    cell = row.cell("id")
    typed = text(cell.value) if cell else ""
    typed = "" if typed.isdigit() else typed
    wished = slug_of(typed) or _named(row)
    slug = _unused(wished, reading.ids)
    if typed and typed != wished:
        hint = "只用小写字母、数字和短横线"
        row.doubt("id", f"编号“{typed[:30]}”不合规，写成 {slug}", hint)
    elif typed and slug != wished:
        hint = "换一个编号；已经登过的场次不用再导入"
        row.doubt("id", f"编号“{wished}”已经有了，写成 {slug}", hint)
    return drafted(row, slug)


def _named(row: Row) -> str:
    day = str(row.fields["start"])[:10].replace("-", "").strip(UNFILLED)
    stem = _cut(slug_of(str(row.fields["title"])) or _UNNAMED, MOST_OF_SLUG - len(f"-{day}"))
    return f"{stem}-{day}" if day else stem


def _unused(wished: str, ids: frozenset[str]) -> str:
    slug, number = wished, 1
    while slug in ids:
        number += 1
        slug = f"{_cut(wished, MOST_OF_SLUG - len(f'-{number}'))}-{number}"
    return slug


def _cut(slug: str, most: int) -> str:
    """Return a slug of at most so many characters, without half a syllable at its end."""
    return slug if len(slug) <= most else slug[: most + 1].rpartition("-")[0] or slug[:most]
