"""Pages whose slug stands in their address: a change offers a redirect from the old one."""

from django import forms
from django.contrib import admin, messages
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roles.models import FormerSlug

from .forms import DeskForm


class SluggedForm(DeskForm):
    """`keep_old_address` counts only when the slug changes."""

    keep_old_address = forms.BooleanField(
        label=gettext_lazy("Lead the old address to the new one"),
        help_text=gettext_lazy("Counts when you change the slug: links to the old address stay."),
        required=False,
        initial=True,
    )


class SluggedMixin:
    """A page of the desk with a folded part for the address."""

    form = SluggedForm

    def get_fieldsets(self, request, obj=None):
        fields = ["slug", "keep_old_address", "former_addresses"] if obj else ["slug"]
        address = {"fields": fields, "classes": ["collapse"]}
        parts = super().get_fieldsets(request, obj)
        return [*parts, (gettext_lazy("Address of this page"), address)]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "former_addresses"]

    @admin.display(description=gettext_lazy("former addresses"))
    def former_addresses(self, obj):
        rows = FormerSlug.objects.filter(kind=obj._meta.model_name, new=obj.slug)
        return format_html_join(", ", "{}", ((row.old,) for row in rows)) or "–"

    def save_model(self, request, obj, form, change):
        old = form.initial.get("slug") if change and form else None
        super().save_model(request, obj, form, change)
        if old and old != obj.slug:
            keep = form.cleaned_data.get("keep_old_address", False)
            FormerSlug.objects.move(obj, old, keep)
            if keep:
                message = _("The old address with “%(slug)s” now leads to the new one.")
                self.message_user(request, message % {"slug": old}, messages.INFO)
