"""`new` and `import`: a title or a timetable, turned into files that editors go on with."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from yuhua.verbs.options import CLEAN, PROBLEMS, as_of_option, now, root_option


@click.command()
@click.argument("kind")
@click.argument("title")
@click.option("--id", "slug", default=None, help="编号（也是文件名），默认按标题的拼音")
@root_option
def new(kind: str, title: str, slug: str | None, root: Path) -> None:
    """新建一份内容的底稿，例如：new course 家庭会议怎么开。"""
    from yuhua.authoring import DraftError, draft  # noqa: PLC0415 -- slow import

    try:
        path, text = draft(root, kind, title, slug, now().date())
    except DraftError as error:
        raise click.UsageError(str(error)) from error
    if text:
        click.echo(f"已经写好底稿：{path.relative_to(root).as_posix()}\n填好以后运行 check 检查。")


@click.command("import")
@click.argument("timetable", metavar="课表", required=False, type=click.Path(path_type=Path))
@click.option(
    "--template", type=click.Path(path_type=Path), default=None, help="写一份空的课表来填"
)
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help="写到哪个文件，默认按表格的名字"
)
@as_of_option
@root_option
def import_(
    timetable: Path | None,
    template: Path | None,
    out: Path | None,
    as_of: datetime | None,
    root: Path,
) -> None:
    """把 Excel 或 CSV 课表变成日程，例如：import 课表.xlsx；要模板：import --template 课表.xlsx。"""
    from yuhua.importers import timetable as importer  # noqa: PLC0415 -- slow import
    from yuhua.importers.files import load  # noqa: PLC0415 -- slow import
    from yuhua.importers.sheets import SheetError  # noqa: PLC0415 -- slow import
    from yuhua.read.content import read  # noqa: PLC0415 -- slow import

    day = (as_of or now()).date()
    if template:
        from yuhua.importers.template import template as blank  # noqa: PLC0415 -- slow import

        _write_new(template.absolute(), blank(read(root), day), "--template 后面换一个文件名")
        click.echo(f"课表模板写好了：{template}\n填好以后：import {template}")
        return
    if timetable is None:
        raise click.UsageError(
            "后面写课表文件，例如 import 课表.xlsx；或 import --template 课表.xlsx"
        )
    try:
        found = importer.timetable(timetable.name, load(timetable), read(root), day)
        target = (out or root / importer.target(timetable.name)).absolute()
    except SheetError as error:
        raise click.UsageError(f"{timetable.name}：{error}") from error
    _write_new(target, found.text.encode("utf-8"), "用 --out 换一个文件名")
    inside = target.is_relative_to(root.absolute())
    shown = target.relative_to(root.absolute()).as_posix() if inside else str(target)
    click.echo(found.said(timetable.name, shown))
    sys.exit(PROBLEMS if found.doubts else CLEAN)


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
