"""Functions and areas: lists that editors add to."""

from django.contrib import admin
from django.forms import TextInput
from django.utils.translation import gettext_lazy as _

from roles.models import Area, Function

from .base import DeskAdmin
from .form_fields import pair
from .list_filters import MissingEnglish
from .sections import Section
from .site import desk


class TermAdmin(DeskAdmin):
    section = Section.SHARED
    list_display = ["name", "slug", "order"]
    list_filter = [MissingEnglish]
    search_fields = ["slug", "name_vi", "name_en"]
    fields = [pair("name"), ("slug", "order")]
    hints = {
        "slug": _("Stands in addresses and files, and stays as it is once it is saved."),
        "order": _("Lower numbers come first."),
    }

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []


@admin.register(Function, site=desk)
class FunctionAdmin(TermAdmin):
    fields = [*TermAdmin.fields, ("light", "dark")]
    hints = TermAdmin.hints | {
        "name": _("What a part of the company does, for example «Tài chính»."),
        "light": _("Of names and edges in the light scheme: dark enough to be read on paper."),
        "dark": _("The same colour in the dark scheme: light enough to be read."),
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in ("light", "dark"):
            kwargs["widget"] = TextInput(attrs={"type": "color"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Area, site=desk)
class AreaAdmin(TermAdmin):
    hints = TermAdmin.hints | {
        "name": _("What responsibilities are about, for example «Tài chính»."),
    }
