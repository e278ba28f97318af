"""A server is told to stop, or ends in the middle: who is under way is answered, nobody lingers."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager, suppress

import pytest

from tests.environment import stack
from tests.environment.programs import listens, wait_until

from .web import Visitor

PAGE = "/chuc-danh/cpo/"
BODY = b"own-1=abc"
# The server says «continue» once the application asks for the body.
HEAD = (
    b"POST /soan/cpo/ HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % len(BODY)
)


@pytest.fixture
def app(content, folder):
    """A server with one worker of four threads, on SQLite."""
    shutil.copy(content / "db.sqlite3", folder)
    environment = stack.app_environment(folder, {"WORKERS": "1"})
    app = stack.App(environment, folder / "app.log").start().wait()
    yield app
    app.stop()


@contextmanager
def half_sent(app):
    """A request of which the application waits for the rest."""
    with socket.create_connection(("127.0.0.1", app.port), 60) as wire:
        wire.sendall(HEAD)
        assert wire.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        wire.sendall(BODY[:3])
        yield wire


def rest_is_answered(wire):
    wire.sendall(BODY[3:])
    return wire.recv(100).startswith(b"HTTP/1.1 200 OK\r\n")


def test_a_stop_lets_requests_end_and_takes_no_new_ones(app):
    with socket.create_connection(("127.0.0.1", app.port), 60) as idle, half_sent(app) as wire:
        idle.sendall(b"GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert b" 200 OK" in idle.recv(4096)
        os.kill(app.program.pid, signal.SIGTERM)
        while idle.recv(4096):  # until it is closed, since nothing is under way there
            pass
        wait_until(lambda: not listens(app.port), "nobody listens")
        assert app.program.is_running
        assert rest_is_answered(wire)
    wait_until(lambda: not app.program.is_running, "the server has ended")


@contextmanager
def alone(app):
    """The server, started by nobody who would end what it leaves behind, as our programs are."""
    app.stop()
    command = [sys.executable, "-m", "execroles.serving"]
    environment = app.environment | {"BIND": f"127.0.0.1:{app.port}"}
    with app.log.open("ab") as log:
        server = subprocess.Popen(
            command, cwd=app.code, env=environment, stderr=log, start_new_session=True
        )
    try:
        wait_until(lambda: listens(app.port), "the server listens")
        yield server
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)


def test_workers_end_with_a_server_that_is_killed(app):
    with alone(app) as server:
        server.kill()
        server.wait()
        wait_until(lambda: not listens(app.port), "nobody listens")


@pytest.mark.parametrize("times", [3, 7])
def test_it_ends_however_often_it_is_told(app, times):
    """As by Ctrl-C: the terminal tells all of the group, and `make` the server once more."""
    with alone(app) as server:
        for _ in range(times):
            os.killpg(server.pid, signal.SIGINT)
            server.terminate()
        server.wait(20)
        wait_until(lambda: not listens(app.port), "nobody listens")


def test_slow_senders_leave_the_fourth_thread_to_others(app):
    with half_sent(app) as one, half_sent(app) as two, half_sent(app) as three:
        assert Visitor(app.origin).get(PAGE).status == 200
        assert all(map(rest_is_answered, (one, two, three)))


def test_every_answer_has_its_line_also_the_last_before_a_stop(app):
    reader = Visitor(app.origin)
    ids = [reader.get(PAGE).headers["X-Request-ID"] for _ in range(30)]
    app.stop()
    lines = [json.loads(line) for line in app.program.messages().splitlines()]
    told = {line["request"]: line["cache"] for line in lines if line["message"] == "answered"}
    assert [told.get(each) for each in ids][1:] == ["hit"] * 29
    assert len(set(ids)) == 30
