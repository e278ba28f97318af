"""One time for all that an address leads to: whoever takes longer is hung up on."""

import socket
import time
from contextlib import contextmanager, suppress
from threading import Timer

from django.utils.translation import gettext_noop

from .public_hosts import Unreachable

TOO_LONG = gettext_noop("took too long")


class Deadline:
    """So many seconds from now on, for names, pauses, headers, bodies and redirects together."""

    def __init__(self, seconds):
        self.end = time.monotonic() + seconds

    def left(self, wanted=0):
        """The seconds that are left; Unreachable if they are not more than those wanted."""
        if (seconds := self.end - time.monotonic()) <= wanted:
            raise Unreachable(TOO_LONG)
        return seconds

    @contextmanager
    def over(self, sock):
        """What is read from the socket comes to an end in time.

        A timeout of sockets is for each of their bytes; only hanging up ends a wait for all.
        """
        timer = Timer(self.left(), hang_up, [sock])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
        self.left()


def hang_up(sock):
    """End what another thread reads from it."""
    with suppress(OSError):  # it is closed already
        sock.shutdown(socket.SHUT_RDWR)
