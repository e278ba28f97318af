"""What something public names is public: asked whenever content has been written.

Not before the commit: a form with sixty statements asks once. What a crash keeps from being asked
is asked after the next write.
"""

import threading

from django.db import transaction
from django.db.models.signals import m2m_changed, post_save

from roles.writing.many import created

from .awaiting import Awaiting
from .content import content_models, refers_to
from .public import public


class Written(threading.local):
    """Whether this thread has written content since it last asked."""

    content = False


written = Written()


def follow():
    """Connect to the signals of every kind of content."""
    created.connect(note, dispatch_uid="settling")
    for model in content_models():
        post_save.connect(note, sender=model, dispatch_uid="settling")
        for field in model._meta.many_to_many:
            through = field.remote_field.through
            m2m_changed.connect(note, sender=through, dispatch_uid="settling")


def note(**kwargs):
    written.content = True
    transaction.on_commit(settle, robust=True)


def settle():
    """Show what waits although something public names it: places, then their sources, skills."""
    if not written.content:
        return
    written.content = False
    while any_waits() and show_named():
        pass


def any_waits():
    """Whether any row awaits review: one query before all the others."""
    first, *others = (model.objects.waiting().order_by().values("pk") for model in awaiting())
    return bool(first.union(*others, all=True)[:1])


def show_named():
    """How many rows have been shown; they may name others in their turn."""
    shown = 0
    for model in awaiting():
        for row in model.objects.waiting().filter(named_publicly(model)):
            row.show()
            shown += 1
    return shown


def would_show():
    """Rows that wait and would be shown if what has been written were left as it is."""
    found = [
        row for model in awaiting() for row in model.objects.waiting().filter(named_publicly(model))
    ]
    for row in found:  # those that these name are walked, too
        found += [target for target in _waiting_targets(row) if target not in found]
    return found


def _waiting_targets(row):
    targets = (getattr(row, name) for name in row.single_relations())
    return [target for target in targets if getattr(target, "awaits_review", False)]


def awaiting():
    """Kinds that may wait, those that name others first."""
    return [model for model in reversed(content_models()) if issubclass(model, Awaiting)]


def named_publicly(model):
    """The condition that a public row names this one."""
    return refers_to(model, lambda kind: kind.objects.filter(public(kind)))
