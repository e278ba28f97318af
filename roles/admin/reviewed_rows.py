"""Lists of what editors add on the way say which of it readers do not see yet."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy


class AwaitingMixin:
    """For a kind that may wait for a review (`roles.models.awaiting`)."""

    def get_list_display(self, request):
        return [*super().get_list_display(request), "is_waiting"]

    def get_list_filter(self, request):
        return ["awaits_review", *super().get_list_filter(request)]

    @admin.display(description=pgettext_lazy("column", "review"), ordering="awaits_review")
    def is_waiting(self, row):
        chip = '<span class="chip warning">{}</span>'
        return format_html(chip, _("awaits review")) if row.awaits_review else ""
