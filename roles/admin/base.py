"""What all pages of the desk have in common. Further habits are added as mixins, here and once."""

from django.conf import settings
from django.contrib import admin
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from roles.models.content import with_names
from roles.search.desk_lists import search

from .conflicts import ConflictMixin
from .error_list import problems_on_page
from .form_fields import FieldHabits, pair
from .forms import ClaimForm, DeskForm
from .formsets import ClaimFormSet
from .history import HistoryMixin
from .list_filters import CitedSource, MissingCitation, MissingEnglish, OnDraft


class DeskAdmin(HistoryMixin, ConflictMixin, FieldHabits, admin.ModelAdmin):
    """A page of the desk.

    The columns that repeat a bilingual text hold Vietnamese, in whatever language one saves.
    """

    form = DeskForm
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


class ClaimLayout(FieldHabits):
    """The order of a claim's fields: what it says, what supports it, what the editors add."""

    form = ClaimForm
    autocomplete_fields = ["citations"]
    # Lines of the form: what the claim says.
    wording = ()

    def get_fieldsets(self, request, obj=None):
        said = {"fields": [*self.wording, "citations", ("is_editorial", "order")]}
        note = {"fields": [pair("note")], "classes": ["collapse"]}
        return [(None, said), (_("Editorial note"), note)]

    def get_queryset(self, request):
        picked = [
            n for n in self.autocomplete_fields if not self.model._meta.get_field(n).many_to_many
        ]
        rows = with_names(super().get_queryset(request)).prefetch_related("citations__source")
        return rows.select_related(*picked) if picked else rows


class ClaimInline(ClaimLayout, admin.StackedInline):
    """Claims on the page of their subject, each folded to its headline."""

    template = "admin/edit_inline/claims.html"
    formset = ClaimFormSet
    extra = 0
    classes = ["collapse"]
    show_change_link = True


class ClaimAdmin(ClaimLayout, DeskAdmin):
    """Claims of one kind, with a list and pages of their own."""

    readonly_fields = ["key"]
    # Fields that name what the claim is about.
    about = ()
    list_filter = (MissingCitation, MissingEnglish, OnDraft, CitedSource)
    list_display = ["headline", "n_citations"]

    def get_fieldsets(self, request, obj=None):
        shown = (*self.about, "key") if obj else self.about
        return [(None, {"fields": [shown]}), *super().get_fieldsets(request, obj)]

    @admin.display(description=_("statement"))
    def headline(self, claim):
        return claim.headline

    @admin.display(description=_("citations"))
    def n_citations(self, claim):
        return len(claim.citations.all())
