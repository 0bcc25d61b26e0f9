"""`submission`: what somebody sent in through GitHub, turned into the draft that a workflow proposes."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from yuhua.verbs.options import as_of_option, now, root_option
from yuhua.verbs.trial import trial


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
    with trial(root, moment) as check:
        said = found.said(check(found.path, found.text.encode()))
    _write(out, {"path": found.path, "text": found.text, "title": found.title, "said": said})
    click.echo(said)


def _write(out: Path, found: dict[str, str]) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8", newline="\n")
