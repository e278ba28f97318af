"""From a file to the database: all of it, or nothing."""

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import Error, IntegrityError, OperationalError, connection, models, transaction
from django.db.models import Exists, OuterRef
from django.db.models.query import QuerySet

from roles.schema.storing import refusal

from .reader import BadBackup, lines_of, verify
from .tables import CHUNK, applied_migrations, place, saved_models

# What tells that a row cannot be stored, as against a database that cannot be written.
REFUSED = (Error, ValueError, OverflowError)
AT_MOST = 50


def restore(path, *, force=False):
    """Make the database what it was; return {table: rows}, or raise BadBackup."""
    header = verify(path)
    check_schema(header["migrations"])
    try:
        with transaction.atomic():
            if not force and not is_empty():
                raise BadBackup("the database is not empty; --force replaces what it holds")
            return Restoring().run(path)
    except OperationalError as error:  # no room, no server
        raise BadBackup(f"the database cannot be written: {first_line(error)}") from None


def is_empty():
    """Whether the database holds nothing that somebody would miss."""
    missed = [m for m in saved_models() if m._meta.label in ("roles.Role", "auth.User")]
    return not any(QuerySet(model).exists() for model in missed)


def check_schema(theirs):
    """Backup and database must have the same tables: raise BadBackup with what to do if not."""
    theirs, ours = set(map(tuple, theirs)), set(map(tuple, applied_migrations()))
    if newer := sorted(theirs - ours):
        raise BadBackup(
            f"is of a newer version (migration {'.'.join(newer[-1])}): upgrade, migrate, try again"
        )
    if newer := sorted(ours - theirs):
        raise BadBackup(
            f"is of an older version than the database (without {'.'.join(newer[0])}): "
            "restore it with the version it was made with, then upgrade"
        )


class Restoring:
    """One run, inside a transaction. `faults` are rows that this database does not take."""

    def __init__(self):
        self.models = {model._meta.db_table: model for model in saved_models()}
        self.counts, self.faults = dict.fromkeys(self.models, 0), []

    def run(self, path):
        with connection.cursor() as cursor:
            for table in map(connection.ops.quote_name, self.models):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 (no history of it, no cascade)
        self.read(path)
        self.check_references()
        if self.faults:
            raise BadBackup("has rows that this database does not take", self.faults)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), saved_models()):
                cursor.execute(statement)
        return self.counts

    def read(self, path):
        """Insert all rows, a chunk at a time."""
        left, table = dict(self.models), None
        for _text, value in lines_of(path):
            match value:
                case {"table": name, "columns": columns}:
                    table = self.table(left.pop(name, None), name, columns)
                case [*_]:
                    table.add(value)
                case {"rows": _}:
                    table.flush()
        if left:
            raise BadBackup(f"lacks the table {min(left)}")

    def table(self, model, name, columns):
        if model is None:
            raise BadBackup(f"has a table that has no place here, {name!r:.60}")
        if columns != [field.attname for field in model._meta.concrete_fields]:
            raise BadBackup(f"has other columns of {name} than the database")
        return TableLoader(model, self)

    def check_references(self):
        """PostgreSQL tells of one row that refers to nothing, and not of which: look for all."""
        try:
            with transaction.atomic():
                connection.check_constraints()
        except IntegrityError as error:
            found = [fault for model in self.models.values() for fault in dangling(model)]
            self.faults += found or [first_line(error)]


class TableLoader:
    """The rows of one model on their way into the database."""

    def __init__(self, model, restoring):
        self.model, self.restoring = model, restoring
        self.fields = model._meta.concrete_fields
        self.waiting = []

    def add(self, row):
        self.waiting.append(row)
        if len(self.waiting) == CHUNK:
            self.flush()

    def flush(self):
        """All at once, or where that fails one by one, to know which rows are refused."""
        rows, self.waiting = self.waiting, []
        try:
            self.insert(rows)
        except OperationalError:
            raise
        except REFUSED:
            self.restoring.faults += filter(None, map(self.fault, rows))
        self.restoring.counts[self.model._meta.db_table] += len(rows)

    def fault(self, row):
        """Why the database does not take a row; "" after taking it."""
        try:
            self.insert([row])
        except OperationalError:
            raise
        except REFUSED as error:
            pk = str(row[0])[:40] if row else "?"
            return f"{place(self.model, pk)}: {first_line(error)}"
        return ""

    @transaction.atomic
    def insert(self, rows):
        """Raise ValueError, or what the database raises."""
        quote = connection.ops.quote_name
        names = ", ".join(quote(field.column) for field in self.fields)
        values = ", ".join(["%s"] * len(self.fields))
        table = quote(self.model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table} ({names}) VALUES ({values})",  # noqa: S608
                list(map(self.prepared, rows)),
            )

    def prepared(self, row):
        if len(row) != len(self.fields):
            raise ValueError(f"has {len(row)} values for {len(self.fields)} columns")
        return [prepared(field, value) for field, value in zip(self.fields, row, strict=True)]


def prepared(field, stored):
    """The value for the database; ValueError where it could not store it.

    SQLite gets back whatever it held: a backup is no time to lose a row.
    """
    if stored is None:
        return None
    try:
        value = field.to_python(stored)
        reason = refusal(field, value) if connection.vendor == "postgresql" else ""
        if not reason:
            return field.get_db_prep_value(value, connection)
    except (ValidationError, ValueError, TypeError, OverflowError, ArithmeticError):
        reason = f"no {field.get_internal_type()} is {stored!r:.60}"
    raise ValueError(f"{field.column}: {reason}")


def dangling(model):
    """«roles_roletitle, row 3, role_id: …» for each reference to a row that is not there."""
    for field in model._meta.concrete_fields:
        if not (isinstance(field, models.ForeignKey) and field.db_constraint):
            continue
        target = QuerySet(field.related_model).filter(
            **{field.target_field.attname: OuterRef(field.attname)}
        )
        lost = QuerySet(model).filter(~Exists(target), **{f"{field.attname}__isnull": False})
        for pk, value in lost.values_list("pk", field.attname).order_by("pk")[:AT_MOST]:
            table = field.related_model._meta.db_table
            yield f"{place(model, pk, field.column)}: there is no row {value} in {table}"


def first_line(error):
    return str(error).strip().partition("\n")[0]
