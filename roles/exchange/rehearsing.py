"""A private copy of the content in memory, where a file is tried out: nobody waits for that.

In it all is real: the models with their rules, their saves and their history, the order of writing.
Only the database is another one, of this thread alone, and gone afterwards.
"""

import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import cache
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.models.query import QuerySet

from roles.history import first_versions
from roles.history.tracking import Records
from roles.models import ContentRevision, FormerPage
from roles.models.content import content_models
from roles.search import keeping
from roles.writing import Cause

# Begun by hand: Django's own transaction would be a writer's on SQLite (IMMEDIATE).
BEGIN = {
    "sqlite": "BEGIN DEFERRED",
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}
# How the databases differ in what their drivers take.
CONVERTED = (models.DateTimeField, models.DateField, models.UUIDField, models.JSONField)
# What the versions tell from which a change sets out.
BEGINNING = {
    "history_date": datetime(2000, 1, 1, tzinfo=UTC),
    "change": UUID(int=0),
    "cause": Cause.COMMAND,
}


@contextmanager
def rehearsal(changed):
    """Inside, this thread's database is a copy of what rows of the models `changed` lead to.

    Each row is there with one version, so that what a change does can be told. Yields the token of
    the revision that the copy shows.
    """
    live, copy = connections[DEFAULT_DB_ALIAS], _empty()
    pending, keeping.pending.ids = keeping.pending.ids, {}
    try:
        with one_moment(live):
            token = ContentRevision.current().token
            rows = [(model, columns, _rows(model, columns)) for model, columns in _tables(changed)]
        copy.connection.execute("BEGIN")
        for model, columns, found in rows:
            _fill(copy, model, columns, found)
        _begin_history(copy, changed)
        copy.connection.execute("COMMIT")
        connections[DEFAULT_DB_ALIAS] = copy
        with transaction.atomic():
            yield token
            # Nothing is done at the end that follows what is written, as the search index is.
            transaction.set_rollback(True)
    finally:
        connections[DEFAULT_DB_ALIAS] = live
        keeping.pending.ids = pending
        copy.connection.close()


@contextmanager
def one_moment(connection):
    """What is read inside is of one moment, and nobody is kept from writing."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(BEGIN[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def needed(changed):
    """These models and all that they refer to, those that are referred to first."""
    found = set(changed)
    while more := {f.related_model for model in found for f in model.relations()} - found:
        found |= more
    return tuple(model for model in content_models() if model in found)


def _tables(changed):
    """[(model, its columns as attributes)], join tables included."""
    found = needed(changed)
    joins = [f.remote_field.through for model in found for f in model._meta.many_to_many]
    return [(m, [f.attname for f in m._meta.concrete_fields]) for m in (*found, *joins)]


def _rows(model, columns):
    # A plain QuerySet: the one of the translated models would read columns by language.
    return list(QuerySet(model).order_by("pk").values_list(*columns))


def _empty():
    """A connection to a new database in memory with the tables of all content."""
    copy = _in_memory()
    copy.ensure_connection()
    # Users are not there; what rows refer to is checked when they are carried over.
    copy.connection.execute("PRAGMA foreign_keys = OFF")
    with closing(sqlite3.connect(":memory:")) as kept:
        kept.deserialize(_tables_made(tuple(content_models())))
        kept.backup(copy.connection)
    return copy


def _in_memory():
    told = {DEFAULT_DB_ALIAS: {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
    settings = connections.configure_settings(told)[DEFAULT_DB_ALIAS]
    return DatabaseWrapper(settings, DEFAULT_DB_ALIAS)


@cache
def _tables_made(content):
    """The bytes of a database with these tables, empty: a copy takes a third of making them."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(_schema(content))
        return made.serialize()


def _schema(content):
    """The SQL that makes the tables of these models of content and of their history."""
    histories = [model.history.model for model in content]
    links = [Records.m2m_models[f] for model in content for f in model._meta.many_to_many]
    with _in_memory().schema_editor(collect_sql=True, atomic=False) as editor:
        # Saving a claim that moves notes where it stood.
        for model in (*content, FormerPage, *histories, *links):
            editor.create_model(model)
    return "\n".join(editor.collected_sql)


def _fill(copy, model, columns, rows):
    fields = [model._meta.get_field(name) for name in columns]
    converted = [(at, f) for at, f in enumerate(fields) if isinstance(f, CONVERTED)]
    if converted:
        rows = [list(row) for row in rows]
        for row in rows:
            for at, field in converted:
                row[at] = field.get_db_prep_value(row[at], copy)
    names = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join("?" * len(fields))
    insert = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({values})'  # noqa: S608
    copy.connection.executemany(insert, rows)


def _begin_history(copy, changed):
    """Give each row a version of today: what it is changed from, and what it is called."""
    for model in needed(changed):
        first_versions.begin(model, BEGINNING, connection=copy)
