"""What takes long to make: made once for all who want it, and kept while it would be the same."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from threading import Lock

from roles.models.noting import note_part

from .reads import Reads, noting
from .shared import Shared
from .store import Store

_revision = ContextVar("revision", default=None)
ALONE = Shared()  # with nobody


@dataclass(slots=True)
class Kept:
    value: object
    reads: Reads
    size_of_value: int = 1
    size_of_reads: int = 0

    @property
    def size(self):
        return self.size_of_value + self.size_of_reads


class NotKept(Exception):
    """Raised by what makes a value: this answer is for one reader."""

    def __init__(self, answer):
        self.answer = answer


class Memory:
    """Values by key, so many (`capacity`) or up to so many bytes, as `size` tells those of each.

    Safe between threads. What is made is made for all processes if they are `shared` (a Shared).
    """

    def __init__(self, capacity, size=None, shared=ALONE):
        self._store, self._size = Store(capacity), size or (lambda value: 1)
        self._shared = shared
        self._in_bytes = size is not None
        self._makers, self._lock = {}, Lock()
        self.clear = self._store.clear

    def __len__(self):
        return len(self._store)

    def known(self, key, token):
        """The value for the revision `token` if it is known without a question; else None."""
        kept = self._store.get(key)
        return kept.value if kept is not None and kept.reads.holds_at(token) else None

    def get(self, key, token, make):
        """The value for the revision `token`: kept, or made by `make()`, by one thread for all.

        What `make` raises is everybody's own; NotKept tells that there is nothing to keep.
        """
        kept = self._store.get(key)
        if kept is None or not kept.reads.holds_at(token):
            with self._alone(key):
                kept = self._store.get(key)
                if kept is None or not kept.reads.hold(token):
                    kept = None
                    self._store.drop(key)  # before the next is made: there may be no room for both
                    kept = self._shared.get(key, token, partial(self._made, token, make))
                    if kept.reads.holds_at(token):
                        self._store.put(key, kept)
        note_part(kept.reads)
        return kept.value

    def has_grown(self, key):
        """Weigh a value anew."""
        if (kept := self._store.get(key)) is not None:
            kept.size_of_value = self._size(kept.value)
            self._store.put(key, kept)

    def _made(self, token, make):
        with at_revision(token), noting() as reads:
            value = make()
        reads.settle(token)
        return Kept(value, reads, self._size(value), reads.size if self._in_bytes else 0)

    @contextmanager
    def _alone(self, key):
        """Let one thread at a time make what belongs to `key`; the others find it made."""
        with self._lock:
            maker = self._makers.setdefault(key, [Lock(), 0])
            maker[1] += 1
        try:
            with maker[0]:
                yield
        finally:
            with self._lock:
                maker[1] -= 1
                if not maker[1]:
                    del self._makers[key]


@contextmanager
def at_revision(token):
    """Inside, what is kept is taken as of the same revision."""
    outer = _revision.set(token)
    try:
        yield
    finally:
        _revision.reset(outer)


def revision_in_use():
    """The token of the revision for which something is being made, or None."""
    return _revision.get()
