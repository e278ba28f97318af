"""One act of writing, whatever number of rows it touches. Pure: knows neither request nor ORM.

Rows of the history share the id of the change that they belong to. The id is drawn before the
first write and kept in no table of its own, so a rolled back savepoint cannot leave the rest of
a change pointing at nothing.
"""

import uuid
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

# The words stand in the database; what readers see is in `describing`.
CAUSES = ("edit", "import", "restore", "seed", "command")


class Cause:
    """What a change was for."""

    EDIT, IMPORT, RESTORE, SEED, COMMAND = CAUSES


@dataclass(frozen=True)
class Change:
    """One act of writing: by whom (a user, or None for commands), what for, in what words.

    `accepted_by`: the user by whose right it is written, where `user` has only proposed it.
    """

    cause: str = Cause.COMMAND
    reason: str = ""
    user: object = None
    accepted_by: object = None
    id: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def answerable(self):
        """The user whose rights count."""
        return self.user if self.accepted_by is None else self.accepted_by


_current = ContextVar("change", default=None)


def current():
    """The change that a write belongs to now; outside any, a write is a change by itself."""
    return _current.get() or Change()


def current_id():
    return current().id


def current_cause():
    return current().cause


@contextmanager
def because(cause, reason="", user=None, accepted_by=None):
    """Make the writes inside one change; inside another one, the user is that one's.

    So is whoever accepts it, unless a user is named. Yields the Change. Raises ValueError for a
    cause that is none.
    """
    if cause not in CAUSES:
        raise ValueError(f"{cause!r} is not one of {', '.join(CAUSES)}")
    outer = _current.get()
    if user is None:
        user, accepted_by = getattr(outer, "user", None), getattr(outer, "accepted_by", None)
    with _set(Change(cause, reason, user, accepted_by)) as change:
        yield change


@contextmanager
def together():
    """Make the writes inside one change: the surrounding one where there is one."""
    with _set(current()) as change:
        yield change


@contextmanager
def _set(change):
    token = _current.set(change)
    try:
        yield change
    finally:
        _current.reset(token)
