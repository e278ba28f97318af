"""A file into the database: all of it or nothing, with every fault told."""

from dataclasses import dataclass, field

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.utils.translation import gettext as _

from .files import Table
from .problems import Problem
from .resources import Known, resource
from .sheets import SHEETS, columns_of


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
    """What reading a file came to: rows by what became of them, and all that is wrong."""

    problems: list = field(default_factory=list)
    counts: dict = field(default_factory=lambda: {"new": 0, "update": 0, "skip": 0})


def apply(tables, may_publish):
    """Write the rows of the tables and return the Outcome; call it in a transaction.

    `may_publish(model)` says whether the editor may change the status of such rows. With problems
    the caller has to roll back: some rows are written.
    """
    outcome = Outcome()
    for sheet in SHEETS:
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
        """Rows that others stand in the way of are tried again when these have been written."""
        pending = self.without_twins()
        while pending:
            failed = [
                (number, row, result)
                for number, row in pending
                if (result := self.write(number, row))
            ]
            if len(failed) == len(pending):
                for number, _row, result in failed:
                    self.outcome.problems += self.problems(number, result)
                return
            pending = [(number, row) for number, row, _result in failed]

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
                    Problem(self.table.sheet.name, number, key[0][0], reason)
                )
        return rows

    def write(self, number, row):
        """Write one row; return what failed (nothing of it is left), or None."""
        with transaction.atomic():
            result = self.resource.import_row(row, self.known, row_number=number)
            if failed := bool(result.errors or result.validation_error):
                transaction.set_rollback(True)
        if not failed:
            self.outcome.counts[result.import_type] += 1
        return result if failed else None

    def problems(self, number, result):
        name = self.table.sheet.name
        if result.errors:
            return [Problem(name, number, "", str(error.error)) for error in result.errors]
        return [
            Problem(name, number, "" if column == NON_FIELD_ERRORS else column, reason)
            for column, reasons in result.validation_error.message_dict.items()
            for reason in reasons
        ]
