"""`import`: a timetable or manuscripts, turned into files that editors go on with."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from yuhua.private import masked
from yuhua.verbs.options import CLEAN, PROBLEMS, as_of_option, now, root_option


@click.command("import")
@click.argument("files", metavar="课表或稿件", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--template", type=click.Path(path_type=Path), default=None, help="写一份空的课表来填"
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    help="课表写到哪个文件，默认按表格的名字",
)
@click.option("--kind", default=None, help="稿件是哪一种内容，例如 课程；默认看标题")
@click.option("--id", "slug", default=None, help="稿件的编号（也是文件名），默认按标题的拼音")
@as_of_option
@root_option
def import_(  # noqa: PLR0913, PLR0917 -- one for each option
    files: tuple[Path, ...],
    template: Path | None,
    out: Path | None,
    kind: str | None,
    slug: str | None,
    as_of: datetime | None,
    root: Path,
) -> None:
    """把 Excel 课表变成日程，把 Word 稿件变成底稿：import 课表.xlsx；import 稿件.docx。

    稿件可以写几个，也可以写一个文件夹。要空的课表：import --template 课表.xlsx。
    """
    from yuhua.importers.files import is_manuscript  # noqa: PLC0415 -- slow import

    day = (as_of or now()).date()
    manuscripts = [one for one in files if is_manuscript(one)]
    if template:
        _blank(template, root, day)
    elif not files:
        raise click.UsageError(
            "后面写课表或稿件，例如 import 课表.xlsx，import 稿件.docx；或 import --template 课表.xlsx"
        )
    elif manuscripts:
        from yuhua.verbs.manuscripts import bring  # noqa: PLC0415 -- slow import

        if len(manuscripts) < len(files) or out:
            raise click.UsageError("课表和稿件分开导入；稿件不用 --out，用 --id 定文件名")
        sys.exit(bring(files, kind, slug, root, day))
    else:
        if len(files) > 1 or kind or slug:
            raise click.UsageError("课表一次导入一个，不用 --kind 和 --id")
        sys.exit(_timetable(files[0], out, root, day))


def _blank(template: Path, root: Path, day: date) -> None:
    from yuhua.importers.template import template as blank  # noqa: PLC0415 -- slow import
    from yuhua.read.content import read  # noqa: PLC0415 -- slow import

    _write_new(template.absolute(), blank(read(root), day), "--template 后面换一个文件名")
    click.echo(f"课表模板写好了：{template}\n填好以后：import {template}")


def _timetable(file: Path, out: Path | None, root: Path, day: date) -> int:
    from yuhua.importers import timetable as importer  # noqa: PLC0415 -- slow import
    from yuhua.importers.files import load  # noqa: PLC0415 -- slow import
    from yuhua.importers.sheets import SheetError  # noqa: PLC0415 -- slow import
    from yuhua.read.content import read  # noqa: PLC0415 -- slow import

    try:
        found = importer.timetable(file.name, load(file), read(root), day)
        target = (out or root / importer.target(file.name)).absolute()
    except SheetError as error:
        raise click.UsageError(f"{file.name}：{error}") from error
    _write_new(target, found.text.encode("utf-8"), "用 --out 换一个文件名")
    inside = target.is_relative_to(root.absolute())
    shown = target.relative_to(root.absolute()).as_posix() if inside else str(target)
    click.echo(masked(found.said(file.name, shown)))
    return PROBLEMS if found.doubts else CLEAN


def _write_new(path: Path, raw: bytes, instead: str) -> None:
    """Write a file that is not there yet."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(raw)
    except FileExistsError as error:
        raise click.UsageError(f"已经有 {path.name} 了，没有覆盖；{instead}") from error
    except OSError as error:
        raise click.UsageError(f"写不了 {path}；看看文件夹在不在、能不能写") from error
