"""What an editor has seen of an aggregate: a token that changes with any write to its rows."""

from django.db.models import Max, Q, Value

from roles.addresses import row_id

from .aggregates import ever


def token(model, pk):
    """The newest history row of each kind, as text: «12.80.0.33»; one query."""
    newest = _newest(model, pk)
    return ".".join(str(newest.get(part._meta.model_name) or 0) for part in ever(model, pk))


def _newest(model, pk):
    queries = [
        part.history.filter(id__in=ids)
        .order_by()
        .annotate(part_name=Value(part._meta.model_name))
        .values("part_name")
        .annotate(newest=Max("history_id"))
        for part, ids in ever(model, pk).items()
    ]
    rows = queries[0].union(*queries[1:], all=True)
    return dict(rows.values_list("part_name", "newest"))


def seen(model, pk, text):
    """The condition for history rows that a token (any text) covers; None if it is no token."""
    parts = list(ever(model, pk))
    numbers = text.split(".")
    if len(numbers) != len(parts) or None in map(row_id, numbers):
        return None
    newest = dict(zip(parts, map(int, numbers), strict=True))
    return lambda part: Q(history_id__lte=newest[part])
