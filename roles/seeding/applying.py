"""Fixtures into the database, in one transaction, without undoing what editors did.

A SeedRecord holds the digest of a row as the seed left it. A row that still has this digest is
the seed's own and follows the fixtures; any other is an editor's and stays as it is.
"""

import gc
import json
from contextlib import contextmanager

from django.db import transaction
from django.utils import translation

from roles.models import SeedRecord
from roles.models.content import content_models
from roles.models.revision import lock_content
from roles.schema.rows import Holdings
from roles.writing import Cause, because

from .batch import Batch
from .checking import check, check_support
from .fixture_problems import BrokenFixtures, FixtureProblem
from .reading import read, unread
from .report import Report


def seed(directory, *, overwrite=False, dry_run=False):
    """Apply the fixtures under `directory` (a Path) and return a Report.

    Raises BrokenFixtures, with everything that is wrong, after writing nothing.
    `overwrite` sets edited and deleted rows back to the fixtures; `dry_run` writes nothing.
    """
    # The columns that repeat a bilingual text take the active language: Vietnamese, always.
    with uncollected(), transaction.atomic(), translation.override("vi"), because(Cause.SEED):
        lock_content()
        seeding = Seeding(directory, overwrite)
        seeding.run()
        if seeding.problems:
            raise BrokenFixtures(seeding.problems)
        transaction.set_rollback(dry_run)
    return seeding.report


@contextmanager
def uncollected():
    """All rows are held to the end: to look for garbage among them takes a sixth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Seeding:
    """One run: the fixtures' rows on the one hand, the database on the other."""

    def __init__(self, directory, overwrite):
        self.overwrite = overwrite
        self.report = Report()
        self.holdings = Holdings()
        self.rows = {model: {} for model in content_models()}  # {model: {natural key: Row}}
        self.origins = {
            model: {} for model in content_models()
        }  # the same for broken rows too: Origin
        raw_rows, self.problems = read(directory)
        self.report.unread = unread(directory)
        # Else a reference that leads nowhere may only be a consequence of what is told anyway.
        self.all_keys_known = not self.problems
        for raw in raw_rows:
            self.declare(raw)
        for row in [row for rows in self.rows.values() for row in rows.values()]:
            self.support(row)

    def declare(self, raw):
        """Take a row in, if nothing is wrong with it; its key counts as known in any case."""
        row, problems = check(raw)
        self.problems += problems
        if row is None:
            self.all_keys_known = False
            return
        first = self.origins[row.model].setdefault(row.key, raw.origin)
        if first is not raw.origin:
            reason = f"this key is taken by {first.place}"
            self.problems.append(FixtureProblem(raw.origin.place, reason, row.label, row.key))
        elif not problems:
            self.rows[row.model][row.key] = row

    def support(self, row):
        """Statements without a citation belong on drafts only, whatever the database says."""
        for field, reasons in check_support(row, self.rows).items():
            del self.rows[row.model][row.key]
            self.add_problems(row, {field: reasons})

    def add_problems(self, row, faults):
        """Note `faults`, {field or "": reasons}."""
        origin = self.origins[row.model][row.key]
        for field, reasons in faults.items():
            reason = " ".join(reasons)
            self.problems.append(
                FixtureProblem(origin.at(field), reason, row.label, row.key, field)
            )

    def run(self):
        records = read_records()
        for model in content_models():
            Batch(self, model, records.get(model._meta.label_lower, {})).run()


def read_records():
    """{model label: {natural key: digest}} as the last seed left them."""
    records = {}
    for label, key, digest in SeedRecord.objects.values_list("model", "key", "digest"):
        records.setdefault(label, {})[tuple(json.loads(key))] = digest
    return records
