"""What nginx does by itself, before an app that answers as the test wants."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Barrier, BrokenBarrierError, Thread
from types import SimpleNamespace

import pytest

from tests.environment import machine
from tests.environment.stack import Stack

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


@pytest.mark.parametrize("query", ["", "?next=/admin/", "?q=a%20b&q=%2F"])
def test_its_own_redirects_name_no_scheme_and_no_port(proxy, query):
    answer = proxy.get(f"/admin{query}")
    assert (answer.status, answer.headers["Location"]) == (301, f"/admin/{query}")
