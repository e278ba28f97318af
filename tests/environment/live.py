"""Requests to the live server: none works on while a test's database is emptied.

With SQLite it shares the connection of the test, and a preview would put its rows into the very
transaction that takes all others away. Nor do two at once: one would find the other's tables
locked, which no site does whose processes have connections of their own.
"""

from contextlib import contextmanager
from threading import Condition, get_ident

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started

PATIENCE = 30  # seconds


class Requests:
    """Those that are being answered, by their threads; none is taken while it is closed.

    Where they share a connection, one waits for the other.
    """

    def __init__(self):
        self._changed = Condition()
        self._going = set()
        self._open = self._is_shared = False

    def begin(self, environ, **_):
        """One of the live server; a test may also call the handler by itself."""
        if not environ.get("SERVER_SOFTWARE", "").startswith("WSGIServer"):
            return
        with self._changed:
            is_free = self._changed.wait_for(self._may_begin, PATIENCE)
            if not (is_free and self._open):  # wsgiref lets go of the connection without a word
                raise ConnectionAbortedError("The test that asked is over.")
            self._going.add(get_ident())

    def _may_begin(self):
        return not (self._is_shared and self._going)

    def end(self, **_):
        with self._changed:
            self._going.discard(get_ident())
            self._changed.notify_all()

    @contextmanager
    def taken(self, *, is_shared=False):
        """Take requests; at the end take no more, and wait for those that have begun.

        `is_shared`: they have one connection to the database for all.
        """
        with self._changed:
            self._open, self._is_shared = True, is_shared
        yield
        with self._changed:
            self._open = False
            assert self._changed.wait_for(lambda: not self._going, PATIENCE)

    def watch(self):
        request_started.connect(self.begin, sender=WSGIHandler)
        request_finished.connect(self.end, sender=WSGIHandler)


requests = Requests()
