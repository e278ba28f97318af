"""The content of a database, remembered and put back: much quicker than seeding it again."""

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

from roles.models import ContentRevision


class Content:
    """Content that `make` creates the first time, and that later times find in memory."""

    def __init__(self, make):
        self.make = make
        self.found = None

    def restore(self):
        """Fill the empty tables of the test's database."""
        if self.found is None:
            self.make()
            self.found = take()
        else:
            put_back(self.found)


def tables():
    """The models of our app with their join tables, those that are referred to first.

    Without the content revision: the database renews that by itself.
    """
    models = list(apps.get_app_config("roles").get_models(include_auto_created=True))
    models.remove(ContentRevision)
    ordered = []
    while models:
        free = [model for model in models if not _referred(model) & set(models)]
        ordered += free
        models = [model for model in models if model not in free]
    return ordered


def _referred(model):
    return {field.related_model for field in model._meta.fields if field.is_relation} - {model}


def take():
    """{model: (column names, rows)} of every table that holds anything."""
    found = {}
    for model in tables():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            if rows := cursor.fetchall():
                found[model] = [column[0] for column in cursor.description], rows
    return found


def put_back(snapshot):
    """Insert what `take` returned into empty tables, and let numbering go on after it."""
    with connection.cursor() as cursor:
        for model, (columns, rows) in snapshot.items():
            names = ", ".join(map(connection.ops.quote_name, columns))
            values = ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({values})", rows
            )
        for statement in connection.ops.sequence_reset_sql(no_style(), list(snapshot)):
            cursor.execute(statement)
