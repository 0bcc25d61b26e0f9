"""Manuscripts, turned into drafts in docs/ and pictures beside them, with a line told of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from yuhua.authoring import DraftError, kind_called, place_of, write_new
from yuhua.importers.files import MAX_MANUSCRIPT_BYTES, OTHER_MANUSCRIPTS, load, manuscripts_in
from yuhua.importers.front import Around
from yuhua.importers.manuscript import Manuscript, Wish, manuscript
from yuhua.importers.package import ManuscriptError
from yuhua.importers.sheets import SheetError
from yuhua.kinds.base import Kind
from yuhua.private import masked
from yuhua.read.content import read
from yuhua.read.settings import extra
from yuhua.verbs.options import CLEAN, PROBLEMS

_SAVE = "在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”再导入"


@dataclass(frozen=True)
class _Told:
    """What became of one file: all that is to be said, the same in one line, whether all is well."""

    full: str
    short: str
    clean: bool = False


def bring(
    given: tuple[Path, ...], kind: str | None, slug: str | None, root: Path, day: date
) -> int:
    """Write a draft for every manuscript, say what became of each, and return the exit code."""
    files = list(_files(given))
    if not files:
        raise click.UsageError("文件夹里没有 .docx 稿件")
    if slug and len(files) > 1:
        raise click.UsageError("几个稿件一起导入时不能用 --id；一个一个来，或者不写 --id")
    try:
        wanted = kind_called(kind) if kind else None
    except DraftError as error:
        raise click.UsageError(str(error)) from error
    around = Around(read(root), day, _district(root))
    if len(files) == 1:
        told = _one(files[0], wanted, slug, root, around)
        if not told.full:
            raise click.UsageError(masked(told.short))
        click.echo(masked(told.full))
        return CLEAN if told.clean else PROBLEMS
    found = [_one(file, wanted, None, root, around) for file in files]
    for told in found:
        if told.full:
            click.echo(f"{masked(told.full)}\n")
    click.echo(masked("\n".join(told.short for told in found)))
    return CLEAN if all(told.clean for told in found) else PROBLEMS


def _files(given: tuple[Path, ...]) -> Iterator[Path]:
    """Yield every file named, and of a folder what people write in, by name."""
    for path in given:
        yield from sorted([*sum(manuscripts_in(path), ())]) if path.is_dir() else [path]


def _district(root: Path) -> str:
    """Return whose site it is, as mkdocs.yml says: 湖南省长沙市雨花区."""
    named = extra(root).get("district")
    return (
        f"{named.get('region', '')}{named.get('locality', '')}" if isinstance(named, dict) else ""
    )


def _one(file: Path, kind: Kind | None, slug: str | None, root: Path, around: Around) -> _Told:
    """Write the draft of one file; one that cannot be read does not stop the others."""
    try:
        _refuse(file, kind, root)
        folder = _free(file)
        wish = Wish(kind, slug, folder.name)
        found = manuscript(file.name, load(file, MAX_MANUSCRIPT_BYTES), around, wish)
        target = place_of(root / "docs", found.kind, found.slug)
        write_new(target, found.text)
        lost = _keep(folder, found)
    except (ManuscriptError, SheetError, DraftError) as error:
        return _Told("", f"{file.name}：没有导入，{error}")
    except OSError:
        return _Told("", f"{file.name}：没有导入，底稿写不进 docs；看看文件夹能不能写")
    shown = target.relative_to(root).as_posix()
    full = "\n".join([found.said(file.name, shown), *lost])
    return _Told(full, found.in_short(file.name, shown), clean=not found.remarks and not lost)


def _refuse(file: Path, kind: Kind | None, root: Path) -> None:
    suffix = file.suffix.lower()
    if kind is not None and not kind.is_page:
        raise ManuscriptError(
            f"{kind.label}不是一篇文章；稿件写 --kind 课程、家风故事、政策与活动这样的"
        )
    if file.resolve().is_relative_to((root / "docs").resolve()):
        raise ManuscriptError("稿件不能放在 docs 里；先挪到别的文件夹")
    if suffix in OTHER_MANUSCRIPTS and not file.exists():
        raise ManuscriptError("没有这个文件")


def _free(file: Path) -> Path:
    """Return the folder beside a manuscript for its pictures; one that is there already is left alone."""
    first = file.with_name(f"{file.stem}-图片")
    number = 2
    found = first
    while found.exists():
        found = file.with_name(f"{first.name}-{number}")
        number += 1
    return found


def _keep(folder: Path, found: Manuscript) -> list[str]:
    """Write the pictures; return what to say where that is impossible."""
    if not found.pictures:
        return []
    try:
        folder.mkdir()
        for name, raw in found.pictures:
            (folder / name).write_bytes(raw)
    except OSError:
        return [f"图片写不进 {folder}；把稿件复制到能写的文件夹，删掉底稿，再导入一次"]
    return []
