"""A role in one place: its whole profile on one page."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from roles.models import (
    Coverage,
    Crosswalk,
    Dispute,
    Question,
    ReportingLine,
    Responsibility,
    Role,
    RoleSkill,
    RoleTitle,
    Skill,
    StageAdvice,
)

from . import wordings
from .base import ClaimInline, DeskAdmin
from .fields import pair
from .site import desk


class TitleInline(wordings.TitleWording, ClaimInline):
    model = RoleTitle


class ResponsibilityInline(wordings.ResponsibilityWording, ClaimInline):
    model = Responsibility


class RequirementInline(wordings.RequirementWording, ClaimInline):
    model = RoleSkill


class LineInline(wordings.LineWording, ClaimInline):
    model = ReportingLine
    fk_name = "subordinate"


class CoverageInline(wordings.CoverageWording, ClaimInline):
    model = Coverage
    fk_name = "covering"


class QuestionInline(wordings.QuestionWording, ClaimInline):
    model = Question


class AdviceInline(admin.TabularInline):
    model = StageAdvice.roles.through
    verbose_name = _("advice for a company stage")
    verbose_name_plural = _("advice for company stages")
    autocomplete_fields = ["stageadvice"]
    extra = 0
    classes = ["collapse"]


class DisputeInline(admin.TabularInline):
    model = Dispute.roles.through
    verbose_name = _("dispute")
    verbose_name_plural = _("disputes")
    autocomplete_fields = ["dispute"]
    extra = 0
    classes = ["collapse"]


class CrosswalkInline(admin.StackedInline):
    model = Crosswalk
    fields = [("scheme", "match"), ("code", "label"), "uri", pair("note")]
    extra = 0
    classes = ["collapse"]


@admin.register(Role, site=desk)
class RoleAdmin(DeskAdmin):
    list_display = ["short_name", "name", "level", "function", "status"]
    search_fields = ["slug", "acronym", "name"]
    fields = [
        ("slug", "acronym", "status"),
        pair("name"),
        pair("summary"),
        ("level", "function", "order"),
    ]
    inlines = [
        TitleInline,
        ResponsibilityInline,
        RequirementInline,
        LineInline,
        CoverageInline,
        AdviceInline,
        DisputeInline,
        QuestionInline,
        CrosswalkInline,
    ]


@admin.register(Skill, site=desk)
class SkillAdmin(DeskAdmin):
    list_display = ["name", "kind", "slug"]
    search_fields = ["slug", "name"]
    fields = [("slug", "kind"), pair("name")]
