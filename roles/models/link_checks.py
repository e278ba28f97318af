"""Whether the addresses of sources and places still lead anywhere, as far as a program can tell."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roles.schema import fields

# What an editor has seen with their own eyes is not asked again for so long.
TRUSTED = timedelta(days=180)
WEB = ("http://", "https://")
LONGEST = 2000


class LinkState(models.TextChoices):
    """How an address answered."""

    FINE = "fine", pgettext_lazy("link", "Leads there")
    MOVED = "moved", pgettext_lazy("link", "Moved")
    DEAD = "dead", pgettext_lazy("link", "Gone")
    SILENT = "silent", pgettext_lazy("link", "No answer")
    CLOSED = "closed", pgettext_lazy("link", "Not for programs")


class LinkCheckQuerySet(models.QuerySet):
    def told(self, today=None):
        """Those that editors should look at: not fine, and not put off until later."""
        today = today or timezone.localdate()
        later = Q(ignored_until__gte=today)
        return self.exclude(state=LinkState.FINE).exclude(later)


class LinkCheck(models.Model):
    """What came of asking for one address. By the address: sources are merged, restored, seeded.

    `since`: when it was first found in this state; `answer`: the status, or what went wrong.
    """

    is_content = keeps_history = False

    address = fields.CharField(_("address"), max_length=300, unique=True)
    state = fields.CharField(_("state"), max_length=8, choices=LinkState.choices)
    answer = fields.CharField(_("answer"), max_length=120, blank=True)
    moved_to = fields.CharField(_("moved to"), max_length=LONGEST, blank=True)
    since = models.DateTimeField(_("since"))
    checked_at = models.DateTimeField(_("checked"))
    by_hand = models.BooleanField(_("checked by hand"), default=False)
    ignored_until = models.DateField(_("ignored until"), null=True, blank=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("checked address")
        verbose_name_plural = _("checked addresses")
        ordering = ["since", "address"]
        default_permissions = ()

    def __str__(self):
        return self.address

    def found(self, state, answer="", moved_to="", by_hand=False):
        """Note what was found now; `since` stays as long as the state does."""
        now = timezone.now()
        if not moved_to.startswith(WEB) or len(moved_to) > LONGEST:  # nobody can be led there
            moved_to = ""
        if state != self.state or moved_to != self.moved_to:
            self.since = now
            self.ignored_until = None
        self.state, self.answer, self.moved_to = state, answer[:120], moved_to
        self.checked_at, self.by_hand = now, by_hand
        self.save()

    def ignore(self, until):
        self.ignored_until = until
        self.save(update_fields=["ignored_until"])
