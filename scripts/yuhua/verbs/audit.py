"""`audit`: the project, asked what is unreviewed, unverified, stale or blank."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from yuhua.private import masked
from yuhua.verbs.options import CLEAN, PROBLEMS, as_of_option, now, root_option


@click.command()
@click.option("--all", "everything", is_flag=True, help="每一处都列出来")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
@click.option("--markdown", is_flag=True, help="只列要看的，一条一条可以打勾（Markdown）")
@as_of_option
@root_option
def audit(
    as_of: datetime | None, root: Path, *, everything: bool, as_json: bool, markdown: bool
) -> None:
    """给网站做体检：哪些没人审、没核实、太久没更新，检查指标过不过。"""
    from yuhua import audit as audits  # noqa: PLC0415 -- slow import
    from yuhua.audit import telling  # noqa: PLC0415 -- slow import
    from yuhua.audit.topic import State  # noqa: PLC0415 -- slow import
    from yuhua.compare.commits import added  # noqa: PLC0415 -- slow import
    from yuhua.derive.site import derive  # noqa: PLC0415 -- slow import
    from yuhua.verbs.check import read_checked  # noqa: PLC0415 -- slow import

    moment = as_of or now()
    content, problems = read_checked(root, moment)
    state = State(content, problems, derive(content, moment), moment, added(root))
    topics = audits.audit(state)
    day = moment.date()
    text = telling.terminal(topics, day, everything=everything)
    if markdown:
        text = telling.markdown(topics, day)
    click.echo(masked(telling.as_json(topics, day) if as_json else text))
    failed = any(topic.is_veto and topic.findings for topic in topics)
    sys.exit(PROBLEMS if failed else CLEAN)
