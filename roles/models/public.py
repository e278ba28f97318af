"""Who may be read: the one rule, asked of rows and of queries.

A row is public when it is published, if it can be, and when everything that it names is public:
both ends of a line, both roles of a comparison, the comparison that a question is about. Where it
names many at once (the roles of a dispute), one suffices, and pages leave out the others. What
outlives a role (an observed title, whose link to it is set to null) is no statement about it.
What waits for a review is not public (`awaiting`); what names it does not depend on it, but makes
it public (`settling`).
"""

from functools import cache

from django.db.models import SET_NULL, Q

from .vocabulary import Status


@cache
def named_by(model):
    """The relations of `model` to what has to be public for its rows to be."""
    relations = (*model._meta.fields, *model._meta.many_to_many)
    return tuple(f for f in relations if f.is_relation and _matters(model, f))


def _matters(model, relation):
    target = relation.related_model
    outlives = not relation.many_to_many and relation.remote_field.on_delete is SET_NULL
    return target is not model and not outlives and (is_publishable(target) or named_by(target))


def is_publishable(model):
    """Whether it is a Publishable; asked so because those are declared further up."""
    return hasattr(model, "is_published")


def may_wait(model):
    """Whether it is an Awaiting; those are declared further up, too."""
    return hasattr(model, "awaits_review")


def public(model, path=""):
    """The condition that a row of `model` is public; `path` leads to it, «comparison__left__»."""
    condition = Q(**{f"{path}status": Status.PUBLISHED}) if is_publishable(model) else Q()
    if may_wait(model):
        condition &= Q(**{f"{path}awaits_review": False})
    for relation in named_by(model):
        condition &= _names_public(relation, path)
    return condition


def _names_public(relation, path):
    target = relation.related_model
    if relation.many_to_many:
        links = relation.remote_field.through.objects
        to_target = f"{relation.m2m_reverse_field_name()}__"
        rows = links.filter(public(target, to_target)).values(relation.m2m_column_name())
        return Q(**{f"{path}pk__in": rows})
    condition = public(target, f"{path}{relation.name}__")
    return condition | Q(**{f"{path}{relation.name}": None}) if relation.null else condition


def is_public(row):
    """Whether this row is public; asks the database for what it names and does not hold yet."""
    if is_publishable(type(row)) and not row.is_published:
        return False
    if may_wait(type(row)) and row.awaits_review:
        return False
    return all(_is_named_public(row, relation) for relation in named_by(type(row)))


def _is_named_public(row, relation):
    if relation.many_to_many:
        return any(map(is_public, getattr(row, relation.name).all()))
    target = getattr(row, relation.name)
    return target is None or is_public(target)


def first_public(rows):
    """The first row that is public, or else the first, for editors; None of none."""
    rows = list(rows)
    return next(filter(is_public, rows), rows[0] if rows else None)
