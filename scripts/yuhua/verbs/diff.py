"""`diff`: two commits, turned into what changed, whom it reaches and what was left unsaid."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yuhua.private import masked
from yuhua.problems import has_errors
from yuhua.verbs.options import BUG, CLEAN, PROBLEMS, as_of_option, now, root_option

if TYPE_CHECKING:
    from yuhua.compare.comparison import Comparison


@click.command()
@click.argument("commits", metavar="原来..现在")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "github", "summary", "json"]),
    default="terminal",
    help="输出格式",
)
@click.option("--files/--no-files", default=True, help="要不要列出影响到的文件（要多等几秒）")
@click.option("--write", is_flag=True, help="把漏说的补进文件里")
@click.option(
    "--pictures",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    help="把改过的图，改前改后存到这里",
)
@as_of_option
@root_option
def diff(  # noqa: PLR0913 -- one for each option
    commits: str,
    form: str,
    as_of: datetime | None,
    root: Path,
    *,
    write: bool,
    files: bool,
    pictures: Path | None,
) -> None:
    """比较两个提交：改了什么、影响到哪些文件、漏说了什么。例如：diff main，或 diff main..HEAD。"""
    from yuhua.compare import telling  # noqa: PLC0415 -- slow import
    from yuhua.compare.commits import CommitError, checked_out  # noqa: PLC0415 -- slow import
    from yuhua.compare.comparison import compare  # noqa: PLC0415 -- slow import
    from yuhua.compare.summary import summary  # noqa: PLC0415 -- slow import
    from yuhua.render.mkdocs_site import RenderError  # noqa: PLC0415 -- slow import

    moment = as_of or now()
    base, dots, head = commits.partition("..")
    try:
        with (
            checked_out(root, base) as old,
            checked_out(root, head or "HEAD") if dots else nullcontext(root) as new,
        ):
            found, here = compare(old, new, moment, files=files and not write), new
            if write and _mend(found, new, root):
                found, here = compare(old, root, moment, files=files), root
            shown = {
                "terminal": lambda: telling.terminal(found, here),
                "github": lambda: telling.github(found),
                "summary": lambda: summary(found),
                "json": lambda: telling.as_json(found),
            }[form]()
    except CommitError as error:
        raise click.UsageError(str(error)) from error
    except RenderError as error:
        click.echo(
            f"网站生成不出来，说不出影响到哪些文件；加上 --no-files 再试：\n{error}", err=True
        )
        sys.exit(BUG)
    for one in found.pictures if pictures else ():
        assert pictures  # noqa: S101 -- asked for
        _write(pictures / one.path, one.content)
    click.echo(masked(shown))  # what was taken out is told as well
    sys.exit(PROBLEMS if has_errors(found.problems) else CLEAN)


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _mend(found: Comparison, new: Path, root: Path) -> bool:
    """Write the missing lines into the working tree; say whether there were any."""
    from yuhua.compare.mend import mend  # noqa: PLC0415 -- slow import
    from yuhua.text import UNFILLED  # noqa: PLC0415 -- slow import

    files = sorted({one.record.file for one in found.findings if one.record})
    raws = {file: (new / file).read_bytes() for file in files}
    for file, raw in raws.items():
        if not (root / file).is_file() or (root / file).read_bytes() != raw:
            raise click.UsageError(
                f"手边的 {file} 和提交里的不一样，补不了；写成 diff main --write"
            )
    mended = mend(found.findings, raws)
    for file, raw in mended.items():
        (root / file).write_bytes(raw)
        todo = "；把里面的“……”换成原因，再运行 check" if UNFILLED in raw.decode() else ""
        click.echo(f"补好了 {file}{todo}。", err=True)
    return bool(mended)
