"""What an editor adds on the way: a source, a place, a skill.

Where somebody else reviews, it is for the desk until somebody who may publish saves it, or until
something public names it (`roles.models.settling`).
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from roles.writing.changes import current

from .content import content_models
from .public import is_publishable, public

NEVER = "never"


def writer_may_show():
    """Whether what this write adds may be public at once; commands belong to nobody and may."""
    user = current().answerable
    return user is None or settings.REVIEW == NEVER or _publishes(user)


def _publishes(user):
    kinds = (model._meta for model in content_models() if is_publishable(model))
    return any(user.has_perm(f"roles.publish_{kind.model_name}") for kind in kinds)


class AwaitingQuerySet(models.QuerySet):
    def public(self):
        return self.filter(public(self.model))

    def waiting(self):
        return self.filter(awaits_review=True)


class Awaiting(models.Model):
    """It is not editable: no form, file, version or sheet tells it, and only `save()` sets it."""

    awaits_review = models.BooleanField(
        _("awaits review"), default=False, db_default=False, editable=False
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """New rows of those who may not show them wait; others keep what they have."""
        self.awaits_review = not writer_may_show() and self._has_waited()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "awaits_review"}
        super().save(*args, **kwargs)

    def _has_waited(self):
        stored = type(self)._base_manager.filter(pk=self.pk)
        return stored.values_list("awaits_review", flat=True).first() is not False

    def show(self):
        """Make it public, which is no version: nothing that it says has changed."""
        self.awaits_review = False
        self.skip_history_when_saving = True
        try:
            models.Model.save(self, update_fields=["awaits_review"])
        finally:
            del self.skip_history_when_saving
