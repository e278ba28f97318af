"""Claims of each kind in lists of their own, and those that belong to several pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from roles import models

from . import wordings
from .base import ClaimAdmin, ClaimInline, DeskAdmin
from .form_fields import pair
from .list_filters import CitedSource, MissingCitation, MissingEnglish
from .site import desk

ALWAYS_PUBLIC = (MissingCitation, MissingEnglish, CitedSource)


@admin.register(models.RoleTitle, site=desk)
class TitleAdmin(wordings.TitleWording, ClaimAdmin):
    about = ("role",)
    list_display = ["headline", "role", "kind", "language", "n_citations"]
    list_filter = ("kind", "language", *ClaimAdmin.list_filter)
    search_fields = ["key", "text", "role__acronym", "note_vi"]


@admin.register(models.Responsibility, site=desk)
class ResponsibilityAdmin(wordings.ResponsibilityWording, ClaimAdmin):
    about = ("role",)
    list_display = ["headline", "role", "area", "n_citations"]
    list_filter = ("area", "is_conditional", *ClaimAdmin.list_filter)
    search_fields = ["key", "statement_vi", "statement_en", "detail_vi", "detail_en"]


@admin.register(models.RoleSkill, site=desk)
class RequirementAdmin(wordings.RequirementWording, ClaimAdmin):
    about = ("role",)
    list_display = ["headline", "role", "strength", "n_citations"]
    list_filter = ("strength", *ClaimAdmin.list_filter)
    search_fields = ["key", "skill__name_vi", "skill__name_en", "detail_vi", "detail_en"]


@admin.register(models.ReportingLine, site=desk)
class LineAdmin(wordings.LineWording, ClaimAdmin):
    about = ("subordinate",)
    list_display = ["headline", "kind", "context", "n_citations"]
    list_filter = ("kind", "context", *ClaimAdmin.list_filter)
    search_fields = ["key", "subordinate__name_vi", "manager__name_vi", "detail_vi", "detail_en"]
    autocomplete_fields = [*wordings.LineWording.autocomplete_fields, "subordinate"]


@admin.register(models.Coverage, site=desk)
class CoverageAdmin(wordings.CoverageWording, ClaimAdmin):
    about = ("covering",)
    list_display = ["headline", "absent", "covering", "n_citations"]
    search_fields = ["key", "statement_vi", "statement_en"]
    autocomplete_fields = [*wordings.CoverageWording.autocomplete_fields, "covering"]


@admin.register(models.Question, site=desk)
class QuestionAdmin(wordings.QuestionWording, ClaimAdmin):
    about = ("role", "comparison", "process")
    list_display = ["headline", "subject", "n_citations"]
    search_fields = ["key", "question_vi", "question_en", "answer_vi", "answer_en"]
    autocomplete_fields = ["citations", "role", "comparison", "process"]

    @admin.display(description=_("about"))
    def subject(self, question):
        return question.subject.short_name


@admin.register(models.StageAdvice, site=desk)
class AdviceAdmin(wordings.AdviceWording, ClaimAdmin):
    about = ("roles",)
    list_display = ["headline", "stage", "n_citations"]
    list_filter = ("stage", *ALWAYS_PUBLIC)
    search_fields = ["key", "statement_vi", "statement_en"]


@admin.register(models.ComparisonPoint, site=desk)
class PointAdmin(wordings.PointWording, ClaimAdmin):
    about = ("comparison",)
    list_display = ["headline", "comparison", "kind", "n_citations"]
    list_filter = ("kind", *ClaimAdmin.list_filter)
    search_fields = ["key", "aspect_vi", "aspect_en", "left_text_vi", "right_text_vi"]
    autocomplete_fields = ["citations", "comparison"]


@admin.register(models.Position, site=desk)
class PositionAdmin(wordings.PositionWording, ClaimAdmin):
    about = ("dispute",)
    list_display = ["headline", "n_citations"]
    list_filter = ALWAYS_PUBLIC
    search_fields = ["key", "label_vi", "label_en", "statement_vi", "statement_en"]
    autocomplete_fields = ["citations", "dispute"]


@admin.register(models.ProcessPart, site=desk)
class PartAdmin(wordings.PartWording, ClaimAdmin):
    about = ("process",)
    list_display = ["headline", "process", "kind", "n_citations"]
    list_filter = ("kind", *ClaimAdmin.list_filter)
    search_fields = ["key", "statement_vi", "statement_en", "detail_vi", "detail_en"]
    autocomplete_fields = ["citations", "process"]


@admin.register(models.Participation, site=desk)
class ParticipationAdmin(wordings.ParticipationWording, ClaimAdmin):
    about = ("process",)
    list_display = ["headline", "process", "role", "n_citations"]
    search_fields = ["key", "statement_vi", "statement_en", "department_vi", "department_en"]
    autocomplete_fields = [*wordings.ParticipationWording.autocomplete_fields, "process"]


@admin.register(models.ProcessContrast, site=desk)
class ContrastAdmin(wordings.ContrastWording, ClaimAdmin):
    about = ("process",)
    list_display = ["headline", "process", "n_citations"]
    search_fields = ["key", "aspect_vi", "aspect_en", "process_text_vi", "contrast_text_vi"]
    autocomplete_fields = ["citations", "process"]


class PositionInline(wordings.PositionWording, ClaimInline):
    model = models.Position
    classes = []


@admin.register(models.Dispute, site=desk)
class DisputeAdmin(DeskAdmin):
    list_display = ["question", "has_reading"]
    list_filter = [MissingEnglish]
    search_fields = ["slug", "question_vi", "question_en"]
    fields = [pair("question"), "roles", pair("reading"), ("slug", "order")]
    autocomplete_fields = ["roles"]
    inlines = [PositionInline]
    hints = {
        "question": _("One plain question, for example «CPO có phụ trách sản xuất không?»"),
        "reading": _("How you read it, shown as the editors' opinion. It declares no winner."),
    }

    @admin.display(description=_("the editors' reading"), boolean=True)
    def has_reading(self, dispute):
        return bool(dispute.reading_vi)
