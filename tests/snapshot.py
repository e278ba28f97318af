"""The content of a database, remembered and put back: much quicker than seeding it again."""

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

from roles.models import ContentRevision, SearchEntry, SearchName, SearchPosting, SearchWord

# Derived from the content; only tests that search need it.
INDEX = [SearchWord, SearchEntry, SearchName, SearchPosting]


class Content:
    """Content that `make` creates the first time, and that later times find in memory.

    `models` tell which tables hold it; without them, it is those of the site's content.
    """

    def __init__(self, make, models=None):
        self.make = make
        self.models = models
        self.found = None

    def restore(self):
        """Fill the empty tables of the test's database."""
        if self.found is None:
            self.make()
            self.found = take(self.models or tables())
        else:
            put_back(self.found)


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
    """{model: (column names, rows)} of those tables that hold anything."""
    found = {}
    for model in models:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            if rows := cursor.fetchall():
                found[model] = [column[0] for column in cursor.description], rows
    return found


def put_back(snapshot):
    """Insert what `take` returned into empty tables, and let numbering go on after it."""
    with connection.cursor() as cursor:
        insert = copy if connection.vendor == "postgresql" else insert_many
        for model, (columns, rows) in snapshot.items():
            names = ", ".join(map(connection.ops.quote_name, columns))
            insert(cursor, f"{model._meta.db_table} ({names})", rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), list(snapshot)):
            cursor.execute(statement)


def insert_many(cursor, target, rows):
    values = ", ".join(["%s"] * len(rows[0]))
    cursor.executemany(f"INSERT INTO {target} VALUES ({values})", rows)


def copy(cursor, target, rows):
    """What PostgreSQL takes in fastest."""
    with cursor.copy(f"COPY {target} FROM STDIN") as stream:
        for row in rows:
            stream.write_row(row)
