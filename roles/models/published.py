"""What is public, and the door to it: in a request only those with the right open or shut it."""

from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db import models

from roles.writing.changes import current

from .public import public
from .vocabulary import Status


def may_publish(user, model):
    """Whether `user` may change the status of rows of `model`, a Publishable."""
    codename = get_permission_codename("publish", model._meta)
    return user.has_perm(f"{model._meta.app_label}.{codename}")


def writer_may_publish(model):
    """The same for whoever this write belongs to; commands belong to nobody and may."""
    user = current().answerable
    return user is None or may_publish(user, model)


class PublishableQuerySet(models.QuerySet):
    """Writes of many rows at once go past `save()`: those that would publish are refused."""

    def published(self):
        return self.filter(public(self.model))

    def update(self, **fields):
        if "status" in fields:
            self._require_right()
        return super().update(**fields)

    def bulk_create(self, objs, *args, **kwargs):
        objs = list(objs)
        if any(row.status != Status.DRAFT for row in objs):
            self._require_right()
        return super().bulk_create(objs, *args, **kwargs)

    def _require_right(self):
        if not writer_may_publish(self.model):
            raise PermissionDenied
