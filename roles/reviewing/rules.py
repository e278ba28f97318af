"""The one rule: whether somebody may write a row, or only propose what it should become."""

from django.conf import settings

from roles import models as m
from roles.models.awaiting import NEVER
from roles.models.content import content_models
from roles.models.public import is_public, named_by
from roles.models.published import may_publish

PUBLISHED = "published"  # of settings.REVIEW
# Written while a proposal is made: readers see a new one only when something public cites it.
NEEDED = (m.Source, m.Citation, m.Skill)


def writes_directly(user, row):
    """Whether `user` (None: a command) may write `row`, which may be new, without asking."""
    if user is None or settings.REVIEW == NEVER or may_accept(user, row):
        return True
    if isinstance(row, NEEDED):
        return row._state.adding or not (touches_public(row) or is_looked_at(row))
    return settings.REVIEW == PUBLISHED and not touches_public(row)


def adds_directly(user, model):
    """The same of a new row of which nothing is known yet; a new page is a draft."""
    if settings.REVIEW == NEVER or may_accept(user, model) or issubclass(model, NEEDED):
        return True
    return settings.REVIEW == PUBLISHED and issubclass(model, m.Publishable)


def proposes():
    """Whether those who may not write something directly may propose it."""
    return settings.REVIEW != NEVER


def may_accept(user, what):
    """Whether `user` publishes all that a row, or any row of a model, belongs to."""
    return all(may_publish(user, kind) for kind in kinds(what))


def kinds(what):
    """The kinds of pages that a row, or rows of a model, belong to.

    What stands on pages of any kind, like a source, belongs to all of them.
    """
    model = what if isinstance(what, type) else type(what)
    if issubclass(model, m.Publishable):
        return [model]
    owners = [model.field(name) for name in model.page_fields()]
    if model is not what and len(owners) > 1:  # one of them is filled
        owners = [owner for owner in owners if getattr(what, owner.attname)] or owners
    found = [kind for owner in owners for kind in kinds(owner.related_model)]
    return found or [kind for kind in content_models() if issubclass(kind, m.Publishable)]


def is_looked_at(row):
    """Whether a publisher is deciding on something that makes this row public, as it is now."""
    return row.awaits_review and m.WorkingCopy.objects.brings(row)


def touches_public(row):
    """Whether readers see the row, as it stands here or as it is stored."""
    if row.pk is None and any(relation.many_to_many for relation in named_by(type(row))):
        return False  # it names nothing yet; each of its links is asked for by itself
    stored = None if row._state.adding else type(row)._base_manager.filter(pk=row.pk).first()
    return is_public(row) or (stored is not None and is_public(stored))
