"""A server of this machine that answers as other hosts do; no test asks another one."""

from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from tests.desk.conftest import groups, kept_world, person, quick_passwords, signed_in, world

__all__ = ["groups", "kept_world", "person", "quick_passwords", "signed_in", "world"]


class OtherHost(BaseHTTPRequestHandler):
    """`server.pages`: {path: (status, {header: value}, body)}; others are 404.

    `server.drips`: {path: what comes before the bytes that come one by one, almost for ever};
    `server.heard_out`: paths of those to whose end somebody listened.
    """

    def answer(self):
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        if self.path in self.server.drips:
            self.drip(self.server.drips[self.path])
        else:
            self.tell()

    def tell(self):
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

    def drip(self, first):
        """One byte at a time, until nobody listens any more; a whole answer in the end."""
        with suppress(OSError):
            self.wfile.write(first)
            for _byte in range(2000):
                self.server.stopped.wait(0.02)
                self.wfile.write(b"x")
            self.wfile.write(b"\r\n\r\n")
            self.server.heard_out.append(self.path)

    def log_message(self, *args):
        pass


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), OtherHost)
    server.pages, server.no_head, server.asked = {}, set(), []
    server.drips, server.heard_out, server.stopped = {}, [], Event()
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=[0.01], daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def host():
    with serving() as server:
        yield server
