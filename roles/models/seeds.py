from django.db import models
from django.utils.translation import gettext_lazy as _

from roles.schema import fields


class SeedRecord(models.Model):
    """What the seed wrote last for a row, so that it can tell an editor's change from its own.

    `model` is a label (`roles.role`), `key` the row's natural key as JSON, `digest` the SHA-256
    of the row's fields as the seed left them. A record without a row: an editor deleted it.
    The one without a model is about all rows together (see `roles.operating.prepared`).
    """

    is_content = keeps_history = False

    model = fields.CharField(max_length=60)
    key = fields.CharField(max_length=700)
    digest = fields.CharField(max_length=64)

    class Meta:
        verbose_name = _("seed record")
        verbose_name_plural = _("seed records")
        constraints = [
            models.UniqueConstraint(fields=["model", "key"], name="seed_record_once_per_row")
        ]

    def __str__(self):
        return f"{self.model} {self.key}"
