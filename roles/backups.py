"""The whole database as one file of lines of JSON, the same for SQLite and PostgreSQL.

    {"format": 1, "created": …, "migrations": [[app, name], …]}
    {"table": "roles_role", "columns": ["id", "slug", …]}
    [1, "cpo", …]                                 one line a row
    {"rows": 12, "sha256": …}                     of this table's lines
    {"sha256": …}                                 of all lines before: the file is whole

Compressed with gzip. What can be made again is left out: sessions, counts of guesses at passwords,
uploads that wait for a decision.
"""

import gzip
import hashlib
import json
import os
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.query import QuerySet

from roles.models import ContentRevision, WaitingFile

FORMAT = 1
LEFT_OUT = {"sessions", "axes"}
CHUNK = 500


class BadBackup(Exception):
    """The file is damaged or cannot be restored here; the message says why."""


def saved_models():
    """One model for each table, in a fixed order."""
    models = apps.get_models(include_auto_created=True)
    tables = {
        m._meta.db_table: m
        for m in models
        if m._meta.managed
        and not m._meta.proxy
        and m._meta.app_label not in LEFT_OUT
        and m not in (ContentRevision, WaitingFile)  # the database's own; what ends in a day
    }
    return [tables[name] for name in sorted(tables)]


def applied_migrations():
    return sorted(map(list, MigrationRecorder(connection).applied_migrations()))


def back_up(path):
    """Write the database as it is at this moment to `path`; return {table: rows}.

    Writers may go on meanwhile (SQLite lets them wait). The file appears whole or not at all,
    readable by its owner only.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    try:
        with gzip.open(draft, "wt", encoding="utf-8", compresslevel=6) as out, snapshot():
            counts = write(out)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return counts


class snapshot(transaction.Atomic):
    """A transaction that sees one moment."""

    def __init__(self):
        super().__init__(using=None, savepoint=True, durable=False)

    def __enter__(self):
        super().__enter__()
        if connection.vendor == "postgresql" and not connection.savepoint_ids:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def write(out):
    whole, counts = hashlib.sha256(), {}

    def line(value, *digests):
        text = json.dumps(value, ensure_ascii=False, default=plain) + "\n"
        for digest in (whole, *digests):
            digest.update(text.encode())
        out.write(text)

    created = datetime.now(UTC).isoformat(timespec="seconds")
    line({"format": FORMAT, "created": created, "migrations": applied_migrations()})
    for model in saved_models():
        columns, digest, rows = (
            [f.attname for f in model._meta.concrete_fields],
            hashlib.sha256(),
            0,
        )
        line({"table": model._meta.db_table, "columns": columns})
        # A plain QuerySet: the one of the translated models would read columns by language.
        for row in QuerySet(model).order_by("pk").values_list(*columns).iterator(CHUNK):
            line(list(row), digest)
            rows += 1
        line({"rows": rows, "sha256": digest.hexdigest()})
        counts[model._meta.db_table] = rows
    line({"sha256": whole.hexdigest()})
    return counts


def plain(value):
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in a backup")


def verify(path):
    """Read the whole file and compare its checksums; return its first line, or raise BadBackup."""
    whole, table, first, last = hashlib.sha256(), hashlib.sha256(), None, None
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for text in lines:
                value = json.loads(text)
                first = first or value
                last, before = value, whole.copy()
                whole.update(text.encode())
                if isinstance(value, list):
                    table.update(text.encode())
                elif "rows" in value and value["sha256"] != table.hexdigest():
                    raise BadBackup("the checksum of a table is wrong: the file is damaged")
                elif "table" in value:
                    table = hashlib.sha256()
    except (OSError, EOFError, ValueError) as error:
        raise BadBackup(f"cannot be read: {error}") from error
    if not isinstance(last, dict) or last.get("sha256") != before.hexdigest() or "rows" in last:
        raise BadBackup("the end is missing or its checksum is wrong: the file is damaged")
    if first.get("format") != FORMAT:
        raise BadBackup(f"has format {first.get('format')}, and this version reads {FORMAT}")
    return first


def is_empty():
    """Whether the database holds nothing that somebody would miss."""
    missed = [m for m in saved_models() if m._meta.label in ("roles.Role", "auth.User")]
    return not any(QuerySet(model).exists() for model in missed)


def restore(path, *, force=False):
    """Make the database what it was; all or nothing. Return {table: rows}, or raise BadBackup."""
    header = verify(path)
    check_schema(header["migrations"])
    with transaction.atomic():
        if not force and not is_empty():
            raise BadBackup("the database is not empty; --force replaces what it holds")
        for model in saved_models():
            QuerySet(model)._raw_delete(connection.alias)
        counts = read_rows(path)
        connection.check_constraints()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), saved_models()):
                cursor.execute(statement)
    return counts


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


def read_rows(path):
    models = {model._meta.db_table: model for model in saved_models()}
    counts, fields, waiting, model = {}, [], [], None
    with gzip.open(path, "rt", encoding="utf-8") as lines, connection.cursor() as cursor:
        for text in lines:
            value = json.loads(text)
            if isinstance(value, list):
                waiting.append(prepared(fields, value))
            if waiting and (len(waiting) == CHUNK or not isinstance(value, list)):
                insert(cursor, model, fields, waiting)
                counts[model._meta.db_table] = counts.get(model._meta.db_table, 0) + len(waiting)
                waiting = []
            if isinstance(value, dict) and "table" in value:
                model = models[value["table"]]
                by_name = {field.attname: field for field in model._meta.concrete_fields}
                fields = [by_name[name] for name in value["columns"]]
    return counts


def prepared(fields, row):
    return [
        field.get_db_prep_save(field.to_python(value), connection)
        for field, value in zip(fields, row, strict=True)
    ]


def insert(cursor, model, fields, rows):
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    values = ", ".join(["%s"] * len(fields))
    cursor.executemany(
        f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({values})",  # noqa: S608
        rows,
    )
