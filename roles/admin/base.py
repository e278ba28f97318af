"""What all pages of the desk have in common. Further habits are added as mixins, here and once."""

from django.conf import settings
from django.contrib import admin
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from roles.search.desk_lists import search

from .conflicts import ConflictMixin
from .copies.taking_up import CopiesMixin
from .deletions import DeletionMixin
from .error_list import problems_on_page
from .form_fields import FieldHabits
from .forms import DeskForm
from .history import HistoryMixin
from .lines.bulk import BulkMixin
from .lines.line_pages import LinesMixin
from .previewing.trying_out import PreviewMixin
from .review.reviewed import ReviewMixin
from .sections import Section
from .upkeep.report_answers import ReportReturnMixin


class DeskAdmin(
    ReportReturnMixin,
    PreviewMixin,
    ReviewMixin,
    HistoryMixin,
    BulkMixin,
    LinesMixin,
    CopiesMixin,
    ConflictMixin,
    DeletionMixin,
    FieldHabits,
    admin.ModelAdmin,
):
    """A page of the desk.

    The columns that repeat a bilingual text hold Vietnamese, in whatever language one saves.
    """

    form = DeskForm
    # In the index and the side bar.
    section = Section.OTHER
    save_on_top = True
    list_per_page = 50
    search_help_text = _("Marks may be left out: «giam doc» finds «Giám đốc».")

    def get_search_results(self, request, queryset, search_term):
        return search(queryset, self.get_search_fields(request), search_term), False

    def get_view_on_site_url(self, obj=None):
        return (obj.get_absolute_url() or None) if obj and self.has_page(obj) else None

    def has_page(self, obj):
        return hasattr(obj, "get_absolute_url")

    def save_model(self, request, obj, form, change):
        with translation.override(settings.LANGUAGE_CODE):
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        with translation.override(settings.LANGUAGE_CODE):
            super().save_related(request, form, formsets, change)

    def render_change_form(self, request, context, *args, **kwargs):
        context["problems"] = problems_on_page(context)
        return super().render_change_form(request, context, *args, **kwargs)
