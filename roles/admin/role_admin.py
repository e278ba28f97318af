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
from .form_fields import FieldHabits, pair
from .former_slugs import SluggedMixin
from .formsets import DistinctFormSet, LinkFormSet
from .list_filters import CitedSource, MissingCitation, MissingEnglish
from .publishing import PublishableMixin
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
    verbose_name_plural = _("reporting lines: whom it reports to and works with")


class CoverageInline(wordings.CoverageWording, ClaimInline):
    model = Coverage
    fk_name = "covering"
    verbose_name_plural = _("coverages: for whom it stands in")


class QuestionInline(wordings.QuestionWording, ClaimInline):
    model = Question


class LinkInline(FieldHabits, admin.TabularInline):
    """What is written once and shown on the pages of several roles: chosen here, or written new."""

    template = "admin/edit_inline/links.html"
    formset = LinkFormSet
    extra = 0
    classes = ["collapse"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(self.formset.owner_field)


class AdviceLinks(LinkFormSet):
    owner_field = "stageadvice"


class DisputeLinks(LinkFormSet):
    owner_field = "dispute"


class AdviceInline(LinkInline):
    model = StageAdvice.roles.through
    formset = AdviceLinks
    verbose_name = _("advice for a company stage")
    verbose_name_plural = _("advice for company stages")
    autocomplete_fields = ["stageadvice"]


class DisputeInline(LinkInline):
    model = Dispute.roles.through
    formset = DisputeLinks
    verbose_name = _("dispute")
    verbose_name_plural = _("disputes")
    autocomplete_fields = ["dispute"]


class CrosswalkInline(FieldHabits, admin.StackedInline):
    template = "admin/edit_inline/claims.html"
    model = Crosswalk
    formset = DistinctFormSet
    fields = [("scheme", "match"), ("code", "label"), "uri", pair("place"), "seen_on", pair("note")]
    extra = 0
    classes = ["collapse"]


@admin.register(Role, site=desk)
class RoleAdmin(SluggedMixin, PublishableMixin, DeskAdmin):
    list_display = ["called", "name", "level", "function", "status", "n_claims", "n_uncited"]
    list_display_links = ["called", "name"]
    list_filter = ["status", "level", "function", MissingCitation, MissingEnglish, CitedSource]
    search_fields = ["slug", "acronym", "name_vi", "name_en", "titles__text"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("acronym", "status"),
                    pair("name"),
                    pair("summary"),
                    ("level", "function", "order"),
                ]
            },
        )
    ]
    hints = {
        "acronym": _("As people say it, for example CPO; empty if there is none."),
        "name": _("The name on the page, for example «Giám đốc sản phẩm»."),
        "summary": _(
            "One sentence in your own words: what the role is. For example: «Người điều hành cao "
            "nhất của doanh nghiệp, chịu trách nhiệm trước hội đồng quản trị.»"
        ),
        "order": _("Lower numbers come first; 1000 and more stand in no menu."),
    }
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
    list_filter = ["kind", MissingEnglish]
    search_fields = ["slug", "name_vi", "name_en"]
    fields = ["kind", pair("name"), "slug"]
    hints = {"name": _("Short, without a verb, for example «Phân tích dữ liệu».")}
