"""What something was made from: the queries that were asked for it, and what they answered.

Whether it is still as it would be made now is asked by asking them again: that takes a tenth of
what making a page takes, and no page has to say what it depends on.
"""

import pickle
import zlib
from collections import deque
from contextlib import contextmanager
from hashlib import blake2b
from threading import Lock
from weakref import WeakValueDictionary

from django.db import connection
from django.utils import timezone

from roles.models.noting import maker, unnoted

from .query_answers import SIZE, asked

READING = ("SELECT", "WITH", "(SELECT")
_known = WeakValueDictionary()


class Reads:
    """The queries behind one value, and the Reads of other kept values that went into it."""

    def __init__(self):
        self.queries, self.answers, self.parts, self._packed = [], [], [], b""
        self.digest = self.token = None
        self._day = timezone.localdate()
        self._only_reads, self._is_same, self._lock = True, False, Lock()

    def note(self, execute, sql, params, many, context):
        """Take down a statement on its way, and what it answers (as `execute_wrapper` has it)."""
        told = execute(sql, params, many, context)
        if maker.get() is not self:
            return told
        self._only_reads &= sql.lstrip().upper().startswith(READING)
        if not self._only_reads:
            return told
        answer = context["cursor"].cursor = asked(context["cursor"].cursor, sql)
        self.queries.append((sql, params))
        self.answers.append(answer)
        return answer

    def settle(self, token):
        """Remember what the queries have answered; it was asked for the revision `token`.

        What was written meanwhile may stand in some answers and not in others: then the value
        stays for this revision, until all of them are asked again. One whose making wrote holds
        for this revision only.
        """
        self.token, self._is_same = token, all(part.hold(token) for part in self.parts)
        if self._only_reads:
            self.digest = digest_of(self._day, self.answers)
            self._packed = zlib.compress(pickle.dumps(self.queries), level=1)
        self.queries, self.answers = [], []
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
        queries = pickle.loads(zlib.decompress(self._packed))  # noqa: S301
        answers = [answered_now(sql, params) for sql, params in queries]
        return digest_of(timezone.localdate(), answers) == self.digest


def answered_now(sql, params):
    """The QueryAnswer to a query, with all its rows seen."""
    with unnoted(), connection.cursor() as cursor:
        cursor.execute(sql, params)
        cursor.cursor = answer = asked(cursor.cursor, sql)
        deque(cursor, maxlen=0)
        return answer


def digest_of(day, answers):
    """Of what all queries answered, and of the day: some pages name it."""
    seen = blake2b(day.isoformat().encode(), digest_size=SIZE)
    for answer in answers:
        seen.update(answer.digest)
    return seen.digest()


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
