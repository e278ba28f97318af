"""Claims of each kind in lists of their own, and those that belong to several pages."""

from django.contrib import admin

from roles.models import (
    Coverage,
    Dispute,
    Position,
    Question,
    ReportingLine,
    Responsibility,
    RoleSkill,
    RoleTitle,
    StageAdvice,
)

from . import wordings
from .base import ClaimAdmin, ClaimInline, DeskAdmin
from .fields import pair
from .site import desk


@admin.register(RoleTitle, site=desk)
class TitleAdmin(wordings.TitleWording, ClaimAdmin):
    about = ("role",)


@admin.register(Responsibility, site=desk)
class ResponsibilityAdmin(wordings.ResponsibilityWording, ClaimAdmin):
    about = ("role",)


@admin.register(RoleSkill, site=desk)
class RequirementAdmin(wordings.RequirementWording, ClaimAdmin):
    about = ("role",)


@admin.register(ReportingLine, site=desk)
class LineAdmin(wordings.LineWording, ClaimAdmin):
    about = ("subordinate",)


@admin.register(Coverage, site=desk)
class CoverageAdmin(wordings.CoverageWording, ClaimAdmin):
    about = ("covering",)


@admin.register(Question, site=desk)
class QuestionAdmin(wordings.QuestionWording, ClaimAdmin):
    about = ("role", "comparison", "process")


@admin.register(StageAdvice, site=desk)
class AdviceAdmin(ClaimAdmin):
    about = ("roles",)
    wording = (("stage", "arrangement"), pair("statement"))
    autocomplete_fields = ["citations", "roles"]


class PositionInline(wordings.PositionWording, ClaimInline):
    model = Position


@admin.register(Dispute, site=desk)
class DisputeAdmin(DeskAdmin):
    search_fields = ["slug", "question"]
    fields = [("slug", "order"), pair("question"), pair("reading"), "roles"]
    autocomplete_fields = ["roles"]
    inlines = [PositionInline]
