"""The last acts of writing on all pages together, read from the newest rows of each history.

A change may hold one row or fifty thousand. So a stretch of the list goes as far as the rows looked
at reach, `ROWS` of each kind: an import that fills them ends it, and the next begins before that.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min, Value

ROWS = 300
CHANGES = 30


@dataclass(frozen=True)
class Span:
    """One change: its first and last row of history by time, and how many there are."""

    change: UUID
    cause: str
    start: datetime
    end: datetime
    rows: int


def last_changes(models, before=None):
    """([Span], older): changes that touched rows of `models`, newest first; four queries.

    `before`: a moment (aware); changes that ended earlier than that. `older`: the same for the
    next stretch, None where there is nothing more.
    """
    looked_at = changes_in(model.history.filter(pk__in=_newest(model, before)) for model in models)
    edge = _edge(looked_at)
    candidates = {change for _, change, _, _, end, _ in looked_at if edge is None or end >= edge}
    whole = (model.history.filter(change__in=candidates) for model in models)
    spans = spans_of(whole) if candidates else []
    found = [span for span in spans if before is None or span.end < before]
    shown = newest_first(found)
    has_more = edge is not None or len(found) > CHANGES
    older = min((span.start for span in shown), default=edge)
    return shown, older if has_more and _is_older(models, older) else None


def _newest(model, before, number=ROWS):
    rows = model.history.order_by("-history_date")
    rows = rows.filter(history_date__lt=before) if before else rows
    return rows.values("pk")[:number]


def _is_older(models, moment):
    parts = [
        model.history.filter(pk__in=_newest(model, moment, 1)).order_by().values("pk")
        for model in models
    ]
    return bool(list(parts[0].union(*parts[1:], all=True)))


def changes_in(histories):
    """[(kind, change, cause, first, last, how many rows)] in one query."""
    parts = [
        rows.order_by()
        .annotate(row_kind=Value(number))
        .values("row_kind", "change", "cause")
        .annotate(start=Min("history_date"), end=Max("history_date"), rows=Count("history_id"))
        for number, rows in enumerate(histories)
    ]
    columns = ("row_kind", "change", "cause", "start", "end", "rows")
    return list(parts[0].union(*parts[1:], all=True).values_list(*columns))


def _edge(looked_at):
    """How far back every kind has been looked at; None: to the beginning."""
    numbers, oldest = {}, {}
    for kind, _, _, start, _, rows in looked_at:
        numbers[kind] = numbers.get(kind, 0) + rows
        oldest[kind] = min(start, oldest.get(kind, start))
    return max((oldest[kind] for kind, n in numbers.items() if n >= ROWS), default=None)


def spans_of(histories):
    """[Span] of the changes that wrote these rows of history, all of which are counted."""
    spans = {}
    for _, change, cause, start, end, rows in changes_in(histories):
        known = spans.get(change) or Span(change, cause, start, end, 0)
        start, end = min(start, known.start), max(end, known.end)
        spans[change] = Span(change, cause, start, end, known.rows + rows)
    return list(spans.values())


def newest_first(spans):
    """As many as are shown together, the newest first."""
    return sorted(spans, key=lambda span: (span.end, span.change), reverse=True)[:CHANGES]
