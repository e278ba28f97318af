"""Which state of the content the database holds: a token that changes with every change of it."""

from datetime import UTC, datetime
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from . import fields


class Revision(NamedTuple):
    """A state of the content and when it came about; equal tokens mean equal content."""

    token: str
    changed_at: datetime


NO_CONTENT_YET = Revision("", datetime(2000, 1, 1, tzinfo=UTC))


class ContentRevision(models.Model):
    """The one row that the database's own triggers renew (see `roles.triggers`).

    The token is random rather than a number: after a restore, a number would come a second time
    and stand for other content.
    """

    token = fields.CharField(max_length=36)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("content revision")
        verbose_name_plural = _("content revisions")

    def __str__(self):
        return self.token

    @classmethod
    def current(cls):
        """Read the Revision from the database, in one query."""
        row = cls.objects.values_list("token", "changed_at").first()
        return Revision(*row) if row else NO_CONTENT_YET
