"""What is said of one kind of claim only, on its own page and among the claims of its subject.

`hints` say what belongs in a field, with an example; examples stay in Vietnamese in any language.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from roles import models

from .base import DeskAdmin
from .claim_admin import HINTS, ClaimAdmin, inlines_of, register_claims
from .form_fields import pair
from .list_filters import MissingEnglish
from .sections import Section
from .site import desk


@admin.register(models.RoleTitle, site=desk)
class TitleAdmin(ClaimAdmin):
    search_fields = ["key", "text", "role__acronym", "note_vi"]
    hints = HINTS | {
        "text": _("As the source prints it, slips included, for example «Chief Officer»."),
        "language": _("The language of the title itself."),
    }


@admin.register(models.Provision, site=desk)
class ProvisionAdmin(ClaimAdmin):
    hints = HINTS | {
        "statement": _(
            "What the law lays down, in your own words and without a full stop. For example: "
            "«Được ký hợp đồng thay mặt công ty»"
        ),
        "detail": _("Conditions and exceptions that the same article makes."),
    }


@admin.register(models.Responsibility, site=desk)
class ResponsibilityAdmin(ClaimAdmin):
    hints = HINTS | {
        "statement": _(
            "Begins with a verb, has no full stop. For example: «Phụ trách chiến lược sản phẩm»"
        ),
        "detail": _("What the source says besides, in full sentences and in your own words."),
    }


@admin.register(models.RoleSkill, site=desk)
class RequirementAdmin(ClaimAdmin):
    hints = HINTS | {
        "skill": _("Shared by all roles: look for it before you add one."),
        "strength": _(
            "No more than the source says: «phải», «cần» is required, «tốt nhất là» preferred; "
            "what it only tells of a holder is expected."
        ),
        "instead_of": _("Only for what is accepted instead: the skill that it stands in for."),
        "detail": _("What this role asks of it, for example «Từ 8 năm trở lên, có quản lý nhóm.»"),
    }


@admin.register(models.ReportingLine, site=desk)
class LineAdmin(ClaimAdmin):
    inline_title = _("reporting lines: whom it reports to and works with")
    list_display = ["headline", "kind", "context", "n_citations"]
    wording = (("kind", "manager", "context"), pair("detail"))
    hints = HINTS | {
        "manager": _("The other role: the one reported to, or worked with."),
        "context": _("The company stage in which the line holds; empty: in any."),
    }


@admin.register(models.Coverage, site=desk)
class CoverageAdmin(ClaimAdmin):
    inline_title = _("coverages: for whom it stands in")
    list_display = ["headline", "absent", "covering", "n_citations"]
    hints = HINTS | {
        "absent": _("The role that the company does not have."),
        "statement": _(
            "Who takes over what. For example: «Khi chưa có CTO, CPO quyết định cả công nghệ.»"
        ),
    }


@admin.register(models.StageAdvice, site=desk)
class AdviceAdmin(ClaimAdmin):
    section = Section.SHARED
    hints = HINTS | {
        "roles": _("The advice stands on the pages of all these roles."),
        "statement": _("Which roles such a company needs, and why."),
    }


@admin.register(models.ComparisonPoint, site=desk)
class PointAdmin(ClaimAdmin):
    hints = HINTS | {
        "kind": _("A difference has a text for each role; common ground has one text for both."),
        "aspect": _("What is compared, for example «Phạm vi trách nhiệm»."),
    }


@admin.register(models.Position, site=desk)
class PositionAdmin(ClaimAdmin):
    hints = HINTS | {
        "label": _("The side in a few words, for example «CPO lo cả sản xuất»."),
        "statement": _("What this side says, in your own words."),
    }


@admin.register(models.ProcessPart, site=desk)
class PartAdmin(ClaimAdmin):
    hints = HINTS | {"statement": _("One statement about the process, without a full stop.")}


@admin.register(models.Participation, site=desk)
class ParticipationAdmin(ClaimAdmin):
    list_display = ["headline", "process", "role", "n_citations"]
    hints = HINTS | {
        "role": _("One of our roles, or else a department below."),
        "department": _("For example «Bộ phận tài chính»; empty where a role is named."),
        "statement": _("What it brings to the process."),
    }


@admin.register(models.ProcessContrast, site=desk)
class ContrastAdmin(ClaimAdmin):
    hints = HINTS | {"aspect": _("What is compared, for example «Tầm nhìn thời gian».")}


@admin.register(models.Question, site=desk)
class QuestionAdmin(ClaimAdmin):
    list_display = ["headline", "subject", "n_citations"]
    hints = HINTS | {
        "question": _("As a reader would ask it, for example «CPO khác CTO ở chỗ nào?»"),
        "answer": _("What the source answers, in your own words."),
    }


@admin.register(models.GlossaryTerm, site=desk)
class GlossaryTermAdmin(ClaimAdmin):
    section = Section.SHARED
    list_display = ["headline", "term_en", "n_citations"]
    wording = (pair("term"), pair("spellings"), pair("definition"))
    hints = HINTS | {
        "term": _(
            "As texts write it: an acronym in capitals («KPI»), other words in small letters."
        ),
        "spellings_vi": _("For example «chỉ số hiệu suất chính; chỉ số KPI»."),
        "spellings_en": _("For example «KPIs; key performance indicators»."),
        "definition": _("What it means, in one or two full sentences and in your own words."),
    }


@admin.register(models.Mandate, site=desk)
class MandateAdmin(ClaimAdmin):
    section = Section.SHARED
    list_display = ["headline", "kind", "form", "role", "other", "n_citations"]
    search_fields = ["key", *pair("statement"), *pair("post"), "role__acronym", "other__acronym"]
    wording = (
        ("kind", "form", "size", "choice"),
        ("role", "other"),
        pair("post"),
        pair("statement"),
        pair("condition"),
    )
    hints = HINTS | {
        "form": _(
            "Empty: every legal form. What holds for joint-stock companies holds for public ones, "
            "unless a row of theirs says otherwise."
        ),
        "size": _("Empty: a company of any size."),
        "choice": _(
            "Rows of one form with the same word are alternatives, one of which is enough: "
            "«giam-sat»."
        ),
        "role": _("Our role that holds the seat; empty where there is none."),
        "other": _(
            "Only where the law says whether one person may hold both; empty, the seat below is "
            "the other."
        ),
        "post": _("The seat as the law calls it, for example «Hội đồng thành viên»."),
        "statement": _(
            "What the law asks for, in your own words and without a full stop. For example: "
            "«Phải có một giám đốc hoặc tổng giám đốc»"
        ),
        "condition": _(
            "What must be the case beyond form and size, for example «Khi có từ 11 cổ đông»."
        ),
    }


register_claims()


@admin.register(models.Dispute, site=desk)
class DisputeAdmin(DeskAdmin):
    section = Section.SHARED
    list_display = ["question", "has_reading"]
    list_filter = [MissingEnglish]
    search_fields = ["slug", "question_vi", "question_en"]
    fields = [pair("question"), "roles", pair("reading"), ("slug", "order")]
    autocomplete_fields = ["roles"]
    inlines = inlines_of(models.Dispute, classes=[])
    hints = {
        "question": _("One plain question, for example «CPO có phụ trách sản xuất không?»"),
        "reading": _("How you read it, shown as the editors' opinion. It declares no winner."),
    }

    @admin.display(description=_("the editors' reading"), boolean=True)
    def has_reading(self, dispute):
        return bool(dispute.reading_vi)
