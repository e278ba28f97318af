"""Looks for what is due when anything is read: no daemon is needed for it.

At most once a minute by each process, and in a thread of its own: no reader waits for it, and none
is refused when it fails.
"""

import logging
import time

from django.db import Error, connection

from roles.admin.site import desk
from roles.caching.revision_watch import Background, watch

from .due import publish_due

log = logging.getLogger(__name__)

PAUSE = 60  # seconds
in_background = Background()


class Looking:
    """When this process looks again."""

    def __init__(self):
        self.next = 0.0

    def look(self):
        now = time.monotonic()
        if now >= self.next and not watch.is_down:
            self.next = now + PAUSE
            in_background(publish)


def publish():
    """Write what is due, in the thread."""
    try:
        publish_due(desk)
    except Error as error:  # it is looked for again
        log.warning("What is due could not be looked for (%s)", type(error).__name__)
    finally:
        connection.close()  # once a minute needs none of its own


looking = Looking()


class PublishWhenDue:
    """Middleware: a request of any kind makes this process look for what is due."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        looking.look()
        return self.get_response(request)
