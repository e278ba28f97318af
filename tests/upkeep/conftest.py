"""A server of this machine that answers as other hosts do; no test asks another one."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.desk.conftest import groups, kept_world, person, quick_passwords, signed_in, world

__all__ = ["groups", "kept_world", "person", "quick_passwords", "signed_in", "world"]


class OtherHost(BaseHTTPRequestHandler):
    """`server.pages`: {path: (status, {header: value}, body)}; others are 404."""

    def answer(self):
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        status, headers, body = self.server.pages.get(self.path, (404, {}, b""))
        if self.command == "HEAD" and self.path in self.server.no_head:
            status = 405
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_GET = do_HEAD = answer

    def log_message(self, *args):
        pass


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), OtherHost)
    server.pages, server.no_head, server.asked = {}, set(), []
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=[0.01], daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def host():
    with serving() as server:
        yield server
