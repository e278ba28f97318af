"""What a column takes on every database, whichever the site runs on.

SQLite stores numbers of any size, texts of any length and NUL; PostgreSQL refuses them. What one
of them refuses is refused everywhere, or a site could not move from the one to the other.
"""

from typing import Any

from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations

from .characters import unstorable

# Of PostgreSQL: {internal type: (smallest, largest)}. SQLite's own class says 64 bits for all.
RANGES: dict[str, tuple[int, int]] = BaseDatabaseOperations.integer_field_ranges


def column_of(field: models.Field) -> models.Field:
    """The field whose column a reference repeats; any other field is its own."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return field


def refusal(field: models.Field, value: Any) -> str:
    """Why some database would not store `value` in the column of `field`; "" if all would.

    For operators, in English.
    """
    field = column_of(field)
    if isinstance(value, str):
        return _text_refusal(field, value)
    if isinstance(value, int):
        return _number_refusal(field, value)
    if isinstance(value, list | dict):  # of a JSONField
        parts = [*value, *value.values()] if isinstance(value, dict) else value
        return next(filter(None, (refusal(field, part) for part in parts)), "")
    return ""


def _text_refusal(field: models.Field, text: str) -> str:
    if field.get_internal_type() in RANGES:
        return f"{text!r:.60} is not a number"
    if code := unstorable(text):
        return f"the text holds {code}, which cannot be stored"
    limit = field.max_length if isinstance(field, models.CharField) else None
    if limit and len(text) > limit:
        return f"the text has {len(text)} characters, {limit} at most can be stored"
    return ""


def _number_refusal(field: models.Field, number: int) -> str:
    low, high = RANGES.get(field.get_internal_type(), (number, number))
    return "" if low <= number <= high else f"{number} is not between {low} and {high}"
