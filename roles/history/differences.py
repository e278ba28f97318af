"""What was changed: two states of rows against each other, and the rows of one change."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from roles.models.content import content_models
from roles.schema.rows import fields_of

from .aggregates import ever, members, owners_ever
from .snapshots import Snapshot, with_links

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


@dataclass(frozen=True)
class Difference:
    """One row before and after; None where it did not exist."""

    before: Snapshot | None
    after: Snapshot | None

    @property
    def shown(self):
        return self.after or self.before

    @property
    def model(self):
        return self.shown.model

    @property
    def kind(self):
        if self.before and self.after:
            return CHANGED
        return ADDED if self.after else REMOVED

    def fields(self):
        """Names of the fields that hold something else than before, in the order of forms."""
        before = self.before.content() if self.before else {}
        after = self.after.content() if self.after else {}
        return [n for n in fields_of(self.model) if before.get(n) != after.get(n)]


def differences(before, after):
    """[Difference] between two states, {(model, id): Snapshot}, in the order of a page."""
    pairs = [(before.get(key), after.get(key)) for key in before.keys() | after.keys()]
    return in_order(Difference(*pair) for pair in pairs if pair[0] != pair[1])


def in_order(found):
    kinds = content_models()

    def rank(difference):
        row = difference.shown.row
        return kinds.index(difference.model), getattr(row, "order", 0), row.id

    return sorted(found, key=rank)


def by_change(changes, aggregate=None, within=None):
    """{change id: [Difference]} for an iterable of change ids.

    `aggregate` is (model, id) of a root whose rows alone count; or they are those that `within`,
    {model: ids, as a list or a query}, names. Four queries for each kind of row
    at most, whatever the number of changes.
    """
    found = {change: ({}, {}) for change in changes}
    ids = ever(*aggregate) if aggregate else within or dict.fromkeys(content_models())
    for model, within in ids.items():
        _collect(model, within, found)
    if aggregate:
        owners = owners_ever(*aggregate)
        found = {c: [members(*aggregate, s, owners) for s in states] for c, states in found.items()}
    return {change: differences(*states) for change, states in found.items()}


def _collect(model, ids, found):
    """Put the states of rows of `model` before and after each change into `found`."""
    rows = model.history.filter(change__in=list(found)).order_by("history_id")
    if ids is not None:
        rows = rows.filter(id__in=ids)
    if not (rows := list(rows)):
        return  # as of most kinds
    last = {(row.change, row.id): row for row in rows}
    for snapshot in _snapshots(model, last.values()):
        found[snapshot.row.change][1][snapshot.key] = snapshot
    first = {(row.change, row.id): row.history_id for row in reversed(rows)}
    previous = _previous(model, first.values())
    changes = {history_id: change for (change, _), history_id in first.items()}
    for snapshot in _snapshots(model, previous):
        for history_id in previous[snapshot.row]:
            found[changes[history_id]][0][snapshot.key] = snapshot


def _snapshots(model, rows):
    return with_links(model, [row for row in rows if row.history_type != "-"])


def _previous(model, history_ids):
    """{row of the history: those of `history_ids` that came right after it}."""
    earlier = model.history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    newest = earlier.order_by("-history_id").values("history_id")[:1]
    rows = model.history.filter(history_id__in=list(history_ids)).order_by()
    pairs = dict(rows.annotate(previous=Subquery(newest)).values_list("history_id", "previous"))
    before = model.history.in_bulk(set(pairs.values()) - {None})
    found = {row: [] for row in before.values()}
    for history_id, previous in pairs.items():
        if previous:
            found[before[previous]].append(history_id)
    return found
