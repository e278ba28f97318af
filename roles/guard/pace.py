"""How often one reader, and all together, may ask for what takes the server long to make.

Counted in the database, by all processes of an installation together (`roles.models.pacing`), and
never with an address. Only answers made anew count; what is kept costs nothing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import salted_hmac

from roles.models.pacing import count, forget_counts

MINUTE = 60
SALT = "pace"
ALL = "all"  # no address


@dataclass
class Pace:
    """At most so many requests within a minute of the clock, for what `name` says."""

    name: str
    from_one: int
    from_all: int
    clock: Callable[[], float] = time.time

    def wait(self, client):
        """Count a request of an address, or of None; 0 if it may be answered.

        Else the seconds until the next minute.
        """
        if not settings.PACE:
            return 0
        minute, second = divmod(int(self.clock()), MINUTE)
        codes = (self.code(minute, client), self.code(minute, ALL))
        allowed = count(*codes, minute, self.share(self.from_one), self.share(self.from_all))
        return 0 if allowed else MINUTE - second

    def code(self, minute, client):
        """Tells clients of one minute apart, and nothing else."""
        return salted_hmac(SALT, f"{self.name} {minute} {client}").hexdigest()[:32]

    def share(self, number):
        return max(1, number * settings.PACE // 100)


def forget_others():
    """Remove the counts of other minutes; those who count do it too, with the first of a minute."""
    forget_counts(int(time.time()) // MINUTE)


def paced(pace):
    """Declare that the answers of a public view are made at most at this pace.

    A view may have a function of the request instead, which returns the pace.
    """

    def declare(view):
        view.pace = pace
        return view

    return declare
