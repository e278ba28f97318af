"""What a change would do, shown before it is done: do it, look at its history, take it back."""

import hashlib
import json

from django.db import transaction

from .describing import count_kinds, described
from .differences import by_change


class TrialRun:
    """What a change does: `rows` [RowChange] written, `left_out` [(RowChange, reasons)].

    `drafts`: the titles of what was public and comes back as a draft.
    """

    def __init__(self, rows, left_out=(), drafts=()):
        self.rows, self.left_out, self.drafts = rows, left_out, drafts
        self.is_done, self.change = False, None

    @classmethod
    def of(cls, change, restored=None):
        """The TrialRun of a Change that has just been written, in the transaction that is open."""
        rows = described(by_change([change.id])[change.id])
        run = cls(rows, restored.left_out, restored.drafts) if restored else cls(rows)
        run.change = change.id
        return run

    def decide(self, digest):
        """Let the transaction stand if an editor has seen just this (`digest`), else undo it."""
        self.is_done = digest == self.digest
        transaction.set_rollback(not self.is_done)
        return self

    @property
    def counts(self):
        return count_kinds(self.rows)

    @property
    def digest(self):
        """Equal for equal changes: what an editor has seen is what will be written."""
        rows = [*self.rows, *(row for row, _ in self.left_out)]
        told = [_told(row.difference) for row in rows]
        return hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()


def _told(difference):
    """What a difference says: much quicker to compare than the texts word by word."""
    states = [state and state.content() for state in (difference.before, difference.after)]
    shown = [
        state and {n: sorted(v) if isinstance(v, set) else v for n, v in state.items()}
        for state in states
    ]
    pk = difference.before and difference.before.pk
    return [difference.model._meta.label, difference.kind, pk, *shown]
