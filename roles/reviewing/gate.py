"""The last line of defence, where rows are written: nobody changes more than the rule allows.

Whatever way a write takes (a form, a list, an import, the way back to a version), it ends in
signals. Bulk writes send none: at the desk only what was rehearsed row by row is written so.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.core.exceptions import PermissionDenied
from django.db.models.signals import m2m_changed, pre_delete, pre_save
from django.utils.translation import gettext as _

from roles.models.content import content_models
from roles.models.public import is_public, named_by
from roles.writing.changes import current

from .rules import writes_directly

SHOWN = {"awaits_review"}
_trial = ContextVar("trial", default=None)


class NotDirectly(PermissionDenied):
    """A write that has to be a proposal; told in the writer's language."""

    def __str__(self):
        return _(
            "This is on the public site, or a proposal that waits would put it there: only those "
            "who may publish change it directly."
        )


@contextmanager
def trying():
    """Inside, what would be refused is written, and the rows are put into the list it yields.

    Whoever finds the list filled rolls the transaction back.
    """
    refused = []
    token = _trial.set(refused)
    try:
        yield refused
    finally:
        _trial.reset(token)


def guard():
    """Stand before every write of content."""
    for model in content_models():
        pre_save.connect(before_writing, sender=model, dispatch_uid="review")
        pre_delete.connect(before_writing, sender=model, dispatch_uid="review")
        for relation in model._meta.many_to_many:
            through = relation.remote_field.through
            m2m_changed.connect(before_linking, sender=through, dispatch_uid="review")


def before_writing(instance, update_fields=None, **kwargs):
    """Receiver of the signals before a row of content is saved or deleted."""
    if update_fields == SHOWN:
        return  # what something public names by now: whoever wrote that was asked
    if not writes_directly(current().answerable, instance):
        refuse(instance)


def before_linking(sender, instance, action, reverse, model, pk_set, **kwargs):
    """Links belong to the row that has the field, whichever end they are set from."""
    if current().answerable is None or not action.startswith("pre_"):
        return
    relation = _relation(sender)
    for row in _owners(relation, instance, reverse, pk_set):
        if not writes_directly(current().answerable, row):
            refuse(row)
        elif action == "pre_add" and relation in named_by(type(row)):
            named = [instance] if reverse else model._base_manager.filter(pk__in=pk_set)
            _refuse_opening(row, named)


def _refuse_opening(row, named):
    """What names something public is public from now on."""
    if any(not writes_directly(current().answerable, page) for page in filter(is_public, named)):
        refuse(row)


def _relation(through):
    """The field whose links this table holds."""
    fields = through._meta.auto_created._meta.many_to_many
    return next(field for field in fields if field.remote_field.through is through)


def _owners(relation, instance, reverse, pk_set):
    if not reverse:
        return [instance]
    wanted = {relation.name: instance} if pk_set is None else {"pk__in": pk_set}
    return relation.model._base_manager.filter(**wanted)


def refuse(row):
    """Raise; in a trial, note the row and let it pass."""
    refused = _trial.get()
    if refused is None:
        raise NotDirectly
    refused.append(row)
