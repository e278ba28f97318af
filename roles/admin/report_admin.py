"""The queue of mistakes that readers have reported."""

from django.contrib import admin
from django.db import models
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from roles.asking.wanted import is_request
from roles.models import MistakeReport
from roles.models.reports import ReportStatus
from roles.models.statements import find_statement, what_it_says
from roles.upkeep.replying import reply

from .form_fields import FieldHabits
from .links import change_address
from .sections import Section
from .site import desk
from .upkeep.report_answers import REPORT, offer


@admin.register(MistakeReport, site=desk)
class MistakeReportAdmin(FieldHabits, admin.ModelAdmin):
    section = Section.READERS
    """Readers write reports; editors say what has become of them."""

    list_display = ["quoted", "message_in_short", "created_at", "status"]
    list_editable = ["status"]
    list_filter = ["status", "language", "created_at"]
    search_fields = ["statement", "quoted", "message", "note"]
    date_hierarchy = "created_at"
    list_per_page = 50
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    readonly_fields = [
        "stands_at",
        "says_now",
        "quoted",
        "message",
        "source",
        "reply_to",
        "language",
        "created_at",
        "answer",
    ]
    fieldsets = [
        (None, {"fields": ["status", "note"]}),
        (_("What the reader says"), {"fields": readonly_fields[:-1]}),
        (_("A reply to copy"), {"fields": ["answer"]}),
    ]
    change_form_template = "admin/upkeep/report_form.html"
    actions = ["mark_as_checking", "mark_as_corrected", "mark_as_kept"]

    def has_add_permission(self, request):
        return False

    @admin.display(description=_("What is wrong?"))
    def message_in_short(self, report):
        return report.message[:120] + ("…" if len(report.message) > 120 else "")

    @admin.display(description=_("Your e-mail"))
    def reply_to(self, report):
        return report.reply_to or "–"

    @admin.display(description=_("source"))
    def source(self, report):
        """A link, but one that tells the other site nothing about the desk."""
        if not report.source_url:
            return "–"
        return format_html(
            '<a href="{0}" rel="noopener noreferrer nofollow">{0}</a>', report.source_url
        )

    @admin.display(description=_("statement"))
    def stands_at(self, report):
        if is_request(report.statement):
            return _("a role that has no page yet")
        claim = statement_of(report)
        if claim is None:
            return _("no longer on the site")
        return format_html(
            '<a href="{}?{}={}">{}</a> · <a href="{}">{}</a>',
            change_address(claim),
            REPORT,
            report.pk,
            _("Correct the statement"),
            claim.get_absolute_url(),
            _("View on site"),
        )

    @admin.display(description=_("as it stands now"))
    def says_now(self, report):
        claim = statement_of(report)
        if claim is None:
            return "–"
        cited = format_html_join("", " [{} {}]", ((r.source, r.place) for r in claim.references))
        return format_html_join("", "<p>{}</p>", ((text,) for text in what_it_says(claim))) + cited

    @admin.display(description=_("reply"))
    def answer(self, report):
        """In the reader's language, as long as we may write to them; nothing sends it."""
        if not report.reply_to:
            return _("The reader left no address, or its time is over.")
        status = getattr(report, "offered", report.status)
        text = reply(report, status, statement_of(report))
        return render_to_string("admin/upkeep/reply.html", {"report": report, "text": text})

    def render_change_form(self, request, context, *args, **kwargs):
        if report := context.get("original"):
            form = context["adminform"].form
            offer(request, report, form)
            report.offered = form.initial.get("status", report.status)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.action(description=_("Mark as being checked"), permissions=["change"])
    def mark_as_checking(self, request, reports):
        reports.update(status=ReportStatus.CHECKING)

    @admin.action(description=_("Mark as corrected"), permissions=["change"])
    def mark_as_corrected(self, request, reports):
        reports.update(status=ReportStatus.CORRECTED)

    @admin.action(description=_("Mark as left as it is"), permissions=["change"])
    def mark_as_kept(self, request, reports):
        reports.update(status=ReportStatus.KEPT)


def statement_of(report):
    """What a report is about, asked for once; None if it is not public any more, or a request."""
    if not hasattr(report, "found"):
        asked = is_request(report.statement)
        report.found = None if asked else find_statement(report.statement)
    return report.found
