"""The preview, timed: `.venv/bin/python scripts/bench/preview.py [TIMES]`, from saving a file to seeing it in Chromium.

A copy of the project is edited: a title, a body, a schedule, then something is broken and mended. CPU seconds are those
of the preview alone, without the browser; on a busy machine they tell more than the clock.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page
from serving import ROOT, VERB, opened

COURSE = "courses/jiating-youxiao-goutong"
SCHEDULES = "docs/schedules/2026-winter.yml"
LIMIT_MS = 30_000
# The browser tells by itself when it has a page: whoever asks again and again waits longer each time, and costs time.
TELL = "addEventListener('DOMContentLoaded', () => console.debug(document.body.textContent))"
OVERLAY = "open => document.querySelector('yuhua-preview')?.shadowRoot.querySelector('dialog').open === open"
POLL_MS = 10
_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)
_EVENT = re.compile(r"^- id: (\S+)\n  title: (.*)$", re.MULTILINE)


Seen = Callable[[], contextlib.AbstractContextManager[object]]


@dataclass(frozen=True)
class Preview:
    """A preview of a copy of the project, and a page of it in a browser."""

    root: Path
    address: str
    process: int
    page: Page

    def edit(self, file: str, change: Callable[[str], str], seen: Seen) -> float:
        """Change a file; return the seconds until it is seen."""
        path = self.root / file
        text = change(path.read_text(encoding="utf-8"))
        start = time.perf_counter()
        with seen():
            path.write_text(text, encoding="utf-8", newline="\n")
        return time.perf_counter() - start

    def sees(self, text: str) -> Seen:
        """Return what waits until a page says something."""
        return lambda: self.page.expect_console_message(
            lambda told: text in told.text, timeout=LIMIT_MS
        )

    def overlay(self, *, is_open: bool) -> Seen:
        """Return what waits until the overlay is there or gone."""

        @contextlib.contextmanager
        def waits() -> Iterator[None]:
            yield
            self.page.wait_for_function(OVERLAY, arg=is_open, polling=POLL_MS, timeout=LIMIT_MS)

        return waits


def main(times: int) -> None:
    """Print the figures of every kind of edit."""
    with previewed() as preview:
        rows: dict[str, list[tuple[float, float]]] = {}
        for number in range(1, times + 1):
            for name, seconds, used in edits(preview, number):
                rows.setdefault(name, []).append((seconds, used))
    print(f"{'':<28}{'median':>8}{'max':>8}{'CPU':>8}   (s, {times} times each)")
    everything = [one for found in rows.values() for one in found]
    for name, found in [*rows.items(), ("all", everything)]:
        walls, cpus = zip(*found, strict=True)
        figures = statistics.median(walls), max(walls), statistics.median(cpus)
        print(f"{name:<28}" + "".join(f"{figure:>8.2f}" for figure in figures))


def edits(preview: Preview, number: int) -> Iterator[tuple[str, float, float]]:
    """Yield every kind of edit with its seconds until it was seen, and CPU seconds of the preview."""
    course, page = f"docs/{COURSE}.md", preview.page
    title, said = f"有效沟通，第{number}次改", f"这是第{number}次加上的一句话。"
    event = f"活动改了{number}次名"

    def named(text: str) -> str:
        return _TITLE.sub(f"title: {title}", text, count=1)

    def scheduled(text: str) -> str:
        return _EVENT.sub(rf"- id: \1\n  title: {event}", text, count=1)

    steps: tuple[tuple[str, str, str, Callable[[str], str], Seen], ...] = (
        ("title of a page", COURSE, course, named, preview.sees(title)),
        ("body of a page", COURSE, course, lambda text: f"{text}\n{said}\n", preview.sees(said)),
        ("breaking a page", COURSE, course, lambda text: text.replace("title: ", "title: [", 1), preview.overlay(is_open=True)),
        ("mending it", COURSE, course, lambda text: text.replace("title: [", "title: ", 1), preview.overlay(is_open=False)),
        ("schedule", event_path(preview.root), SCHEDULES, scheduled, preview.sees(event)),
    )  # fmt: skip
    for name, path, file, change, seen in steps:
        if not page.url.endswith(f"/{path}/"):
            page.goto(f"{preview.address}{path}/", timeout=LIMIT_MS)
        before = cpu(preview.process)
        seconds = preview.edit(file, change, seen)
        yield name, seconds, cpu(preview.process) - before


def event_path(root: Path) -> str:
    """Return the address of the first event of the schedules."""
    found = _EVENT.search((root / SCHEDULES).read_text(encoding="utf-8"))
    assert found, SCHEDULES  # noqa: S101 -- there are some
    return f"events/{found[1]}"


def cpu(process: int) -> float:
    """Return the CPU seconds a process has used so far, where the system tells (Linux); 0 elsewhere."""
    try:
        fields = (
            Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        )
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def previewed() -> Iterator[Preview]:
    """Copy the project, preview the copy, and open a browser."""
    with tempfile.TemporaryDirectory(prefix="yuhua-bench-") as folder, opened() as browser:
        root = Path(folder).resolve() / "project"
        for name in ("docs", "overrides"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        command = [sys.executable, "-u", "-X", "utf8", "-c", VERB, "serve", "--root", str(root)]
        with subprocess.Popen(
            [*command, "--port", "0"], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
        ) as process:
            assert process.stdout  # noqa: S101 -- asked for
            address = re.search(r"http://\S+", process.stdout.readline())
            assert address  # noqa: S101 -- its first line
            page = browser.new_page()
            page.add_init_script(TELL)
            page.goto(address[0], timeout=2 * LIMIT_MS)
            yield Preview(root, address[0], process.pid, page)
            page.close()
            process.terminate()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
