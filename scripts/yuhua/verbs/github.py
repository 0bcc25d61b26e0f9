"""`github`: the content, turned into what GitHub needs of it: CODEOWNERS and the forms of submissions."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from yuhua.verbs.options import CLEAN, PROBLEMS, root_option


@click.command()
@click.option("--check", "only_check", is_flag=True, help="只看是不是最新的，不写")
@root_option
def github(root: Path, *, only_check: bool) -> None:
    """按词表写好 GitHub 要用的文件：谁来审哪些内容（CODEOWNERS），投稿和报错的表单。"""
    stale = {path: text for path, text in _wanted(root).items() if _read(root / path) != text}
    if only_check:
        for path in stale:
            click.echo(f"{path} 和词表对不上了；运行 python3 scripts/yuhua github，一起提交。")
        sys.exit(PROBLEMS if stale else CLEAN)
    for path, text in stale.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"写好了 {path}")
    if not stale:
        click.echo("都是最新的，没有改动。")


def _wanted(root: Path) -> dict[str, str]:
    from yuhua.emit.issue_forms import issue_forms  # noqa: PLC0415 -- slow import
    from yuhua.emit.owners import PATH, codeowners, owners_of  # noqa: PLC0415 -- slow import
    from yuhua.read.content import read  # noqa: PLC0415 -- slow import
    from yuhua.read.settings import extra  # noqa: PLC0415 -- slow import

    content = read(root)
    try:
        owners = owners_of(extra(root).get("owners"))
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return {PATH: codeowners(content, owners), **issue_forms(content.vocabulary)}


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig") if path.is_file() else ""
