"""What nginx does by itself, before an app that answers as the test wants."""

import json
import os
import shutil
import socket
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Barrier, BrokenBarrierError, Thread
from types import SimpleNamespace

import pytest

from tests.environment import machine
from tests.environment.programs import free_port, listens, wait_until
from tests.environment.stack import ROOT, Stack

from .web import Visitor

READERS = 6
PATIENCE = 4  # seconds; nginx queues readers for five


class Together(BaseHTTPRequestHandler):
    """Answers 404, and only when all readers have been let through to it."""

    def do_GET(self):
        try:
            self.server.together.wait(PATIENCE)
            status = 404
        except BrokenBarrierError:
            status = 429
        self.send_response(status)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


class Kept(BaseHTTPRequestHandler):
    """Answers with a page that may be kept, and counts how often it was asked."""

    def do_GET(self):
        self.server.asked.append(self.headers.get("HX-Request"))
        self.send_response(200)
        self.send_header("X-Accel-Expires", "60")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def served(handler):
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def proxy(folder):
    """nginx before an app whose pages nobody keeps."""
    machine.require(machine.NGINX)
    with served(Together) as app:
        app.together = Barrier(READERS)
        stack = Stack([SimpleNamespace(port=app.server_port)], folder)
        stack.start_proxy()
        yield Visitor(stack.origin)
        stack.proxy.stop()


def test_readers_of_what_is_never_kept_do_not_queue(proxy):
    with ThreadPoolExecutor(READERS) as readers:
        answers = readers.map(lambda _: proxy.get("/khong-co/").status, range(READERS))
        assert list(answers) == [404] * READERS


@contextmanager
def before(handler, folder):
    """nginx before an app that answers so: a Visitor, and the app."""
    machine.require(machine.NGINX)
    with served(handler) as app:
        app.asked = []
        stack = Stack([SimpleNamespace(port=app.server_port)], folder)
        stack.start_proxy()
        yield Visitor(stack.origin), app
        stack.proxy.stop()


@pytest.fixture
def keeping(folder):
    """nginx before an app whose pages may be kept, and what that one has been asked."""
    with before(Kept, folder) as (visitor, app):
        yield visitor, app.asked


class Named(Kept):
    """Answers so, and remembers the names of the headers."""

    def do_GET(self):
        self.server.names = [name.lower() for name in self.headers]
        super().do_GET()


def test_no_header_with_an_underscore_reaches_the_app(folder):
    """It would take X_Forwarded_For for X-Forwarded-For, which says what the proxy has seen."""
    with before(Named, folder) as (visitor, app):
        forged = {"X_Forwarded_For": "198.51.100.7", "X_Forwarded_Proto": "https"}
        assert visitor.get("/thay-doi/", **forged).status == 200
    assert "x-forwarded-for" in app.names
    assert [name for name in app.names if "_" in name] == []


NOBODY = ("sessionid=x", "a=b; sessionid=", f"sessionid={'A' * 32}", f"xsessionid={'a' * 32}", "_")


def test_no_header_but_a_session_is_a_way_around_kept_pages(keeping):
    proxy, asked = keeping
    for cookie in NOBODY:
        assert proxy.get("/thay-doi/", Cookie=cookie).status == 200
        proxy.get("/thay-doi/", **{"HX-Request": "1", "Pragma": "no-cache"})
    assert asked == ["1"] or asked == [None]
    for _ in range(3):
        proxy.get("/thay-doi/", **{"HX-Request": "true"})
    assert asked[1:] == ["true"]  # a part is kept beside the page
    for name in ("sessionid", "__Host-sessionid"):
        proxy.get("/thay-doi/", Cookie=f"a=b; {name}={'a1' * 16}; c=d")
    assert len(asked) == 4


@pytest.mark.parametrize("query", ["", "?next=/admin/", "?q=a%20b&q=%2F"])
def test_its_own_redirects_name_no_scheme_and_no_port(proxy, query):
    answer = proxy.get(f"/admin{query}")
    assert (answer.status, answer.headers["Location"]) == (301, f"/admin/{query}")


