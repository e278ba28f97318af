"""The content of a database, remembered and put back: much quicker than seeding it again."""

import os
from contextlib import contextmanager
from urllib.parse import quote

import psycopg
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models.query import QuerySet

from roles.models import (
    Area,
    ContentRevision,
    Function,
    SearchEntry,
    SearchName,
    SearchPosting,
    SearchWord,
    SeedRecord,
)
from tests.environment import databases

# Derived from the content; only tests that search need it.
INDEX = [SearchWord, SearchEntry, SearchName, SearchPosting]
# Bytes of a table without rows: the header of PostgreSQL's binary format, and its end.
EMPTY = 19 + 2


class Content:
    """Content that `make` creates the first time, and that later times find in memory.

    `models()` tell which tables it fills.
    """

    def __init__(self, make, models=None):
        self.make = make
        self.models = models or tables
        self.found = None

    def restore(self):
        """Fill the empty tables of the test's database."""
        if self.found is None:
            self.make()
            self.found = take(self.models())
        else:
            put_back(self.found)


class KeptContent:
    """Content from a database that other processes share: a stage of `databases`.

    `models()` tell which tables are wanted.
    """

    def __init__(self, models, stage=databases.CONTENT):
        self.models = models
        self.stage = stage
        self.found = None

    def restore(self):
        """Fill the tables of the test's database, which are empty or as migrations left them."""
        if connection.vendor == "sqlite":
            copy_from(self.stage, self.models())
        else:
            self.found = self.found or self.take()
            put_back(self.found)

    def take(self):
        url = os.environ["DATABASE_URL"]
        name = databases.postgres_database(self.stage, url)
        with psycopg.connect(databases.at(url, name)) as kept, kept.cursor() as cursor:
            return copied(cursor, self.models())


def lists():
    """The tables of content that migrations put rows into."""
    return Function, Area, Function.history.model, Area.history.model, SeedRecord


def without_lists():
    return [model for model in tables() if model not in lists()]


def empty_lists(models=None):
    """Take out what migrations put into tables of content, before rows of `models` come in."""
    for model in lists():
        if models is None or model in models:
            QuerySet(model).all()._raw_delete(connection.alias)


def tables():
    """The models of our app with their join tables, those that are referred to first.

    Without the content revision, which the database renews by itself, and the search index.
    """
    models = list(apps.get_app_config("roles").get_models(include_auto_created=True))
    models = [model for model in models if model not in (ContentRevision, *INDEX)]
    ordered = []
    while models:
        free = [model for model in models if not _referred(model) & set(models)]
        ordered += free
        models = [model for model in models if model not in free]
    return ordered


def _referred(model):
    return {field.related_model for field in model._meta.fields if field.is_relation} - {model}


def take(models):
    """{model: what it holds} of these tables, in the form that this kind of database likes."""
    with connection.cursor() as cursor:
        return {"sqlite": selected, "postgresql": copied}[connection.vendor](cursor, models)


def put_back(snapshot):
    """Insert what `take` returned into empty tables, and let numbering go on after it."""
    empty_lists(snapshot)
    insert = {"sqlite": insert_rows, "postgresql": copy_in}[connection.vendor]
    with connection.cursor() as cursor:
        with unchecked(cursor):
            for model, content in snapshot.items():
                insert(cursor, model._meta.db_table, content)
        for statement in connection.ops.sequence_reset_sql(no_style(), list(snapshot)):
            cursor.execute(statement)


@contextmanager
def unchecked(cursor):
    """Let PostgreSQL look up no reference of what comes in: all held where it was taken from.

    At the end of each test it would look up thirty thousand, for a second. Other triggers rest as
    well, so the content revision is renewed by a statement that touches no row.
    """
    cursor.execute(MAY_UNCHECK[connection.vendor])
    [may] = cursor.fetchone()
    if may:
        cursor.execute("SET LOCAL session_replication_role = replica")
    yield
    if may:
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute(f"UPDATE {Area._meta.db_table} SET slug = slug WHERE false")


# SQLite checks nothing before the end, and then all tables at once.
MAY_UNCHECK = {
    "sqlite": "SELECT 0",
    "postgresql": "SELECT current_setting('is_superuser') = 'on'",
}


def selected(cursor, models):
    found = {}
    for model in models:
        cursor.execute(f"SELECT * FROM {model._meta.db_table}")
        if rows := cursor.fetchall():
            found[model] = rows
    return found


def insert_rows(cursor, table, rows):
    values = ", ".join(["%s"] * len(rows[0]))
    cursor.executemany(f"INSERT INTO {table} VALUES ({values})", rows)


def copied(cursor, models):
    """What PostgreSQL gives out, and takes in, fastest."""
    found = {}
    for model in models:
        with cursor.copy(f"COPY {model._meta.db_table} TO STDOUT (FORMAT BINARY)") as stream:
            content = b"".join(stream)
        if len(content) > EMPTY:
            found[model] = content
    return found


def copy_in(cursor, table, content):
    with cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)") as stream:
        stream.write(content)


def copy_from(stage, models):
    """Let SQLite read the rows of another database itself."""
    file, kept = databases.sqlite_file(stage), f"kept_{stage.kind}"
    empty_lists(models)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA database_list")
        if kept not in [name for _, name, _ in cursor.fetchall()]:
            cursor.execute(f"ATTACH %s AS {kept}", [f"file:{quote(str(file))}?mode=ro&immutable=1"])
        for model in models:
            table = model._meta.db_table
            cursor.execute(f"INSERT INTO main.{table} SELECT * FROM {kept}.{table}")
