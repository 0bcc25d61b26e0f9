"""`new-site`: this project, turned into an empty one for another district."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from yuhua.verbs.options import as_of_option, now, root_option


@click.command("new-site")
@click.argument("target", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--district", required=True, help="全称，例如 湖南省长沙市开福区")
@click.option("--streets", required=True, help="街道（镇），用顿号隔开，例如 甲街道、乙街道、丙镇")
@click.option("--domain", default=None, help="域名；还没有就不写，先用 .example 的")
@as_of_option
@root_option
def new_site(
    target: Path,
    district: str,
    streets: str,
    *,
    domain: str | None,
    as_of: datetime | None,
    root: Path,
) -> None:
    """给别的区建一个同样的空网站：没有我们的内容和示例，检查能通过。"""
    from yuhua.founding import District, FoundingError, found  # noqa: PLC0415 -- slow import

    day = (as_of or now()).date()
    try:
        found(root, target.absolute(), District.called(district, streets, domain), day)
    except FoundingError as error:
        raise click.UsageError(str(error)) from error
    click.echo(
        f"建好了：{target}\n到里面运行 python3 scripts/yuhua build，再看 README.md 里的三件事。"
    )
