"""The preview, served to browsers on this machine: pages and files, and a line that tells of every change.

Only this machine can connect, and only pages that were opened under its own name may ask (`Host`): no web site
can have the preview read to it by giving its own name this machine's address (DNS rebinding).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, unquote, urlsplit

from yuhua.preview import telling
from yuhua.preview.shelf import Answer, kind_of
from yuhua.preview.states import State
from yuhua.preview.workshop import Workshop

HOST = "127.0.0.1"
# So many ports are tried, one after the other.
PORTS = 20
# So often, in seconds, a browser is written to that nothing has changed, to see whether it is still there.
BEAT = 15.0
_PLAIN = "text/plain; charset=utf-8"
_REFUSED = "预览只给这台电脑看：请用 http://127.0.0.1 开头的网址打开。"


class PortsTakenError(Exception):
    """No port is free."""


class Server(ThreadingHTTPServer):
    """Serves a workshop from the first free port; `bug` is told of errors of ours. Port 0 is any.

    Raises PortsTakenError.
    """

    daemon_threads = True
    # Of the usual five, a busy machine loses connections.
    request_queue_size = 128
    # On Windows it would let two programs have one port.
    allow_reuse_address = os.name != "nt"

    def __init__(
        self, workshop: Workshop, port: int, bug: Callable[[BaseException], object]
    ) -> None:
        self.workshop, self._bug = workshop, bug
        self._thread = Thread(target=self.serve_forever, daemon=True)
        for one in range(port, min(port + PORTS, 65_536)):
            try:
                super().__init__((HOST, one), _Request)
            except OSError:
                continue
            self.hosts = {f"{name}:{self.server_port}" for name in (HOST, "localhost")}
            return
        raise PortsTakenError

    @property
    def address(self) -> str:
        """Where a browser finds the site."""
        return f"http://{HOST}:{self.server_port}/"

    def __enter__(self) -> Self:
        """Begin to serve, in a thread of its own."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let everyone go, and stop."""
        self.workshop.states.close()
        self.shutdown()
        self.server_close()
        self._thread.join()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401, ARG002 -- socketserver's own
        """Say nothing of browsers that left before they had everything, nor of those that wait at the end."""
        error = sys.exception()
        if error and not isinstance(error, ConnectionError) and not self.workshop.states.closed:
            self._bug(error)


class _Request(BaseHTTPRequestHandler):
    """One connection of a browser."""

    server: Server
    protocol_version = "HTTP/1.1"
    # Otherwise head and body go out one after the other, and each file waits 40 ms for an acknowledgement.
    disable_nagle_algorithm = True
    # Of a browser that opens connections and says nothing.
    timeout = 60

    def _answer(self) -> None:
        if self.headers.get("Host", "") not in self.server.hosts:
            self._send(Answer(403, _PLAIN, _REFUSED.encode()))
            return
        # Kept as it is where it cannot be decoded: then there is no such page.
        path = unquote(urlsplit(self.path).path, errors="replace").lstrip("/")
        if path == telling.EVENTS:
            self._tell()
        elif path.startswith(telling.OWN):
            self._send(self._own(path))
        else:
            answer = self.server.workshop.answer(path)
            self._send(answer, telling.with_script(answer) if answer.is_page else None)

    do_GET = do_HEAD = _answer  # noqa: N815 -- the names that http.server calls

    def _own(self, path: str) -> Answer:
        if path == telling.SCRIPT:
            return Answer(200, kind_of(path), telling.script())
        if path == telling.NOW:
            now = telling.as_json(self.server.workshop.states.now)
            return Answer(200, kind_of(path), now.encode())
        return Answer(404, _PLAIN, "没有这个网址。".encode())

    def _send(self, answer: Answer, body: bytes | None = None) -> None:
        body = answer.body if body is None else body
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(body)))
        if answer.location:
            self.send_header("Location", quote(answer.location))
        self._send_manners()
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_manners(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def _tell(self) -> None:
        """Tell every state as it comes (server-sent events), until the browser has left."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self._send_manners()
        self.end_headers()
        states, number = self.server.workshop.states, 0
        while not states.closed and self.command != "HEAD":
            state = states.after(number, BEAT)
            number = state.number if state else number
            self.wfile.write(_event(state))

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what editors need to know."""


def _event(state: State | None) -> bytes:
    return f"data: {telling.as_json(state)}\n\n".encode() if state else b": \n\n"
