"""What readers say is wrong. Stored for the editors, never published and never sent anywhere."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roles.schema import fields

from .vocabulary import Language

# A reader who wants an answer gets it within this time (see roles/operating/forgetting.py).
EMAIL_LIFETIME = timedelta(days=90)


class ReportStatus(models.TextChoices):
    NEW = "new", pgettext_lazy("report", "New")
    CHECKING = "checking", pgettext_lazy("report", "Being checked")
    CORRECTED = "corrected", pgettext_lazy("report", "Corrected")
    KEPT = "kept", pgettext_lazy("report", "Left as it is")


class MistakeReport(models.Model):
    """A mistake that a reader has found in one statement.

    The statement is named, not referred to, and quoted as the reader saw it: the report outlives
    a rewording. `sender` tells apart who sends on one day without saying who it is, and is empty
    afterwards.
    """

    is_content = keeps_history = False

    statement = fields.SlugField(_("statement"), max_length=160)
    quoted = fields.TextField(_("as the reader saw it"))
    language = fields.CharField(_("language"), max_length=2, choices=Language.choices)
    message = fields.TextField(_("What is wrong?"), max_length=2000)
    source_url = fields.URLField(_("A page that says otherwise"), max_length=500, blank=True)
    email = fields.EmailField(_("Your e-mail"), blank=True)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    sender = fields.CharField(max_length=32, editable=False)
    status = fields.CharField(
        _("status"), max_length=10, choices=ReportStatus.choices, default=ReportStatus.NEW
    )
    note = fields.TextField(_("editors' note"), blank=True)

    class Meta:
        verbose_name = _("mistake report")
        verbose_name_plural = _("mistake reports")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["created_at", "sender"], name="report_sender")]

    def __str__(self):
        return f"{self.quoted or self.message} ({self.created_at:%Y-%m-%d})"

    @property
    def reply_to(self):
        """The reader's e-mail as long as we may use it, also when nobody has removed it yet."""
        return self.email if timezone.now() - self.created_at < EMAIL_LIFETIME else ""
