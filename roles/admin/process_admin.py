"""Management processes that roles take part in."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from roles.models import Process

from .base import DeskAdmin
from .form_fields import pair
from .former_slugs import SluggedMixin
from .list_filters import CitedSource, MissingCitation, MissingEnglish
from .publishing import PublishableMixin
from .site import desk
from .statement_admin import inlines_of


@admin.register(Process, site=desk)
class ProcessAdmin(SluggedMixin, PublishableMixin, DeskAdmin):
    list_display = ["called", "name", "status", "n_claims", "n_uncited"]
    list_filter = ["status", MissingCitation, MissingEnglish, CitedSource]
    search_fields = ["slug", "acronym", "name_vi", "name_en"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("acronym", "status", "order"),
                    pair("name"),
                    pair("summary"),
                    pair("contrast_name"),
                ]
            },
        )
    ]
    hints = {
        "acronym": _("As people say it, for example S&OP; empty if there is none."),
        "summary": _("One sentence in your own words: what the process is."),
    }
    inlines = inlines_of(Process)
