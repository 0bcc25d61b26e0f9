"""The project, built to a folder of its own, served as a static host serves it, and opened in Chromium."""

from __future__ import annotations

import contextlib
import functools
import gzip
import hashlib
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
VERB = "import sys; sys.path.insert(0, 'scripts'); from yuhua.cli import run; sys.exit(run(sys.argv[1:]))"


@contextlib.contextmanager
def built() -> Iterator[Path]:
    """Build the project, and give the folder until the end of the block."""
    with tempfile.TemporaryDirectory(prefix="yuhua-bench-") as folder:
        out = Path(folder) / "site"
        command = [sys.executable, "-X", "utf8", "-c", VERB, "build", "--out", str(out)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        yield out


def examples(site: Path) -> dict[str, str]:
    """Return the address of the fullest page of every template, by the template's name, and of the page for 404."""
    from yuhua.build import plan  # noqa: PLC0415 -- after the path is set

    pages = plan(ROOT, datetime.now(UTC)).site.pages
    size = {
        page.path: file.stat().st_size
        for page in pages
        if (file := site / page.path / "index.html").is_file()
    }
    fullest = {
        page.template.removesuffix(".html"): page.path
        for page in sorted(pages, key=lambda one: (size.get(one.path, 0), one.path))
        if page.path in size
    }
    return dict(sorted((fullest | {"404": "404.html"}).items()))


@functools.cache
def _packed(content: bytes) -> bytes:
    """Hosts pack a file once."""
    return gzip.compress(content, 6, mtime=0)


class _Host(http.server.SimpleHTTPRequestHandler):
    """gzip, an ETag, and the strictest of usual settings: a browser keeps files but asks each time."""

    protocol_version = "HTTP/1.1"
    # Otherwise head and body go out one after the other, and each file waits 40 ms for an acknowledgement.
    disable_nagle_algorithm = True
    packed = (".html", ".css", ".js", ".json", ".svg", ".xml", ".ics", ".csv")

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        known = self.headers.get("If-None-Match") == tag
        packed = path.suffix in self.packed
        body = b"" if known else _packed(content) if packed else content
        self.send_response(304 if known else 200)
        self.send_header("ETag", tag)
        self.send_header("Cache-Control", "public, max-age=0, must-revalidate")
        if packed:
            self.send_header("Vary", "Accept-Encoding")
        if not known:
            self._send_form(path, len(body), packed=packed)
        self.end_headers()
        self.wfile.write(body)

    def _send_form(self, path: Path, length: int, *, packed: bool) -> None:
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(length))
        if packed:
            self.send_header("Content-Encoding", "gzip")

    def log_message(self, *_: object) -> None:
        pass


class _Quiet(http.server.ThreadingHTTPServer):
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that left before they had everything."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # as it came


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder, and give its address, ending with `/`, until the end of the block."""
    host = functools.partial(_Host, directory=str(site))
    with _Quiet(("127.0.0.1", 0), host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def chromium() -> str:
    """Return the Chromium to use: YUHUA_CHROMIUM, else the machine's own."""
    found = os.environ.get("YUHUA_CHROMIUM") or shutil.which("chromium")
    if not found:
        sys.exit("没有 Chromium：请装上，或用环境变量 YUHUA_CHROMIUM 说明它在哪里。")
    return found


@contextlib.contextmanager
def opened() -> Iterator[Browser]:
    """Give a browser until the end of the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


def packages() -> Path:
    """Return the folder of the locked JavaScript packages, installed when they are not there yet."""
    from yuhua.javascript import install  # noqa: PLC0415 -- after the path is set

    here = Path(__file__).parent
    if not install(here, Path(sys.executable).parent):
        sys.exit(1)
    return here / "node_modules"
