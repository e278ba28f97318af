"""How PostgreSQL finds the words and the entries of a search: by which indexes."""

import re

from django.db import connection

from roles.search.matching import find
from roles.vietnamese.query import Query

QUERY = "giám đốc sản phẩm"


def plan() -> list[str]:
    """The steps of the plans of a search that read a table; [] on SQLite."""
    if connection.vendor != "postgresql":
        return []
    asked = []

    def note(execute, sql, params, many, context):
        if sql.lstrip().startswith("SELECT"):
            asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        find(Query(QUERY))
    return [step for sql, params in asked for step in steps(sql, params)]


def steps(sql, params):
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (COSTS OFF) " + sql, params)
        lines = [line for (line,) in cursor.fetchall()]
    return sorted({re.sub(r"^\s*(->)?\s*", "", line) for line in lines if " on " in line})
