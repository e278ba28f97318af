"""Queries whose text is written once in a process: only which roles they ask about differs.

For Django to put together the queries of a role page takes longer than for the database to answer
them, and each time the same text comes out.
"""

from functools import cache

from django.db import connection


def ask(make, ids, *args):
    """The rows of the queryset `make(ids, *args)`, without what its select_related would join.

    `ids` go into nothing but the parameters of the query; `args` are hashable, and few.
    """
    if not ids:
        return []
    model, sql, params = _written(make, len(ids), args)
    return list(model.objects.raw(sql, _filled(params, ids)))


def ask_values(make, ids, *args):
    """The rows of `values()` in the same way, plain: what the columns hold."""
    _model, sql, params = _written(make, len(ids), args)
    with connection.cursor() as cursor:
        cursor.execute(sql, _filled(params, ids))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def each_row(make, size, *args):
    """Yield the rows of the queryset `make((), *args)`, plain, `size` of them fetched at once."""
    _model, sql, params = _written(make, 0, args)
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, params)
        while rows := cursor.fetchmany(size):
            yield from rows


@cache
def _written(make, number, args):
    """Model, text and parameters, with negative numbers in the place of the ids."""
    rows = make(range(-number, 0), *args)
    return (rows.model, *rows.query.sql_with_params())


def _filled(params, ids):
    stand_ins = dict(zip(range(-len(ids), 0), ids, strict=True))
    return [stand_ins.get(value, value) for value in params]


def share(rows, *names):
    """Give each of `rows` what its relations `names`, all to one model, refer to; each read once.

    Texts of such rows would be repeated for each row that refers to them.
    """
    fields = [type(row)._meta.get_field(names[0]) for row in rows[:1]]
    for field in fields:
        ids = {getattr(row, f"{name}_id") for row in rows for name in names} - {None}
        found = fetch(field.related_model, ids, field.target_field.attname)
        for row in rows:
            for name in names:
                setattr(row, name, found.get(getattr(row, f"{name}_id")))
    return rows


def fetch(model, ids, key="id"):
    """{key: row} of the rows with these keys."""
    if not ids:
        return {}
    _model, sql, params = _written(_all, 0, (model,))
    rows = model.objects.raw(f"{sql} WHERE {_among(model, key, ids)}", [*params, *ids])
    return {getattr(row, key): row for row in rows}


def fetch_also(ids, make, *args):
    """{id: row} of the queryset `make((), *args)`, which has a condition, and of these ids."""
    model, sql, params = _written(make, 0, args)
    sql = f"{sql} OR {_among(model, 'id', ids)}" if ids else sql
    return {row.pk: row for row in model.objects.raw(sql, [*params, *ids])}


def _among(model, key, ids):
    column = f'"{model._meta.db_table}"."{model._meta.get_field(key).column}"'
    return f"{column} IN ({', '.join(['%s'] * len(ids))})"


def _all(_ids, model):
    return model.objects.order_by()
