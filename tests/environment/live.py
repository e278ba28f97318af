"""Requests to the live server: none works on while a test's database is emptied.

What it writes then, after its own test, would stand in the next one.
"""

from contextlib import contextmanager
from threading import Condition, get_ident

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started

PATIENCE = 30  # seconds


class Requests:
    """Those that are being answered, by their threads; none is taken while it is closed."""

    def __init__(self):
        self._changed = Condition()
        self._going = set()
        self._open = False

    def begin(self, environ, **_):
        """One of the live server; a test may also call the handler by itself."""
        if not environ.get("SERVER_SOFTWARE", "").startswith("WSGIServer"):
            return
        with self._changed:
            if not self._open:  # wsgiref lets go of the connection without a word
                raise ConnectionAbortedError("The test that asked is over.")
            self._going.add(get_ident())

    def end(self, **_):
        with self._changed:
            self._going.discard(get_ident())
            self._changed.notify_all()

    @contextmanager
    def taken(self):
        """Take requests; at the end take no more, and wait for those that have begun."""
        with self._changed:
            self._open = True
        yield
        with self._changed:
            self._open = False
            assert self._changed.wait_for(lambda: not self._going, PATIENCE)

    def watch(self):
        request_started.connect(self.begin, sender=WSGIHandler)
        request_finished.connect(self.end, sender=WSGIHandler)


requests = Requests()
