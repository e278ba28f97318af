"""What a file would do: tried out in a rehearsal, told as a preview, and written if decided so."""

from dataclasses import dataclass, field

from django.db import DataError, IntegrityError

from roles.history.trial import TrialRun

from .carrying import carry, written
from .file_problems import FileProblem
from .rehearsing import rehearsal
from .running import Outcome, apply, unexpected
from .sheets import sheets


@dataclass
class Trial:
    """`parts`: what was Written in the copy, `token` the revision that the copy was of."""

    outcome: Outcome
    token: str
    preview: TrialRun = None
    parts: list = field(default_factory=list)

    @property
    def is_done(self):
        return self.preview is not None and self.preview.is_done

    def write(self, first):
        """Let it happen; see `carry`. What this database alone refuses becomes a problem."""
        try:
            carry(self.parts, self.token, first)
            self.preview.is_done = True
        except (IntegrityError, DataError) as error:
            self.outcome.problems.append(FileProblem("", 0, "", unexpected(error)))


def trial(tables, may_publish, change):
    """The Trial of these tables as the Change that is under way."""
    models = [sheet.model for sheet in sheets() if any(t.sheet is sheet for t in tables)]
    with rehearsal(models) as token:
        outcome = apply(tables, may_publish)
        if outcome.problems:
            return Trial(outcome, token)
        preview = TrialRun.of(change)
        return Trial(outcome, token, preview, [written(model, change.id) for model in models])
