"""Management processes that roles take part in."""

from django.contrib import admin

from roles.models import Participation, Process, ProcessContrast, ProcessPart

from . import wordings
from .base import ClaimInline, DeskAdmin
from .fields import pair
from .profiles import QuestionInline
from .site import desk


class PartInline(wordings.PartWording, ClaimInline):
    model = ProcessPart


class ParticipationInline(wordings.ParticipationWording, ClaimInline):
    model = Participation


class ContrastInline(wordings.ContrastWording, ClaimInline):
    model = ProcessContrast


@admin.register(Process, site=desk)
class ProcessAdmin(DeskAdmin):
    list_display = ["short_name", "name", "status"]
    search_fields = ["slug", "acronym", "name"]
    fields = [
        ("slug", "acronym", "status"),
        pair("name"),
        pair("summary"),
        pair("contrast_name"),
        "order",
    ]
    inlines = [PartInline, ParticipationInline, ContrastInline, QuestionInline]
