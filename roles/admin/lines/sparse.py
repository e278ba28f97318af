"""Forms of which only some rows are sent: those that an editor opened, changed or added.

A row is whatever has inputs `{prefix}-{number}-…`: one that exists if it names its `id`, else a new
one. Numbers may have gaps; what a form says about their count is not asked.
"""

import re

from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import QueryDict

from roles.addresses import row_id

INPUT = re.compile(r"(.+)-([0-9]+)-(\w+)")
ID = "id"
# The names of the only fields that are sent of a row; the others are as they are stored.
ONLY = "only"


def rows_in(data):
    """{prefix: {number, as text: names of the fields sent}}, by number."""
    found = {}
    for name in data:
        if part := INPUT.fullmatch(name):
            prefix, number, field = part.groups()
            found.setdefault(prefix, {}).setdefault(number, set()).add(field)
    return {prefix: dict(sorted(rows.items(), key=_by_number)) for prefix, rows in found.items()}


def _by_number(row):
    return len(row[0]), row[0]


def row_of(data, prefix, number):
    """The id that a row names; None for a new one, or for what cannot be one."""
    return row_id(data.get(f"{prefix}-{number}-{ID}", ""))


def ids_in(data, prefix):
    """The ids of all rows that were sent of those that exist."""
    numbers = rows_in(data).get(prefix, {})
    return {row_of(data, prefix, number) for number in numbers} - {None}


def partial_rows(data, prefix, rows, key):
    """{id: (number, fields sent)} of the rows that are not sent whole; `key` leads to the page."""
    found = {}
    for number, names in rows.items():
        if ONLY in names:
            only = set(data[f"{prefix}-{number}-{ONLY}"].split())
        else:
            only = names - {ID, key, DELETION_FIELD_NAME}
        pk = row_of(data, prefix, number)
        if pk is not None and (ONLY in names or not only):
            found[pk] = number, only
    return found


def without_row(data, prefix, number):
    """Take the fields of one row out of `data`."""
    for name in [name for name in data if name.startswith(f"{prefix}-{number}-")]:
        del data[name]


def completed(data, prefixes):
    """The form as Django wants it: rows counted and numbered from 0, those that exist first."""
    rows = rows_in(data)
    whole = QueryDict(mutable=True)
    for name, values in data.lists():
        part = INPUT.fullmatch(name)
        if not (part and part[1] in prefixes):
            whole.setlist(name, values)
    for prefix in prefixes:
        _number(whole, data, prefix, rows.get(prefix, {}))
    return whole


def _number(whole, data, prefix, rows):
    existing = [number for number in rows if data.get(f"{prefix}-{number}-{ID}")]
    new = [number for number in rows if number not in existing]
    for index, number in enumerate([*existing, *new]):
        for field in rows[number] - {ONLY}:
            values = data.getlist(f"{prefix}-{number}-{field}")
            whole.setlist(f"{prefix}-{index}-{field}", values)
    whole[f"{prefix}-{INITIAL_FORM_COUNT}"] = str(len(existing))
    whole[f"{prefix}-{TOTAL_FORM_COUNT}"] = str(len(rows))
