"""From the database to a file, while the site runs."""

import gzip
import hashlib
import json
import os
from base64 import b64encode
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from decimal import Decimal
from errno import EAGAIN
from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files import locks
from django.db import connection, models, transaction
from django.db.models.functions import Cast
from django.db.models.query import QuerySet
from django.utils import timezone

from roles.schema.characters import unstorable
from roles.schema.storing import column_of, refusal

from .reader import verify
from .tables import CHUNK, FORMAT, applied_migrations, place, saved_models

# Bytes that are not UTF-8 become halves of surrogate pairs.
ESCAPED = "surrogateescape"
# In SQLite's columns of these kinds anything may stand. Its converters would make None of a date
# that is none, and False of a 2: read as texts, nothing is lost.
LOOSE = (models.BooleanField, models.DateField, models.TimeField, models.UUIDField)


def back_up(path):
    """Write the database as it is at this moment to `path`; return ({table: rows}, doubts).

    Writers may go on meanwhile (SQLite lets them wait). The file appears whole and verified or not
    at all, readable by its owner only. Raises OSError and DatabaseError.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with open(draft, "ab", opener=partial(os.open, mode=0o600)) as file:
        if not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):  # tells it from one left behind
            raise BlockingIOError(EAGAIN, "another backup is being written", str(draft))
        try:
            file.truncate(0)
            with gzip.open(file, "wt", encoding="utf-8", compresslevel=6) as out, snapshot():
                found = write(out)
            file.flush()
            os.fsync(file.fileno())
            verify(draft)
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    return found


def doubts():
    """What another database would refuse: [«roles_role, row 12, order: …»]."""
    with open(os.devnull, "w") as nowhere, snapshot():
        return write(nowhere)[1]


@contextmanager
def snapshot():
    """A transaction that sees one moment."""
    with transaction.atomic():
        if connection.vendor == "postgresql" and not connection.savepoint_ids:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        if connection.vendor == "sqlite":  # bytes that are not UTF-8 must not stop the reading
            connection.connection.text_factory = partial(str, encoding="utf-8", errors=ESCAPED)
        try:
            yield
        finally:
            if connection.vendor == "sqlite" and connection.connection:
                connection.connection.text_factory = str


def write(out):
    """Write all lines to `out`; return ({table: rows}, doubts)."""
    whole, counts, doubtful = hashlib.sha256(), {}, []

    def line(value, *digests):
        text = as_json(value)
        for digest in (whole, *digests):
            digest.update(text.encode())
        out.write(text)

    created = datetime.now(UTC).isoformat(timespec="seconds")
    line({"format": FORMAT, "created": created, "migrations": applied_migrations()})
    for model in saved_models():
        fields, digest, rows = model._meta.concrete_fields, hashlib.sha256(), 0
        line({"table": model._meta.db_table, "columns": [f.attname for f in fields]})
        for row in stored_rows(model, fields):
            values, reasons = checked(fields, row[1:])
            doubtful += [f"{place(model, row[0], name)}: {why}" for name, why in reasons.items()]
            line(values, digest)
            rows += 1
        line({"rows": rows, "sha256": digest.hexdigest()})
        counts[model._meta.db_table] = rows
    line({"sha256": whole.hexdigest()})
    return counts, doubtful


def as_json(value):
    """A line; half a surrogate pair, which has no bytes in UTF-8, stands as JSON's escape."""
    line = partial(json.dumps, value, default=plain)
    text = line(ensure_ascii=False)
    return (line() if unstorable(text) else text) + "\n"


def plain(value):
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in a backup")


def stored_rows(model, fields):
    """The key of each row, then its values as they are stored."""
    # A plain QuerySet: the one of the translated models would read columns by language.
    rows = QuerySet(model).order_by("pk").values_list("pk", *map(stored, fields))
    return rows.iterator(CHUNK)


def stored(field):
    is_loose = connection.vendor == "sqlite" and isinstance(column_of(field), LOOSE)
    return Cast(field.attname, models.TextField()) if is_loose else models.F(field.attname)


def checked(fields, row):
    """Return (values for the file, {column: why another database would refuse it})."""
    values, reasons = [], {}
    for field, raw in zip(fields, row, strict=True):
        try:
            value = value_of(field, raw)
            reason = refusal(field, value)
        except (ValidationError, ValueError, OverflowError):
            value, reason = readable(raw), f"no {field.get_internal_type()} is {raw!r:.60}"
        values.append(value)
        if reason:
            reasons[field.column] = reason
    return values, reasons


def value_of(field, raw):
    """What Python makes of a stored value; raises ValidationError or ValueError if nothing."""
    field = column_of(field)
    if isinstance(field, models.BinaryField) and raw is not None:
        return b64encode(raw).decode()  # what the field's to_python() reads
    if isinstance(raw, bytes):
        raise ValueError("bytes in a column of texts")
    if isinstance(raw, str) and isinstance(field, LOOSE):
        value = field.to_python(raw)
        is_naive = isinstance(value, datetime) and timezone.is_naive(value)
        return value.replace(tzinfo=UTC) if is_naive else value
    return raw


def readable(raw):
    return raw.decode(errors=ESCAPED) if isinstance(raw, bytes) else raw
