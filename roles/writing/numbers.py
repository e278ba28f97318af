"""Rows of nothing but whole numbers, as join tables have, in plain SQL.

There are many to a row that somebody wrote, and to make objects of them took most of the time.
"""

from itertools import islice

from django.db import connection

INSERT = "INSERT INTO {} ({}) VALUES "
BATCH = 5_000  # rows in a statement


def insert(model, columns, rows):
    """Write `rows`, tuples of numbers, into these columns of a model's table; no signal is sent."""
    quoted = connection.ops.quote_name
    into = INSERT.format(quoted(model._meta.db_table), ", ".join(map(quoted, columns)))
    form = f"({','.join(['%d'] * len(columns))})"
    written = (form % row for row in rows)
    with connection.cursor() as cursor:
        while batch := list(islice(written, BATCH)):
            cursor.execute(into + ",".join(batch))
