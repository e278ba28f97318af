"""What an editor may write to a reader who reported a mistake, in the reader's language."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from roles.asking.wanted import is_request
from roles.models.reports import ReportStatus


def reply(report, status, claim=None):
    """The text, for a report with this status; `claim` is what it is about, if it is public."""
    with translation.override(report.language):
        page = claim.get_absolute_url() if claim else ""
        parts = [
            _("Hello,"),
            _("thank you for writing to us about “%s”.") % report.quoted.partition("\n")[0],
            _about_a_role(status) if is_request(report.statement) else _about_a_statement(status),
            _("It stands here: %s") % f"{settings.ORIGIN}{page}" if page else "",
            _("The editors of “Who Does What”"),
        ]
    return "\n\n".join(filter(None, parts))


def _about_a_statement(status):
    if status == ReportStatus.CORRECTED:
        return _("You were right, and we have corrected it.")
    if status == ReportStatus.KEPT:
        return _("We have looked at it again and left it as it is: it is what the sources say.")
    return _("We are checking it against the sources.")


def _about_a_role(status):
    if status == ReportStatus.CORRECTED:
        return _("The role has a page now.")
    if status == ReportStatus.KEPT:
        return _("We have found too few sources to write about this role yet.")
    return _("We are looking for sources about this role.")
