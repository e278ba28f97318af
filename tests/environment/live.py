"""Requests to the live server: none works on while a test's database is emptied.

With SQLite it shares the connection of the test, and a preview would put its rows into the very
transaction that takes all others away.
"""

from contextlib import contextmanager
from threading import Condition

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started

PATIENCE = 30  # seconds


class Requests:
    """How many are being answered; none is taken while it is closed."""

    def __init__(self):
        self._changed = Condition()
        self._going = 0
        self._open = False

    def begin(self, **_):
        with self._changed:
            if not self._open:  # wsgiref lets go of the connection without a word
                raise ConnectionAbortedError("The test that asked is over.")
            self._going += 1

    def end(self, **_):
        with self._changed:
            self._going -= 1
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
        """Count what the live server answers, and nothing that a test client asks for."""
        request_started.connect(self.begin, sender=WSGIHandler)
        request_finished.connect(self.end, sender=WSGIHandler)


requests = Requests()
