"""The content revision as this process knows it: read at most twice a second, and never missed.

A thread of its own asks the database, so nobody waits long for one that doesn't answer: the last
known revision holds meanwhile, and pages that are kept can still be read.
"""

import logging
import time
from queue import SimpleQueue
from threading import Event, Lock, Thread

from django.db import Error, connection, connections

from roles.models import ContentRevision

log = logging.getLogger(__name__)

# Seconds. An edit is public after at most RECHECK here and one second in the proxy.
RECHECK = 0.5
# So long readers of a kept page wait for a check, from its beginning: it takes milliseconds, or the
# database is not well.
PATIENCE = 0.25
# So long those of other pages wait before it counts as away; and so long its refusal holds when
# nobody asks again. A process that has nothing to do would turn away its next reader else, hours
# after the database came back.
DOUBT = 2
# As long as nothing is known there is nothing to serve: this is longer than a connection may take.
FIRST_PATIENCE = 10


class Background:
    """Runs what it is given one after another, in a thread with a database connection of its own.

    That connection is outside of the pool, which lets its askers wait for seconds: here a server
    that refuses is noticed at once. The thread begins with the first call: none survives a fork.
    """

    def __init__(self):
        self._thread, self._given = None, SimpleQueue()

    def __call__(self, check):
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._work, name="content revision", daemon=True)
            self._thread.start()
        self._given.put(check)

    def _work(self):
        connections[connection.alias] = outside_the_pool()
        while check := self._given.get():
            connection.close_if_unusable_or_obsolete()  # it is tested before it is used
            check()


def outside_the_pool():
    own = connection.copy()
    own.settings_dict["OPTIONS"].pop("pool", None)
    own.settings_dict |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
    return own


in_background = Background()


class Watch:
    """What is known of the database's revision, shared by the threads of a process."""

    def __init__(self, read=ContentRevision.current, clock=time.monotonic):
        self._read = read
        self._clock = clock
        self._lock = Lock()
        self._answered = Event()  # not set while a check is under way
        self._answered.set()
        self._known = None
        self._started = self._due = self._ended = clock()
        self._is_down = False

    @property
    def is_down(self):
        """Whether the last check failed, unless nobody has asked for long."""
        is_told_anew = not self._answered.is_set() or self._clock() < self._ended + DOUBT
        return self._is_down and is_told_anew

    def current(self):
        """The Revision in force, or None when none has ever been read."""
        if self._clock() >= self._due:
            self._begin_check()
            self._wait(PATIENCE if self._known else FIRST_PATIENCE)
        return self._known

    def is_away(self):
        """Whether the database can't be asked for a page: it has refused, or says nothing."""
        self._wait(DOUBT)
        return self.is_down or not self._answered.is_set()

    def _begin_check(self):
        with self._lock:
            now = self._clock()
            if now >= self._due and self._answered.is_set():
                # What is read is at least as new as the moment at which reading began.
                self._started = now
                self._is_down = self.is_down
                self._answered.clear()
                in_background(self._check)

    def _wait(self, seconds):
        """Wait for the check under way, until so many seconds after its beginning."""
        if not self.is_down:
            self._answered.wait(max(0, self._started + seconds - self._clock()))

    def _check(self):
        try:
            self._known = self._read()
            self._mark(down=False)
        except Error:
            connection.close()
            self._mark(down=True)
        finally:
            self._due = self._started + RECHECK
            self._ended = self._clock()
            self._answered.set()

    def _mark(self, down):
        if down != self._is_down:
            log.warning("The database %s", "does not answer" if down else "is back")
        self._is_down = down


watch = Watch()
