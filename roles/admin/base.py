"""What all pages of the desk have in common. Further habits are added as mixins, here and once."""

from django.conf import settings
from django.contrib import admin
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from .fields import pair
from .forms import ClaimForm, DeskForm


class DeskAdmin(admin.ModelAdmin):
    """A page of the desk.

    The columns that repeat a bilingual text hold Vietnamese, in whatever language one saves.
    """

    form = DeskForm
    save_on_top = True

    def save_model(self, request, obj, form, change):
        with translation.override(settings.LANGUAGE_CODE):
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        with translation.override(settings.LANGUAGE_CODE):
            super().save_related(request, form, formsets, change)


class ClaimLayout:
    """The order of a claim's fields: what it says, what supports it, what the editors add."""

    form = ClaimForm
    autocomplete_fields = ["citations"]
    # Lines of the form: what the claim says.
    wording = ()

    def get_fieldsets(self, request, obj=None):
        said = {"fields": [*self.wording, "citations", ("is_editorial", "order")]}
        return [
            (None, said),
            (_("Editorial note"), {"fields": [pair("note")], "classes": ["collapse"]}),
        ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("citations__source")


class ClaimInline(ClaimLayout, admin.StackedInline):
    """Claims on the page of their subject."""

    extra = 0
    classes = ["collapse"]
    show_change_link = True


class ClaimAdmin(ClaimLayout, DeskAdmin):
    """Claims of one kind, with a list and pages of their own."""

    list_per_page = 50
    readonly_fields = ["key"]
    search_fields = ["key"]
    # Fields that name what the claim is about.
    about = ()

    def get_fieldsets(self, request, obj=None):
        shown = (*self.about, "key") if obj else self.about
        return [(None, {"fields": [shown]}), *super().get_fieldsets(request, obj)]
