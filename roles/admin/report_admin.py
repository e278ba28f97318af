"""The queue of mistakes that readers have reported."""

from django.contrib import admin
from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from roles.asking.wanted import is_request
from roles.models import MistakeReport
from roles.models.reports import ReportStatus
from roles.models.statements import find_statement

from .form_fields import FieldHabits
from .links import change_link
from .sections import Section
from .site import desk


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
        "quoted",
        "message",
        "source",
        "reply_to",
        "language",
        "created_at",
    ]
    fieldsets = [
        (None, {"fields": ["status", "note"]}),
        (_("What the reader says"), {"fields": readonly_fields}),
    ]
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
        claim = find_statement(report.statement)
        if claim is None:
            return format_html("{} ({})", report.statement, _("no longer on the site"))
        return format_html(
            '{} · <a href="{}">{}</a>',
            change_link(claim),
            claim.get_absolute_url(),
            _("View on site"),
        )

    @admin.action(description=_("Mark as being checked"), permissions=["change"])
    def mark_as_checking(self, request, reports):
        reports.update(status=ReportStatus.CHECKING)

    @admin.action(description=_("Mark as corrected"), permissions=["change"])
    def mark_as_corrected(self, request, reports):
        reports.update(status=ReportStatus.CORRECTED)

    @admin.action(description=_("Mark as left as it is"), permissions=["change"])
    def mark_as_kept(self, request, reports):
        reports.update(status=ReportStatus.KEPT)
