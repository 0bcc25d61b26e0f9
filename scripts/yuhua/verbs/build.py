"""`build`: the project, turned into a site in a folder."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from yuhua import report
from yuhua.problems import has_errors
from yuhua.verbs.check import read_checked
from yuhua.verbs.options import BUG, PROBLEMS, as_of_option, now, root_option


@click.command()
@as_of_option
@root_option
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help="放到哪个文件夹，默认 site"
)
def build(as_of: datetime | None, root: Path, out: Path | None) -> None:
    """检查内容，生成网站，放进 site 文件夹。"""
    from yuhua.publish import PublishError, publish  # noqa: PLC0415 -- slow import
    from yuhua.render.mkdocs_site import RenderError, render  # noqa: PLC0415 -- slow import

    moment = as_of or now()
    target = (out or root / "site").absolute()
    _, problems = read_checked(root, moment)
    if has_errors(problems):
        click.echo(report.terminal(problems, root), err=True)
        click.echo("内容有错，没有生成网站；原来的网站没有动。", err=True)
        sys.exit(PROBLEMS)
    click.echo("内容检查通过，正在生成网站……")
    try:
        count = publish(target, lambda folder: render(root, folder, moment), moment)
    except (PublishError, RenderError) as error:
        click.echo(f"生成失败，原来的网站没有动：\n{error}", err=True)
        sys.exit(BUG)
    click.echo(f"好了：{count} 个文件在 {target}\n用浏览器打开 {target / 'index.html'} 就能看。")
