"""Answering a reader's report: from it to the statement's form, and back again."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from roles.addresses import row_id
from roles.admin.links import change_address
from roles.models import MistakeReport
from roles.models.reports import ReportStatus

# Parameters: of a form, the report that it answers; of a report, what became of its statement.
REPORT, NOW = "report", "now"
OPEN = (ReportStatus.NEW, ReportStatus.CHECKING)
SHOWN = 5


def open_reports(user):
    """What the start page shows of reports that wait for an answer, the oldest first."""
    if not user.has_perm("roles.view_mistakereport"):
        return {}
    waiting = MistakeReport.objects.filter(status__in=OPEN).order_by("created_at", "pk")
    return {"open_reports": waiting[:SHOWN], "n_open_reports": waiting.count()}


class ReportReturnMixin:
    """A form that was opened from a report leads back to it when it is saved or proposed."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        report = report_of(request)
        context = {"report": report, **(extra_context or {})} if report else extra_context
        answer = super().changeform_view(request, object_id, form_url, context)
        if report and request.method == "POST" and answer.status_code == 302:
            return led_on(request, report, answer)
        return answer


def report_of(request):
    """The report that a form is to answer, for those who may."""
    pk = row_id(request.GET.get(REPORT))
    if pk is None or not request.user.has_perm("roles.change_mistakereport"):
        return None
    return MistakeReport.objects.filter(pk=pk).first()


def led_on(request, report, answer):
    """Back to the report after a save; «save and go on» leads to the form, which still knows it."""
    if {"_continue", "_addanother"} & set(request.POST):
        return answer
    now = ReportStatus.CHECKING if is_proposal(answer["Location"]) else ReportStatus.CORRECTED
    return HttpResponseRedirect(f"{change_address(report)}?{NOW}={now}")


def is_proposal(address):
    """Whether what was sent waits for a publisher: its own page is shown next."""
    try:
        return resolve(urlsplit(address).path).url_name == "proposal"
    except Resolver404:
        return False


def offer(request, report, form):
    """Fill in what became of the statement; one press of «Save» is enough then."""
    now = request.GET.get(NOW)
    if request.method != "GET" or now not in (ReportStatus.CORRECTED, ReportStatus.CHECKING):
        return
    form.initial["status"] = now
    if now == ReportStatus.CORRECTED:
        form.initial["note"] = report.note or _("Corrected as the reader reported.")
        told = _("The statement is saved. Save this report as corrected, with a note?")
    else:
        form.initial["note"] = report.note or _("A correction has been proposed.")
        told = _("Your correction waits for a publisher. Save this report as being checked?")
    messages.info(request, told)
