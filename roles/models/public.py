"""Who may be read: the one rule, asked of rows and of queries.

A row is public when it is published, if it can be, and when everything that it names is public:
both ends of a line, both roles of a comparison, the comparison that a question is about. Where it
names many at once (the roles of a dispute), one suffices, and pages leave out the others. What
outlives a role (an observed title, whose link to it is set to null) is no statement about it.
What waits for a review is not public (`awaiting`); what names it does not depend on it, but makes
it public (`settling`).
"""

from functools import cache

from django.db.models import SET_NULL, Exists, OuterRef, Q, QuerySet

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
    named = named_by(model)
    told = _joins_public if len(named) == 1 and not named[0].many_to_many else _names_public
    for relation in named:
        condition &= told(relation, path)
    return condition


def _joins_public(relation, path):
    """Of rows that name one, which are by far the most: joined, a million are counted sooner."""
    condition = public(relation.related_model, f"{path}{relation.name}__")
    return condition | Q(**{f"{path}{relation.name}": None}) if relation.null else condition


def _names_public(relation, path):
    """Of rows that name several: asked row by row.

    Joined, SQLite would begin with all roles where it knows nothing of the table, as it knows
    nothing of one that was empty when it last looked: no comparisons yet, no disputes.
    """
    target = relation.related_model
    if relation.many_to_many:
        links, to_target = relation.remote_field.through.objects, relation.m2m_reverse_field_name()
        own = {relation.m2m_field_name(): OuterRef(f"{path}pk")}
        return Q(Exists(links.filter(public(target, f"{to_target}__"), **own)))
    # No manager of its own: that would take the way from here for one of its translated fields.
    its = QuerySet(target).filter(public(target), pk=OuterRef(f"{path}{relation.name}"))
    is_one = Q(Exists(its))
    return is_one | Q(**{f"{path}{relation.name}": None}) if relation.null else is_one


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
