"""Which state of the content the database holds: a token that changes with every change of it."""

from datetime import UTC, datetime
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from roles.schema import fields


class Revision(NamedTuple):
    """A state of the content and when it came about; equal tokens mean equal content."""

    token: str
    changed_at: datetime


NO_CONTENT_YET = Revision("", datetime(2000, 1, 1, tzinfo=UTC))


class ContentRevision(models.Model):
    """The one row that the database's own triggers renew (see `roles.writing.triggers`).

    The token is random rather than a number: after a restore, a number would come a second time
    and stand for other content.
    """

    is_content = keeps_history = False

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


def lock_content():
    """Let all other writers of content wait until the end of this transaction; readers go on.

    Rules that span rows (no circle of lines, no save over a newer version) hold only so. On
    PostgreSQL every writing statement asks for the row of the content revision first (see
    `roles.writing.triggers`), so whoever locks that row writes alone, and nobody can wait in a
    circle. On SQLite a transaction is alone from its beginning (`transaction_mode: IMMEDIATE`).
    """
    revision = ContentRevision.objects.select_for_update()
    if not list(revision):
        # Nobody has written anything yet, and a lock is no change.
        revision.get_or_create(pk=1, defaults=NO_CONTENT_YET._asdict())
