"""The last changes, from the history of all rows: one line for each act of writing."""

from dataclasses import dataclass, field
from datetime import datetime

from django.apps import apps
from django.db.models import Count, Value
from django.utils.translation import gettext_lazy as _

from roles.models.content import content_models, with_names

CAUSES = {
    "edit": _("edited"),
    "import": _("imported"),
    "restore": _("restored"),
    "seed": _("seeded"),
    "command": _("by a command"),
}
# Rows of history looked at in one go; a seed alone may write more, then the next are fetched.
AT_ONCE = 400
NAMED = 3


@dataclass
class LastChange:
    """One act of writing: `number` rows, up to three of which (that still exist) are `rows`."""

    when: datetime
    who: str
    cause: str
    number: int = 0
    keys: list = field(default_factory=list)
    rows: list = field(default_factory=list)


def last_changes(limit):
    """The last changes, newest first."""
    changes = {}
    while len(changes) < limit:
        versions = list(_history(exclude=changes)[:AT_ONCE])
        if not versions:
            break
        _group(versions, changes)
    newest = dict(list(changes.items())[:limit])
    _count(newest)
    rows = _rows(key for change in newest.values() for key in change.keys)
    for change in newest.values():
        change.rows = [rows[key] for key in change.keys if key in rows]
    return list(newest.values())


def _group(versions, changes):
    for id, when, who, cause, kind, pk in versions:
        change = changes.setdefault(id, LastChange(when, who or "", CAUSES.get(cause, cause)))
        if len(change.keys) < NAMED and (kind, pk) not in change.keys:
            change.keys.append((kind, pk))


def _history(exclude):
    columns = ("change", "history_date", "history_user__username", "cause", "row_kind", "id")
    parts = [
        model.history.order_by()
        .exclude(change__in=list(exclude))
        .annotate(row_kind=Value(model._meta.model_name))
        .values_list(*columns)
        for model in content_models()
    ]
    return parts[0].union(*parts[1:], all=True).order_by("-history_date")


def _count(changes):
    """Set the number of rows that each change wrote; a row counts once."""
    parts = [
        model.history.filter(change__in=list(changes))
        .order_by()
        .values("change")
        .annotate(n=Count("id", distinct=True))
        .values_list("change", "n")
        for model in content_models()
    ]
    for id, number in parts[0].union(*parts[1:], all=True):
        changes[id].number += number


def _rows(keys):
    ids = {}
    for kind, pk in keys:
        ids.setdefault(kind, []).append(pk)
    found = {}
    for kind, pks in ids.items():
        rows = with_names(apps.get_model("roles", kind).objects.all())
        for pk, row in rows.in_bulk(pks).items():
            found[kind, pk] = row
    return found
