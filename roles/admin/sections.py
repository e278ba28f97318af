"""The parts of the desk's index and side bar, in their order."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Section(TextChoices):
    PAGES = "pages", _("Pages")
    EVIDENCE = "evidence", _("Evidence")
    SHARED = "shared", _("Shared by several roles")
    STATEMENTS = "statements", _("Single statements")
    READERS = "readers", _("From readers")
    PEOPLE = "people", _("People")
    OTHER = "other", _("Other")
