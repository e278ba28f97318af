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
    if user is None or settings.REVIEW == NEVER or may_accept(user, type(row)):
        return True
    if isinstance(row, NEEDED):
        return row._state.adding or not touches_public(row)
    return settings.REVIEW == PUBLISHED and not touches_public(row)


def adds_directly(user, model):
    """The same of a new row of which nothing is known yet; a new page is a draft."""
    if settings.REVIEW == NEVER or may_accept(user, model) or issubclass(model, NEEDED):
        return True
    return settings.REVIEW == PUBLISHED and issubclass(model, m.Publishable)


def may_accept(user, model):
    """Whether `user` publishes what rows of `model` belong to."""
    return any(may_publish(user, kind) for kind in kinds(model))


def kinds(model):
    """The kinds of pages that rows of `model` belong to; of a shared one, all that there are."""
    if issubclass(model, m.Publishable):
        return [model]
    found = [model.field(name).related_model for name in model.subject_fields()]
    return found or [kind for kind in content_models() if issubclass(kind, m.Publishable)]


def touches_public(row):
    """Whether readers see the row, as it stands here or as it is stored."""
    if row.pk is None and any(relation.many_to_many for relation in named_by(type(row))):
        return False  # it names nothing yet; each of its links is asked for by itself
    stored = None if row._state.adding else type(row)._base_manager.filter(pk=row.pk).first()
    return is_public(row) or (stored is not None and is_public(stored))
