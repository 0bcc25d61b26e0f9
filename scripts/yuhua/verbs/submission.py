"""`submission`: what somebody sent in through GitHub, turned into the draft that a workflow proposes."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yuhua.problems import Problem
from yuhua.verbs.check import read_checked
from yuhua.verbs.options import as_of_option, now, root_option

if TYPE_CHECKING:
    from yuhua.importers.submission import Submission


@click.command()
@click.argument("event", metavar="事件", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="写到哪个文件")
@as_of_option
@root_option
def submission(event: Path, out: Path, as_of: datetime | None, root: Path) -> None:
    """把表单里的投稿变成底稿（GitHub 的工作流用）：只写 --out 那一个文件，不动网站的内容。"""
    from yuhua.importers.answers import IssueError, read_issue  # noqa: PLC0415 -- slow import
    from yuhua.importers.submission import submission as drafted  # noqa: PLC0415 -- slow import
    from yuhua.read.content import read  # noqa: PLC0415 -- slow import

    moment = as_of or now()
    try:
        found = drafted(read_issue(event.read_bytes()), read(root), moment.date())
    except IssueError as error:
        _write(out, {"path": "", "text": "", "title": "", "said": f"{error}\n"})
        click.echo(str(error))
        return
    except OSError as error:
        raise click.UsageError(f"打不开 {event.name}；写事件文件的位置") from error
    said = found.said(_checked(root, moment, found))
    _write(out, {"path": found.path, "text": found.text, "title": found.title, "said": said})
    click.echo(said)


def _checked(root: Path, moment: datetime, found: Submission) -> tuple[Problem, ...]:
    """Return what is wrong with the draft, checked in a copy of the content."""
    with tempfile.TemporaryDirectory(prefix="yuhua-submission-") as folder:
        trial = Path(folder)
        shutil.copytree(root / "docs", trial / "docs", symlinks=True)
        target = trial / found.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(found.text, encoding="utf-8", newline="\n")
        problems = read_checked(trial, moment, frozenset({found.path}))[1]
    return tuple(one for one in problems if one.file == found.path)


def _write(out: Path, found: dict[str, str]) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8", newline="\n")
