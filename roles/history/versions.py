"""The versions of an aggregate: one for each change that touched any of its rows."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Max

from roles.models import Acceptance

from .aggregates import ever
from .describing import CAUSES, count_kinds, described
from .differences import by_change


@dataclass
class Version:
    """One change of an aggregate: when it was finished, by whom (a user or None), what for.

    `accepted_by`: the user who has accepted it, where it was proposed and that was asked for.
    """

    change: UUID
    at: datetime
    cause: str
    reason: str
    user: object
    rows: list = field(default_factory=list)  # [RowChange], where they were asked for
    accepted_by: object = None

    @property
    def cause_label(self):
        return CAUSES.get(self.cause, self.cause)

    @property
    def counts(self):
        return count_kinds(self.rows)


def versions(model, pk, unseen_by=None):
    """[Version] of the aggregate with this root, newest first, without their rows: two queries.

    `unseen_by`: a condition on history rows (`tokens.seen`); only changes beyond it count.
    """
    found = {}
    for change, cause, user_id, reason, moment in _changes(model, pk, unseen_by):
        version = found.setdefault(change, Version(change, moment, cause, reason or "", user_id))
        version.at = max(version.at, moment)
    users = get_user_model().objects.in_bulk({v.user for v in found.values()} - {None})
    for version in found.values():
        version.user = users.get(version.user)
    return sorted(found.values(), key=lambda version: version.at, reverse=True)


def _changes(model, pk, unseen_by):
    columns = ("change", "cause", "history_user", "history_change_reason")
    queries = []
    for part, ids in ever(model, pk).items():
        rows = part.history.filter(id__in=ids).order_by()
        if unseen_by:
            rows = rows.exclude(unseen_by(part))
        queries.append(rows.values(*columns).annotate(at=Max("history_date")))
    rows = queries[0].union(*queries[1:], all=True)
    return rows.values_list(*columns, "at")


def with_rows(found, model, pk):
    """Give each of these versions its rows, in a number of queries that doesn't depend on them."""
    changed = by_change([version.change for version in found], (model, pk))
    for version in found:
        version.rows = described(changed[version.change])
    return found


def with_acceptances(found):
    """Tell of these versions by whom they were accepted: one query."""
    acceptances = Acceptance.objects.select_related("user")
    users = acceptances.in_bulk([version.change for version in found])
    for version in found:
        if version.change in users:
            version.accepted_by = users[version.change].user
    return found
