"""When anything public of some kinds of content last changed: what lists show."""

from functools import cache

from django.db.models import Exists, OuterRef, Q, Subquery, Value

from roles.models.content import content_models
from roles.models.vocabulary import Status

from .page_moments import names_public, note, union, was_shown
from .publicity import WITHHELD
from .renaming import renamings


def latest_public():
    """{kind of content: newest moment at which readers got to see something else of it}.

    Two queries. Each history is read from its newest row to the first that was public.
    """
    found = {}
    for number, at in _newest_of(*content_models()).all():
        note(found, content_models()[number], at)
    for model, moments in renamings().items():
        for at in moments.values():
            note(found, model, at)
    return found


@cache
def _newest_of(*models):
    """The query for all kinds: to put it together takes longer than to ask it."""
    return union(map(_newest, models))


def _newest(model):
    versions = model.history.order_by()
    earlier = versions.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    before = Subquery(earlier.order_by("-history_id").values("history_id")[:1])
    was_public = Exists(versions.filter(_public(model), history_id=OuterRef("before")))
    rows = model.history.annotate(before=before).filter(_public(model) | Q(was_public))
    newest = rows.filter(names_public(model)).order_by("-history_date")
    rows = versions.filter(history_id=Subquery(newest.values("history_id")[:1]))
    rows = rows.annotate(number=Value(content_models().index(model)))
    return rows.values_list("number", "history_date")


def _public(model):
    """The condition of a version that readers could see, if what it names was public."""
    condition = was_shown(model)
    return condition & Q(status=Status.PUBLISHED) if model in WITHHELD else condition
