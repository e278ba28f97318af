"""Database triggers that renew the content revision with every write to a table of content.

Signals would miss what `update()`, `bulk_create()`, an import and an SQL prompt write. In the
database nothing is missed, and the revision changes in the same transaction as the content.
"""

from django.apps import apps
from django.db import connections

NAME = "content_revision"

SQLITE = """
CREATE TRIGGER IF NOT EXISTS "{name}_{table}_{event}" AFTER {event} ON "{table}" BEGIN
  INSERT INTO "{revision}" (id, token, changed_at)
  VALUES (1, lower(hex(randomblob(16))), strftime('%Y-%m-%d %H:%M:%f', 'now'))
  ON CONFLICT (id) DO UPDATE SET token = excluded.token, changed_at = excluded.changed_at;
END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "{revision}" (id, token, changed_at)
  VALUES (1, gen_random_uuid()::text, clock_timestamp())
  ON CONFLICT (id) DO UPDATE SET token = excluded.token, changed_at = excluded.changed_at;
  RETURN NULL;
END $$
"""
# Before the statement: every writer waits for the revision first, in one queue. Were it last, two
# writers could each hold a row that the other one needs.
POSTGRESQL_TRIGGER = """
CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "{table}"
FOR EACH STATEMENT EXECUTE FUNCTION {name}()
"""
POSTGRESQL_PRESENT = """
SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE t.tgname = %s AND pg_table_is_visible(c.oid)
"""


def content_models():
    """The models of every table whose rows a public page may show, join tables included.

    A model of which readers never see anything, or that is only ever written together with content
    (as the history is, too), says `is_content = False`.
    """
    models = apps.get_app_config("roles").get_models(include_auto_created=True)
    return [m for m in models if getattr(m, "is_content", True) and not is_history(m)]


def is_history(model):
    return model.__name__.startswith("Historical")


def install(using="default"):
    """Make the triggers that are missing; `migrate` calls this, whatever it did to the tables."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    if _revision_table() not in present:
        return  # an older schema, on the way back or forth
    tables = sorted({model._meta.db_table for model in content_models()} & present)
    make = {"sqlite": _install_sqlite, "postgresql": _install_postgresql}[connection.vendor]
    with connection.cursor() as cursor:
        make(cursor, tables)


def _install_sqlite(cursor, tables):
    for table in tables:
        for event in ("INSERT", "UPDATE", "DELETE"):
            cursor.execute(_sql(SQLITE, table=table, event=event))


def _install_postgresql(cursor, tables):
    cursor.execute(_sql(POSTGRESQL_FUNCTION))
    cursor.execute(POSTGRESQL_PRESENT, [NAME])
    present = {table for (table,) in cursor.fetchall()}
    # Only missing ones: making a trigger waits for the table's writers, and stops new ones.
    for table in tables:
        if table not in present:
            cursor.execute(_sql(POSTGRESQL_TRIGGER, table=table))


def _sql(template, **names):
    return template.format(name=NAME, revision=_revision_table(), **names)


def _revision_table():
    return apps.get_model("roles.ContentRevision")._meta.db_table


def install_after_migrate(sender, using, **kwargs):
    install(using)
