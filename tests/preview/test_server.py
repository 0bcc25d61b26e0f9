"""The preview as browsers and others on the network meet it."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import small_project
from samples import AS_OF
from yuhua.preview.server import HOST, PORTS, PortsTakenError, Server
from yuhua.preview.workshop import Workshop

COURSE = "docs/courses/jiating-huiyi.md"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("served") / "project")


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    workshop = Workshop(root, lambda: AS_OF, str)
    workshop.refresh()
    with Server(workshop, 0, refuse) as server:
        yield server
    workshop.close()


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[Server]:
    with serving(root) as found:
        yield found


def refuse(error: BaseException) -> None:
    raise AssertionError(error)


def asked(
    server: Server, path: str, *, method: str = "GET", host: str = ""
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=30)
    headers = {"Host": host or f"{HOST}:{server.server_port}"}
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_pages_come_with_the_script_and_are_never_kept(server: Server) -> None:
    response, body = asked(server, "/courses/jiating-huiyi/")

    assert response.status == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert int(response.headers["Content-Length"]) == len(body)
    assert b'<script src="/-preview/preview.js" data-edition="1" defer></script></body>' in body


def test_files_come_as_they_are(server: Server) -> None:
    response, body = asked(server, "/feed.xml")

    assert response.headers["Content-Type"] == "application/xml"
    assert b"preview" not in body


def test_addresses_without_a_slash_lead_on_and_signs_in_them_are_decoded(server: Server) -> None:
    moved, _ = asked(server, "/courses?from=1")
    decoded, _ = asked(server, "/%63ourses/")
    broken, _ = asked(server, "/%ff%fe/")

    assert (moved.status, moved.headers["Location"]) == (301, "/courses/")
    assert (decoded.status, broken.status) == (200, 404)


def test_only_the_head_is_sent_where_only_that_is_asked_for(server: Server) -> None:
    response, body = asked(server, "/courses/", method="HEAD")

    assert (response.status, body) == (200, b"")
    assert int(response.headers["Content-Length"]) > 1000


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "[::1]:80"])
def test_other_names_are_refused(host: str, server: Server) -> None:
    for path in ("/", "/-preview/events", "/-preview/state.json"):
        response, body = asked(server, path, host=host)

        assert response.status == 403
        assert "只给这台电脑看" in body.decode()


def test_localhost_is_this_machine_too(server: Server) -> None:
    assert asked(server, "/", host=f"localhost:{server.server_port}")[0].status == 200


def test_nothing_can_be_sent_to_it(server: Server) -> None:
    assert asked(server, "/", method="POST")[0].status == 501


def test_its_own_files(server: Server) -> None:
    script, _ = asked(server, "/-preview/preview.js")
    state, told = asked(server, "/-preview/state.json")
    none, _ = asked(server, "/-preview/secret")

    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert state.headers["Content-Type"] == "application/json"
    assert json.loads(told)["good"] is True
    assert none.status == 404


def test_every_change_is_told_to_whoever_listens(root: Path) -> None:
    with serving(root) as server:
        connection = http.client.HTTPConnection(HOST, server.server_port, timeout=30)
        connection.request("GET", "/-preview/events")
        events = connection.getresponse()
        assert events.headers["Content-Type"] == "text/event-stream"
        assert told(events)["edition"] == "1"

        path = root / COURSE
        original = path.read_bytes()
        path.write_bytes(original.replace(b"title: ", b"title [", 1))
        server.workshop.refresh({COURSE})
        wrong = told(events)
        path.write_bytes(original)
        server.workshop.refresh({COURSE})

        assert (wrong["good"], wrong["edition"]) == (False, "1")
        assert told(events)["good"] is True
        connection.close()


def told(events: http.client.HTTPResponse) -> dict[str, object]:
    """Read one event."""
    line, end = events.readline(), events.readline()
    assert (line[:6], end) == (b"data: ", b"\n")
    found: dict[str, object] = json.loads(line[6:])
    return found


def test_listeners_do_not_keep_it_from_ending(root: Path) -> None:
    with serving(root) as server:
        connection = http.client.HTTPConnection(HOST, server.server_port, timeout=30)
        connection.request("GET", "/-preview/events")
        told(connection.getresponse())
    connection.close()


def test_a_port_that_is_taken_is_passed_over(root: Path) -> None:
    workshop = Workshop(root, lambda: AS_OF, str)
    with Server(workshop, 0, refuse) as first, Server(workshop, first.server_port, refuse) as other:
        assert first.server_port < other.server_port < first.server_port + PORTS
    workshop.close()


def test_no_free_port_is_told(root: Path) -> None:
    workshop = Workshop(root, lambda: AS_OF, str)
    with socket.socket() as taken:
        taken.bind((HOST, 65_535))
        taken.listen()
        with pytest.raises(PortsTakenError):
            Server(workshop, 65_535, refuse)
    workshop.close()
