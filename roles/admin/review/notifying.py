"""A mail about a new proposal, to the addresses of the settings; by default there are none."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from roles.models.user_names import user_name

log = logging.getLogger(__name__)


def notify(copy):
    """Nobody's proposal is refused because a mail could not be sent; the log tells."""
    if not settings.PROPOSALS_MAIL:
        return
    with translation.override(settings.LANGUAGE_CODE):
        title = " ".join(copy.title.split())
        subject = _("Proposal: %(title)s") % {"title": title}
        link = settings.ORIGIN + reverse("admin:proposal", args=[copy.key])
    text = f"{user_name(copy.editor)}: {title}\n\n{copy.remark}\n\n{link}\n"
    try:
        send_mail(subject, text, settings.MAIL_FROM, settings.PROPOSALS_MAIL)
    except (SMTPException, OSError) as error:
        log.warning("The mail about a proposal was not sent (%s)", type(error).__name__)
