"""The content revision as this process knows it: read at most twice a second, and never missed.

When the database does not answer, the last known revision holds: pages that are kept can still be
read. Meanwhile one request at a time asks whether it is back; the others don't wait for it.
"""

import logging
import time
from threading import Lock

from django.db import Error, connection

from roles.models import ContentRevision

log = logging.getLogger(__name__)

# Seconds. An edit is public after at most RECHECK here and one second in the proxy.
RECHECK = 0.5
# A check that takes longer than this makes the others wait for it rather than be late.
PATIENCE = 1.0


class Watch:
    """What is known of the database's revision, shared by the threads of a process."""

    def __init__(self, read=ContentRevision.current, clock=time.monotonic):
        self._read = read
        self._clock = clock
        self._checking = Lock()
        self._known = None
        self._due = self._overdue = clock()
        self.is_down = False

    def current(self):
        """The Revision in force, or None when none has ever been read."""
        now = self._clock()
        if now >= self._due:
            must_wait = not self.is_down and now >= self._overdue
            if self._checking.acquire(blocking=must_wait):
                try:
                    self._check()
                finally:
                    self._checking.release()
        return self._known

    def _check(self):
        # What is read is at least as new as the moment at which reading began.
        started = self._clock()
        if started < self._due:
            return  # somebody else has just done it, while we waited
        try:
            self._known = self._read()
            self._mark(down=False)
        except Error:
            connection.close()
            self._mark(down=True)
        finally:
            self._due = started + RECHECK
            self._overdue = started + RECHECK + PATIENCE

    def _mark(self, down):
        if down != self.is_down:
            log.warning("The database %s", "does not answer" if down else "is back")
        self.is_down = down


watch = Watch()
