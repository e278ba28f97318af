"""What an editor has seen of an aggregate: a token that changes with any write to its rows."""

from functools import cache

from django.db import connection
from django.db.models import Max, Q, Value

from roles.addresses import row_id

from .aggregates import ever

# Stands for the id in a query that is made once; no row has it.
ANY = -1


def token(model, pk):
    """The newest history row of each kind, as text: «12.80.0.33»; one query."""
    sql, parameters = _newest(model)
    with connection.cursor() as cursor:
        cursor.execute(sql, [pk if each == ANY else each for each in parameters])
        newest = dict(cursor.fetchall())
    return ".".join(str(newest.get(name) or 0) for name in _names(model))


@cache
def _names(model):
    return [part._meta.model_name for part in ever(model, ANY)]


@cache
def _newest(model):
    """SQL and parameters, kept: Django takes fifty times as long to make them as they take."""
    queries = [
        part.history.filter(id__in=ids)
        .order_by()
        .annotate(part_name=Value(part._meta.model_name))
        .values("part_name")
        .annotate(newest=Max("history_id"))
        for part, ids in ever(model, ANY).items()
    ]
    rows = queries[0].union(*queries[1:], all=True)
    return rows.values_list("part_name", "newest").query.sql_with_params()


def seen(model, pk, text):
    """The condition for history rows that a token (any text) covers; None if it is no token."""
    parts = list(ever(model, pk))
    numbers = text.split(".")
    if len(numbers) != len(parts) or None in map(row_id, numbers):
        return None
    newest = dict(zip(parts, map(int, numbers), strict=True))
    return lambda part: Q(history_id__lte=newest[part])
