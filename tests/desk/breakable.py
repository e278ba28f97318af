"""A server that a test stops and starts again: a door before the real one, with its own address."""

import socket
import socketserver
from contextlib import suppress
from threading import Thread
from urllib.parse import urlsplit


class _Threaded(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


class BreakableServer:
    """`url` is served as `behind` is; after `stop()` nobody listens and connections are cut."""

    def __init__(self, behind):
        to = urlsplit(behind)
        self.target, self.port, self.open = (to.hostname, to.port), 0, []
        self.start()
        self.url = f"http://{to.hostname}:{self.port}"

    def start(self):
        opened = self.open

        class Visit(socketserver.BaseRequestHandler):
            def handle(visit):
                with socket.create_connection(self.target) as inner:
                    opened.extend((visit.request, inner))
                    back = Thread(target=pump, args=(inner, visit.request), daemon=True)
                    back.start()
                    pump(visit.request, inner)
                    back.join()

        self.server = _Threaded((self.target[0], self.port), Visit)
        self.port = self.server.server_address[1]
        Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        for connection in self.open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.open.clear()


def pump(source, target):
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
