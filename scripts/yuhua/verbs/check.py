"""`check`: the content, turned into what is wrong with it and, if asked, into dates."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yuhua import report
from yuhua.problems import Problem, has_errors
from yuhua.verbs.options import CLEAN, PROBLEMS, as_of_option, now, root_option

if TYPE_CHECKING:
    from yuhua.model.content import Content


def read_checked(
    root: Path, as_of: datetime, only: frozenset[str] = frozenset()
) -> tuple[Content, tuple[Problem, ...]]:
    """Return the content and what is wrong with it."""
    from yuhua.check import check as run  # noqa: PLC0415 -- slow import
    from yuhua.read.content import read  # noqa: PLC0415 -- slow import

    content = read(root, only)
    return content, run(content, as_of)


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "github", "json"]),
    default="terminal",
    help="输出格式",
)
@click.option("--show", is_flag=True, help="列出日程的每一场是哪天")
@as_of_option
@root_option
def check(
    files: tuple[Path, ...], form: str, as_of: datetime | None, root: Path, *, show: bool
) -> None:
    """检查内容，说出每一处错误在哪、怎么改。可以只查几个文件。"""
    wanted = frozenset(inside(root, path) for path in files)
    content, problems = read_checked(root, as_of or now(), wanted)
    if show:
        from yuhua import timetable  # noqa: PLC0415 -- only for this option

        click.echo(f"{timetable.show(content, wanted)}\n")
    shown = tuple(one for one in problems if not wanted or one.file in wanted)
    if form == "json":
        click.echo(report.as_json(shown))
    elif form == "github":
        click.echo(report.github(shown) if shown else report.summary(shown))
    else:
        click.echo(report.terminal(shown, root) if shown else report.summary(shown))
    sys.exit(PROBLEMS if has_errors(shown) else CLEAN)


def inside(root: Path, path: Path) -> str:
    """Return a file's path inside the project; it may be given from where the editor stands."""
    for start in (Path.cwd(), root, root / "docs"):
        found = (start / path).absolute()
        if found.is_file() and found.resolve().is_relative_to(root.resolve()):
            return found.resolve().relative_to(root.resolve()).as_posix()
    raise click.UsageError(f"没有这个文件：{path}")
