"""What statements rest on: sources, their places, observed uses of titles."""

from django.contrib import admin

from roles.models import Citation, Source, TitleUsage

from .base import DeskAdmin
from .fields import pair
from .site import desk


class PlaceInline(admin.TabularInline):
    model = Citation
    extra = 0
    classes = ["collapse"]


@admin.register(Source, site=desk)
class SourceAdmin(DeskAdmin):
    list_display = ["title", "publisher", "published_on", "language"]
    search_fields = ["slug", "title", "publisher", "author"]
    fields = [
        ("slug", "language"),
        "title",
        ("publisher", "author", "published_on"),
        "url",
        pair("note"),
    ]
    inlines = [PlaceInline]


@admin.register(Citation, site=desk)
class CitationAdmin(DeskAdmin):
    list_display = ["__str__", "heading"]
    list_select_related = ["source"]
    search_fields = ["source__slug", "place", "heading"]
    fields = ["source", ("place", "heading")]
    autocomplete_fields = ["source"]


@admin.register(TitleUsage, site=desk)
class TitleUsageAdmin(DeskAdmin):
    list_display = ["__str__", "role", "language"]
    list_select_related = ["role"]
    search_fields = ["acronym", "expansion_en", "title_vi", "site"]
    fields = [
        ("acronym", "expansion_en", "title_vi"),
        "role",
        ("site", "language"),
        "url",
        "page_title",
        pair("reports_to"),
        pair("note"),
    ]
    autocomplete_fields = ["role"]
