"""A role in one place: its whole profile on one page."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from roles.models import Crosswalk, Role, Skill

from .base import DeskAdmin
from .form_fields import FieldHabits, pair
from .former_slugs import SluggedMixin
from .formsets import DistinctFormSet
from .list_filters import CitedSource, MissingCitation, MissingEnglish
from .publishing import PublishableMixin
from .reviewed_rows import AwaitingMixin
from .sections import Section
from .site import desk
from .statement_admin import inlines_of


class CrosswalkInline(FieldHabits, admin.StackedInline):
    template = "admin/edit_inline/lines.html"
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
    inlines = [*inlines_of(Role), CrosswalkInline]


@admin.register(Skill, site=desk)
class SkillAdmin(AwaitingMixin, SluggedMixin, DeskAdmin):
    section = Section.SHARED
    list_display = ["name", "kind", "slug"]
    list_filter = ["kind", MissingEnglish]
    search_fields = ["slug", "name_vi", "name_en"]
    fields = ["kind", pair("name")]
    hints = {"name": _("Short, without a verb, for example «Phân tích dữ liệu».")}
