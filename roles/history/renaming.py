"""When the names changed by which pages speak of something: a source, a skill, another role."""

from functools import cache

from django.db.models import CharField, Exists, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast
from django.db.models.lookups import IsNull

from roles import models as m
from roles.addresses import LANGUAGES
from roles.models.content import content_models
from roles.schema.rows import fields_of

# Of these, pages show all that they hold, beside each statement; of others the name.
SHOWN_WHOLE = (m.Source, m.Citation)
UNSEEN = ("key", "order")


def renamings(*models):
    """{model: {key: moment}} of the rows that are called otherwise than at first; one query.

    The key, as text, is that by which others refer to the row. To publish it is a new name, too.
    """
    wanted = [model for model in models or named_models() if model in named_models()]
    found = {model: {} for model in wanted}
    for number, key, at in _renamed_of(*wanted).all():
        found[named_models()[number]][key] = at
    return found


@cache
def _renamed_of(*models):
    """The query for all of them: to put it together takes longer than to ask it."""
    first, *others = map(_renamed, models)
    return first.union(*others, all=True)


@cache
def named_models():
    """The kinds of content that others refer to."""
    relations = (relation for model in content_models() for relation in model.relations())
    named = {relation.related_model for relation in relations} - {m.Dispute}
    return tuple(model for model in content_models() if model in named)


def key_of(model):
    """The field by which others refer to rows of a model."""
    return "slug" if issubclass(model, (m.Area, m.Function)) else "id"


def _renamed(model):
    """Rows (number of the model, key, moment) of its history whose names were others before."""
    versions = model.history.order_by()
    earlier = versions.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    before = Subquery(earlier.order_by("-history_id").values("history_id")[:1])
    same = versions.filter(_same(_columns(model)), history_id=OuterRef("before"))
    rows = versions.filter(history_type="~").annotate(before=before)
    rows = rows.filter(~Exists(same), before__isnull=False)
    number = Value(named_models().index(model))
    rows = rows.annotate(number=number, refers=Cast(key_of(model), CharField()))
    rows = rows.values("number", "refers").annotate(at=Max("history_date"))
    return rows.values_list("number", "refers", "at")


def _columns(model):
    """Names of the columns that pages show of a row in passing."""
    if model in SHOWN_WHOLE:
        return [f.attname for f in fields_of(model).values() if f.name not in UNSEEN]
    texts = (name for name in model.named_after() if not model.field(name).is_relation)
    names = {f.name for f in model._meta.concrete_fields}
    translated = (f"{text}_{code}" for text in texts for code in LANGUAGES)
    return sorted(names & {*translated, *model.naming, "acronym", "slug", "status"})


def _same(columns):
    """The condition that a version holds what the one outside holds in these columns."""
    condition = Q()
    for name in columns:
        both_empty = Q(**{f"{name}__isnull": True}) & Q(IsNull(OuterRef(name), True))
        condition &= Q(**{name: OuterRef(name)}) | both_empty
    return condition