LONG = {
    "/soan/cpo/": ("Địa chỉ quá dài", "vi"),
    "/en/compose/cpo/": ("The address is too long", "en"),
}


@pytest.mark.parametrize("path", LONG)
def test_an_address_that_is_too_long_is_told_in_the_language_of_its_page(keeping, path):
    proxy, asked = keeping
    assert proxy.get(f"{path}?text-abcde={'%E1' * 2600}").status == 200
    answer = proxy.get(f"{path}?text-abcde={'%E1' * 3000}")
    told, language = LONG[path]
    assert answer.status == 414
    assert f"<h1>{told}</h1>" in answer.text
    assert f'<html lang="{language}">' in answer.text
    assert len(asked) == 1


def test_programs_are_told_so_as_problem_details(keeping):
    proxy, asked = keeping
    answer = proxy.get(f"/api/v1/roles/?q={'%E1' * 3000}")
    assert answer.status == json.loads(answer.text)["status"] == 414
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert asked == []


AWAY = {
    ("", "vi"): "Tạm thời chưa phục vụ được",
    ("", "en-GB,en;q=0.9"): "Not available at the moment",
    ("", "fr, en;q=0.9"): "Tạm thời chưa phục vụ được",
    ("?language=vi", "en"): "Tạm thời chưa phục vụ được",
    ("?page_size=1&language=en", "vi"): "Not available at the moment",
}


def test_programs_are_told_in_their_language_that_the_app_is_away(folder):
    machine.require(machine.NGINX)
    stack = Stack([SimpleNamespace(port=free_port())], folder)
    stack.start_proxy()
    reader = Visitor(stack.origin)
    try:
        for (query, language), title in AWAY.items():
            answer = reader.get(f"/api/v1/roles/{query}", **{"Accept-Language": language})
            told = json.loads(answer.text)
            assert (answer.status, told["status"], told["title"]) == (503, 503, title)
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert answer.headers["Retry-After"] == "5"
        answer = reader.post("/api/v1/roles/", {"text": "a" * 11_000_000})
        assert answer.status in (0, 405)  # nginx may close before all of it is sent
    finally:
        stack.proxy.stop()


@pytest.fixture
def elsewhere(folder):
    """deploy/ and a folder to write to where every user may go."""
    machine.require(machine.NGINX)
    shutil.copytree(ROOT / "deploy", folder / "deploy")
    folder.chmod(0o711)
    (folder / "run").mkdir()
    (folder / "run").chmod(0o1777)
    return folder


def as_socket():
    ours, theirs = socket.socketpair()
    return ours.detach(), theirs.detach()


@pytest.mark.parametrize("user", [None, "www-data"])
@pytest.mark.parametrize("output", [as_socket, os.pipe])
def test_it_starts_whatever_its_output_is_and_whoever_it_runs_as(elsewhere, user, output):
    """As under systemd: standard error is a socket, or belongs to root."""
    if user and os.geteuid() != 0:
        pytest.skip("Needs root, to become somebody else.")
    port, (ours, theirs) = free_port(), output()
    settings = {"HOSTS": "127.0.0.1", "LISTEN": f"127.0.0.1:{port}", "RUN": f"{elsewhere}/run/n"}
    starting = subprocess.Popen(
        [elsewhere / "deploy/proxy.sh"],
        env=settings | {"PATH": "/usr/bin:/bin", "SERVERS": f"127.0.0.1:{free_port()}"},
        **({"user": user, "group": user, "extra_groups": []} if user else {}),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    try:
        wait_until(lambda: listens(port) or starting.poll() is not None, "nginx listens")
        assert Visitor(f"http://127.0.0.1:{port}").get("/").status == 503
    finally:
        starting.terminate()
        starting.wait()
    with open(ours, "rb") as said:  # until the last of them has closed it
        written = said.read().decode()
    assert "connect() failed (111: Connection refused) while connecting to upstream\n" in written
    assert '"path":"/","status":503' in written
