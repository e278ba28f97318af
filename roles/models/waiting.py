"""Files that an editor has uploaded and not decided upon yet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roles.schema import fields


class WaitingFile(models.Model):
    """An upload between the preview and the decision; nobody finds it after `ends_at`.

    In the database, so that every app server finds it and none needs a disk of its own. `owner` is
    a user's id and no foreign key: a backup holds users and leaves these rows out.
    """

    is_content = keeps_history = False

    token = fields.CharField(max_length=32, unique=True)
    owner = models.BigIntegerField()
    data = models.BinaryField()
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("waiting file")
        verbose_name_plural = _("waiting files")
        default_permissions = ()

    def __str__(self):
        return self.token
