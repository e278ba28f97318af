"""How often one reader, and all together, may ask for what takes the server long to make.

Counted in memory, by each process for itself: nothing is stored, and a count that is lost with its
process does no harm.
"""

import time
from collections import OrderedDict
from threading import Lock

MINUTE = 60
# Addresses that are told apart; those that have been quiet longest are forgotten first.
MOST_CLIENTS = 10_000


class Pace:
    """At most so many requests within a minute. Safe between threads.

    A minute begins with a client's first request, and for all together with the first of anybody.
    """

    def __init__(self, from_one, from_all, clock=time.monotonic):
        self.from_one, self.from_all, self.clock = from_one, from_all, clock
        self._lock = Lock()
        self._counts = OrderedDict()  # {client: (when its minute began, requests in it)}
        self._all = (clock(), 0)

    def allows(self, client):
        """Count a request, of an address or of None; whether it may be answered."""
        now = self.clock()
        with self._lock:
            mine = counted(self._counts.pop(client, None), now)
            self._counts[client] = mine  # the last one, by which the first is the quietest
            if len(self._counts) > MOST_CLIENTS:
                self._counts.popitem(last=False)
            if mine[1] > self.from_one:
                return False  # and all others are not made to wait for it
            self._all = counted(self._all, now)
            return self._all[1] <= self.from_all


def counted(minute, now):
    """(beginning, requests) with one more; a new minute where the last one is over."""
    began, count = minute or (now, 0)
    return (began, count + 1) if now - began < MINUTE else (now, 1)


def paced(pace):
    """Declare that the answers of a public view are made at most at this pace."""

    def declare(view):
        view.pace = pace
        return view

    return declare
