"""Comparisons that sources make themselves."""

from django.contrib import admin

from roles.models import Comparison, ComparisonPoint

from . import wordings
from .base import ClaimInline, DeskAdmin
from .fields import pair
from .profiles import QuestionInline
from .site import desk


class PointInline(wordings.PointWording, ClaimInline):
    model = ComparisonPoint


@admin.register(Comparison, site=desk)
class ComparisonAdmin(DeskAdmin):
    list_display = ["__str__", "question", "status"]
    list_select_related = ["left", "right"]
    search_fields = ["slug", "question"]
    fields = [
        ("slug", "status", "order"),
        ("left", "right"),
        pair("question"),
        pair("summary"),
    ]
    autocomplete_fields = ["left", "right"]
    inlines = [PointInline, QuestionInline]
