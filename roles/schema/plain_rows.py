"""The rows of a query as the database gives them, without what wraps each of them on the way."""

from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import QuerySet

AT_ONCE = 2000


def plain_rows(rows: QuerySet[Any, Any], *columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield these columns, texts and numbers, of `values()`; a few thousand rows are read at once.

    Django and modeltranslation take as long for a row as the database: for a hundred thousand it
    counts.
    """
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        names = [told[0] for told in cursor.description]  # in an order of their own
        chosen = itemgetter(*map(names.index, columns))
        while some := cursor.fetchmany(AT_ONCE):
            yield from map(chosen, some)
