"""What several tests share: the project built once, served once, opened in one browser."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, expect, sync_playwright

from yuhua.drawn import FOLDER

ROOT = Path(__file__).resolve().parents[1]
MINIMAL = ROOT / "tests/sites/minimal"
AS_OF = "2026-11-26 08:00"
# What a checkout holds, without what a build leaves behind.
PROJECT = ("docs", "overrides", "scripts", "mkdocs.yml")
# So long, in milliseconds, a busy machine may take to show what is expected; nobody waits where it shows it at once.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)
# Of the thousands of spoilt files each tenth is read in every run, all of them with `--all-mutations`.
PART = 10


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let somebody ask for all spoilt files (pytest's name)."""
    parser.addoption("--all-mutations", action="store_true", help="read every spoilt file")


@pytest.fixture(scope="session")
def part(request: pytest.FixtureRequest) -> int:
    """By how much the number of spoilt files is divided."""
    return 1 if request.config.getoption("--all-mutations") else PART


def yuhua(
    *arguments: str, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command line of the project in `cwd` in a process of its own."""
    code = "import sys; sys.path.insert(0, sys.argv[1]); from yuhua.cli import run; sys.exit(run(sys.argv[2:]))"
    command = [sys.executable, "-X", "utf8", "-c", code, str(ROOT / "scripts"), *arguments]
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def git(project: Path, *arguments: str) -> None:
    """Run git in a repository as an editor who has a name."""
    settings = ("user.name=编辑", "user.email=editor@example.org", "commit.gpgsign=false")
    options = [part for one in settings for part in ("-c", one)]
    subprocess.run(
        ["git", "-C", str(project), *options, *arguments],  # noqa: S607 -- where the machine has it
        check=True,
        capture_output=True,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def copy_project(target: Path) -> Path:
    """Copy what a build needs to `target`, and return it."""
    for name in PROJECT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target / name)
    return target


def small_project(target: Path) -> Path:
    """Copy what a build needs with the content of a few pages, where any content will do."""
    copy_project(target)
    shutil.rmtree(target / "docs")
    shutil.copytree(MINIMAL / "docs", target / "docs")
    home = (MINIMAL / "docs/index.md").read_text(encoding="utf-8")
    stub = f"{home.rpartition('---')[0]}---\n从这里开始看。\n"
    for path in (ROOT / "docs").glob("*/index.md"):  # mkdocs.yml leads to them
        column = target / "docs" / path.parent.name / path.name
        column.parent.mkdir(exist_ok=True)
        if not column.exists():
            column.write_text(stub, encoding="utf-8", newline="\n")
    return target


def with_drawings(project: Path) -> Path:
    """Give a copy what the project has drawn already: it would draw the same, in a third of its time."""
    target = project / FOLDER
    target.mkdir(parents=True)
    for drawing in (ROOT / FOLDER).iterdir():
        with contextlib.suppress(FileNotFoundError):  # another worker builds and tidies up
            shutil.copy(drawing, target / drawing.name)
    return project


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """What builds the real project as of a moment, once for all workers; nobody changes what it returns."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def site(as_of: str) -> Path:
        out = shared / f"site-{''.join(filter(str.isdigit, as_of))}"
        with FileLock(f"{out}.lock"):
            if not out.is_dir():
                done = yuhua("build", "--as-of", as_of, "--out", str(out))
                assert done.returncode == 0, done.stderr
        return out

    return site


@pytest.fixture(scope="session")
def site(built: Callable[[str], Path]) -> Path:
    """The real project, built as of `AS_OF`."""
    return built(AS_OF)


class _Server(http.server.ThreadingHTTPServer):
    # Of the usual five, a busy machine loses connections, and browsers wait for half a minute.
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that left before they had everything."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the built site on this machine, ending with `/`."""
    with served(site) as found:
        yield found


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give its address, ending with `/`."""
    server = _Server(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that `yuhua test` found or installed."""
    path = os.environ.get("YUHUA_CHROMIUM") or shutil.which("chromium")
    assert path, "没有 Chromium：请用 python3 scripts/yuhua test 运行测试"
    with sync_playwright() as playwright:
        arguments = [
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ]
        found = playwright.chromium.launch(executable_path=path, args=arguments)
        yield found
        found.close()
