"""`serve`: the project, previewed on this machine while it is being written."""

from __future__ import annotations

import gc
import os
import sys
import webbrowser
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yuhua.verbs.bugs import noted
from yuhua.verbs.options import USAGE, as_of_option, now, root_option

if TYPE_CHECKING:
    from yuhua.preview.workshop import Workshop

# So long, in seconds, Windows may not notice that somebody pressed Ctrl+C.
LOOK = 0.5
# So many more objects than before, and it is worth while to look for those that nobody needs any more.
MOST_LITTER = 50_000


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="端口，默认 8000")
@click.option("--open", "opening", is_flag=True, help="顺便打开浏览器")
@as_of_option
@root_option
def serve(port: int, as_of: datetime | None, root: Path, *, opening: bool) -> None:
    """在本机预览网站：保存后一秒内就更新，写错了网页上会说。"""
    from yuhua.preview.server import PortsTakenError, Server  # noqa: PLC0415 -- slow import
    from yuhua.preview.workshop import Workshop  # noqa: PLC0415 -- slow import

    workshop = Workshop(root, lambda: as_of or now(), noted, f"{os.getpid()}-")
    try:
        with Server(workshop, port, lambda error: click.echo(noted(error), err=True)) as server:
            if port not in {0, server.server_port}:
                click.echo(f"端口 {port} 有别的程序在用，改用 {server.server_port}。")
            click.echo(f"用浏览器打开 {server.address} ，按 Ctrl+C 停止。")
            if opening:
                webbrowser.open(server.address)
            _go_on(workshop, root)
    except PortsTakenError:
        click.echo(f"从 {port} 起的端口都有程序在用；换一个，例如 --port 9000", err=True)
        sys.exit(USAGE)
    except KeyboardInterrupt:
        click.echo("\n预览停了。")
    finally:
        workshop.close()


def _go_on(workshop: Workshop, root: Path) -> None:
    """Look at the project after every change, until somebody presses Ctrl+C."""
    from yuhua.preview.telling import change  # noqa: PLC0415 -- slow import
    from yuhua.preview.watching import Watch  # noqa: PLC0415 -- slow import

    gc.disable()  # a fifth of the time until a change is seen: it is done while nobody waits
    with Watch(root) as watch:
        before, state = workshop.states.now, workshop.refresh()
        click.echo(change(before, state, frozenset(), root) or "检查通过，没有发现问题。")
        while True:
            if changed := watch.wait(LOOK):
                before, state = workshop.states.now, workshop.refresh(changed)
                if said := change(before, state, changed, root):
                    click.echo(f"\n{said}")
            elif gc.get_count()[0] > MOST_LITTER:
                gc.collect()
