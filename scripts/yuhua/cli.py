"""The command line: verbs gathered, errors told in Chinese, exit codes."""

from __future__ import annotations

import sys

import click

from yuhua.usage import said
from yuhua.verbs.audit import audit
from yuhua.verbs.bring import import_
from yuhua.verbs.bugs import noted
from yuhua.verbs.build import build
from yuhua.verbs.check import check
from yuhua.verbs.diff import diff
from yuhua.verbs.fix import fix
from yuhua.verbs.github import github
from yuhua.verbs.new_site import new_site
from yuhua.verbs.options import BUG, CLEAN, PROBLEMS, USAGE
from yuhua.verbs.serve import serve
from yuhua.verbs.submission import submission
from yuhua.verbs.write import cms, new, vscode


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="还有 test：运行全部测试，第一次会装好浏览器。",
)
def main() -> None:
    """雨花家庭教育网站：检查内容，生成网站。"""


for _verb in (
    build,
    check,
    fix,
    new,
    import_,
    diff,
    audit,
    new_site,
    serve,
    vscode,
    cms,
    github,
    submission,
):
    main.add_command(_verb)


def run(arguments: list[str]) -> int:
    """Run one verb and return its exit code: 0 clean, 1 problems, 2 usage, 3 our bug."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        main.main(arguments, prog_name="yuhua", standalone_mode=False)
    except SystemExit as stop:
        return int(stop.code or 0)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        click.echo(
            f"用法不对：{said(error)}\n看看有哪些命令：python3 scripts/yuhua --help", err=True
        )
        return USAGE
    except click.Abort:
        return PROBLEMS
    except Exception as error:  # noqa: BLE001 -- the last line of defence
        click.echo(noted(error), err=True)
        return BUG
    return CLEAN
