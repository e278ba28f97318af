"""First versions of many rows: the database copies what it holds, and no row comes here for it."""

from django.db import connection as live
from django.utils import timezone

from roles.writing.changes import current
from roles.writing.many import created

from .tracking import Records

VERSIONS = """
INSERT INTO "{history}" ({columns}, {told})
SELECT {columns}, {values} FROM "{table}" AS r WHERE {which} ORDER BY r.id
"""
# A row that had no version before has the one that has just been made.
LINKS = """
INSERT INTO "{links}" (history_id, id, "{owner}", "{target}")
SELECT r.history_id, l.id, l."{owner}", l."{target}"
FROM "{table}" AS l JOIN "{history}" AS r ON r.id = l."{owner}" WHERE {which} ORDER BY l.id
"""


def follow():
    """Connect to the signal of rows that are written many at once."""
    created.connect(remember, dispatch_uid="history")


def remember(sender, rows, **kwargs):
    """One version of each row that was written with others, with its links."""
    change, ids = current(), ", ".join(str(row.pk) for row in rows)
    user = sender.history.model.get_default_history_user(None)
    told = {
        "history_date": timezone.now(),
        "history_user": user and user.pk,
        "history_change_reason": change.reason or None,
        "change": change.id,
        "cause": change.cause,
    }
    begin(sender, told, f"r.id IN ({ids})")


def begin(model, told, which="true", connection=live):
    """Give rows of a model, all or those that a condition names, a first version with its links.

    `told`: what it tells besides the content, {field of the history: value}; `which`: SQL, in
    which the row is `r`.
    """
    history = model.history.model._meta
    told = {history.get_field(n): v for n, v in {"history_type": "+", **told}.items()}
    values = [field.get_db_prep_save(value, connection) for field, value in told.items()]
    with connection.cursor() as cursor:
        cursor.execute(_versions(model, history, told, which), values)
        for field in model._meta.many_to_many:
            cursor.execute(_links(field, history, which))


def _versions(model, history, told, which):
    own = {field.column for field in model._meta.concrete_fields}
    return VERSIONS.format(
        history=history.db_table,
        table=model._meta.db_table,
        columns=_listed(f.column for f in history.concrete_fields if f.column in own),
        told=_listed(field.column for field in told),
        values=", ".join(["%s"] * len(told)),
        which=which,
    )


def _links(field, history, which):
    return LINKS.format(
        links=Records.m2m_models[field]._meta.db_table,
        table=field.m2m_db_table(),
        history=history.db_table,
        owner=field.m2m_column_name(),
        target=field.m2m_reverse_name(),
        which=which,
    )


def _listed(columns):
    return ", ".join(f'"{name}"' for name in columns)
