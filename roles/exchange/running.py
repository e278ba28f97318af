"""A file into the database: all of it or nothing, with every fault told."""

import logging
from dataclasses import dataclass, field
from operator import itemgetter

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied
from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext as _

from . import bounds
from .file_problems import BadFile, FileProblem
from .files import Table
from .known_rows import Known
from .resources import resource
from .sheets import columns_of, sheets

log = logging.getLogger(__name__)

# Rows of one sheet that wait for each other, each time they are tried.
MOST_TRIES = 10_000


def export(sheet):
    """The Table of all rows of a sheet."""
    found = resource(sheet)
    columns = columns_of(sheet)
    rows = [
        (number, {name: found.fields[name].export(row) for name in columns})
        for number, row in enumerate(found.rows(), start=2)
    ]
    return Table(sheet, columns, rows)


@dataclass
class Outcome:
    """What reading a file came to: rows by what became of them, all that is wrong or looks so."""

    problems: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    counts: dict = field(default_factory=lambda: {"new": 0, "update": 0, "skip": 0})


def apply(tables, may_publish):
    """Write the rows of the tables and return the Outcome; call it in a transaction.

    `may_publish(model)` says whether the editor may change the status of such rows. With problems
    the caller has to roll back: some rows are written.
    """
    outcome = Outcome()
    for sheet in sheets():
        for table in tables:
            if table.sheet is sheet:
                _Import(table, may_publish(sheet.model), outcome).run()
    return outcome


class _Import:
    """The rows of one table."""

    def __init__(self, table, may_publish, outcome):
        self.table, self.outcome = table, outcome
        self.resource = resource(table.sheet, may_publish)
        self.known = Known(self.resource)

    def run(self):
        """Rows that others stand in the way of are tried again when these have been written.

        Each time in the other direction: of a chain all find room at once, whichever way it runs.
        """
        pending, tries = self.without_twins(), 0
        while pending:
            tries += len(pending)
            failed = [
                (number, row, result)
                for number, row in pending
                if (result := self.write(number, row))
            ]
            if len(failed) == len(pending) or tries > MOST_TRIES:
                for number, _row, result in sorted(failed, key=itemgetter(0)):
                    self.outcome.problems += self.problems(number, result)
                return
            pending = [(number, row) for number, row, _result in reversed(failed)]

    def without_twins(self):
        """The rows, without those that name a row that stood in the file before."""
        seen, rows = {}, []
        for number, row in self.table.rows:
            key = self.known.key(row)
            first = seen.setdefault(key, number) if key else number
            if first == number:
                rows.append((number, row))
            else:
                reason = _("Row %(row)s is about the same thing.") % {"row": first}
                self.outcome.problems.append(
                    FileProblem.of(self.table.sheet, number, key[0][0], reason)
                )
        return rows

    def write(self, number, row):
        """Write one row; return what failed (nothing of it is left), or None."""
        if self.known.is_as_before(row):
            self.outcome.counts["skip"] += 1
            return None
        result = self.resource.import_row(row, self.known, row_number=number)
        if result.errors or result.validation_error:
            return result
        self.count(number, result)
        return None

    def count(self, number, result):
        counts = self.outcome.counts
        counts[result.import_type] += 1
        if counts["new"] + counts["update"] > bounds.MOST_CHANGES:
            said = {"n": bounds.MOST_CHANGES}
            raise BadFile(
                _("It changes more than %(n)s rows. Divide it into several files.") % said
            )
        if result.import_type == "new" and (twin := self.known.twin(result.instance)):
            reason = _("«%(key)s» says the same already. To change that one, give its key.")
            told = FileProblem.of(self.table.sheet, number, "key", reason % {"key": twin})
            self.outcome.warnings.append(told)

    def problems(self, number, result):
        sheet = self.table.sheet
        if result.errors:
            reasons = [unexpected(each.error) for each in result.errors]
            return [FileProblem.of(sheet, number, "", reason) for reason in reasons]
        return [
            FileProblem.of(sheet, number, "" if column == NON_FIELD_ERRORS else column, reason)
            for column, reasons in result.validation_error.message_dict.items()
            for reason in reasons
        ]


def unexpected(error):
    """What to say of an error that no rule of ours has told: Python's own words help nobody here.

    Raises it again where it is not the row's fault.
    """
    if isinstance(error, OperationalError | InterfaceError):
        raise error
    if isinstance(error, PermissionDenied):
        return _(
            "It is public: your change needs a review, which a file can’t ask for. Propose it on "
            "its page, or let somebody who may publish import the file."
        )
    log.error("An import failed", exc_info=error)
    return _("This row cannot be stored, and no rule says why. Please tell those who run the site.")
