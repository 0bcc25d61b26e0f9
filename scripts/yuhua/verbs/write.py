"""`new`: a title, turned into a draft that editors go on with."""

from __future__ import annotations

from pathlib import Path

import click

from yuhua.verbs.options import now, root_option


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
