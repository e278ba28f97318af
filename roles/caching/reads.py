"""What something was made from: the queries that were asked for it, and what they answered.

Whether it is still as it would be made now is asked by asking them again: that takes a tenth of
what making a page takes, and no page has to say what it depends on.
"""

import pickle
import zlib
from contextlib import contextmanager
from hashlib import blake2b
from threading import Lock
from weakref import WeakValueDictionary

from django.db import connection
from django.utils import timezone

from roles.models import ContentRevision
from roles.models.noting import maker, unnoted

READING = ("SELECT", "WITH", "(SELECT")
_known = WeakValueDictionary()


class Reads:
    """The queries behind one value, and the Reads of other kept values that went into it."""

    def __init__(self):
        self.queries, self.parts, self._packed = [], [], b""
        self.digest = self.token = None
        self._only_reads, self._is_same, self._lock = True, False, Lock()

    def note(self, execute, sql, params, many, context):
        """Take down a statement on its way (as `execute_wrapper` has it)."""
        if maker.get() is self:
            self._only_reads &= sql.lstrip().upper().startswith(READING)
            self.queries.append((sql, params))
        return execute(sql, params, many, context)

    def settle(self, token):
        """Remember what the queries answer while the content is at the revision `token`.

        Whether it still is: what was written meanwhile may stand in the answers and not in the
        value. Such a value holds for this revision only, and so does one whose making wrote.
        """
        self.token, self._is_same = token, all(part.hold(token) for part in self.parts)
        if self._only_reads:
            digest = self._look(self.queries)
            self.digest = digest if self._is_still(token) else None
            self._packed = zlib.compress(pickle.dumps(self.queries), level=1)
        self.queries = []
        self.known_here()

    def __getstate__(self):
        return self.parts, self._packed, self.digest, self.token, self._is_same

    def __setstate__(self, state):
        """Of another process: its parts are those that are known here, so none is asked twice."""
        self.__init__()
        self.parts, self._packed, self.digest, self.token, self._is_same = state
        self.parts = [part.known_here() for part in self.parts]

    def known_here(self):
        """The Reads of this process that say the same, if there are any; or else these."""
        if self.digest is None:
            return self
        says = self.digest, self._packed, tuple(map(id, self.parts))
        return _known.setdefault(says, self)

    def ask_no_more(self):
        self._only_reads = False

    @property
    def size(self):
        """Bytes that remembering the queries takes: a tenth of what Django writes them in."""
        return len(self._packed) + sum(part.size for part in self.parts)

    def _is_still(self, token):
        if not self.queries:
            return True
        with unnoted():
            return ContentRevision.current().token == token

    def holds_at(self, token):
        """Whether it is known already that the value is the one of the revision `token`."""
        return self.token == token and self._is_same

    def hold(self, token):
        """Whether the value made from them is the one of the revision `token`, the newest known."""
        if self.token != token:
            with self._lock:
                if self.token != token:
                    self._is_same = self.digest is not None and self._answer_the_same(token)
                    self.token = token
        return self._is_same

    def _answer_the_same(self, token):
        if not all(part.hold(token) for part in self.parts):
            return False
        return self._look(pickle.loads(zlib.decompress(self._packed))) == self.digest  # noqa: S301

    def _look(self, queries):
        """A digest of what the queries answer now, and of the day: some pages name it."""
        seen = blake2b(timezone.localdate().isoformat().encode(), digest_size=16)
        for sql, params in queries:
            with unnoted(), connection.cursor() as cursor:
                cursor.execute(sql, params)
                seen.update(repr(in_any_order(sql, cursor.fetchall())).encode())
        return seen.digest()


def in_any_order(sql, rows):
    """The rows, sorted where the query names no order.

    PostgreSQL gives such rows in another order whenever one of them has been written.
    """
    return rows if "ORDER BY" in sql.upper() else sorted(map(repr, rows))


@contextmanager
def noting():
    """Note what is asked of the database inside; yields the Reads."""
    reads = Reads()
    token = maker.set(reads)
    try:
        with connection.execute_wrapper(reads.note):
            yield reads
    finally:
        maker.reset(token)


def for_this_revision():
    """Say that what is being made is not asked about again: that takes as long as making it."""
    if (outer := maker.get()) is not None:
        outer.ask_no_more()
