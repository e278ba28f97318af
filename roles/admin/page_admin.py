"""What has a public page of its own that may be a draft: roles, comparisons, processes."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from roles.models import Comparison, Crosswalk, Process, Role

from .base import DeskAdmin
from .claim_admin import inlines_of
from .form_fields import FieldHabits, pair
from .former_slugs import SluggedMixin
from .forms import DeskForm
from .formsets import DistinctFormSet
from .list_filters import CitedSource, MissingCitation, MissingEnglish
from .publishing import PublishableMixin
from .site import desk


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
    fields = [
        ("acronym", "status"),
        pair("name"),
        pair("summary"),
        ("level", "function", "order"),
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


class ComparisonForm(DeskForm):
    def new_slug(self, cleaned):
        roles = [cleaned[name].slug for name in ("left", "right") if cleaned.get(name)]
        return super().new_slug({"title": " ".join(roles)})


@admin.register(Comparison, site=desk)
class ComparisonAdmin(PublishableMixin, DeskAdmin):
    form = ComparisonForm
    list_display = ["called", "question", "status", "n_claims", "n_uncited"]
    list_select_related = ["left", "right"]
    list_filter = ["status", MissingCitation, MissingEnglish, CitedSource]
    search_fields = ["slug", "question_vi", "question_en", "left__name_vi", "right__name_vi"]
    fields = [("left", "right", "status"), pair("question"), pair("summary"), ("slug", "order")]
    autocomplete_fields = ["left", "right"]
    inlines = inlines_of(Comparison)
    hints = {
        "question": _("What readers ask, for example «CPO và CTO khác nhau thế nào?»"),
        "summary": _(
            "The answer in a sentence or two of your own; the points carry the citations."
        ),
        "slug": _("Names the row in data files; the address is made from the slugs of the roles."),
    }

    @admin.display(description=_("roles"))
    def called(self, comparison):
        return comparison.short_name

    def get_view_on_site_url(self, obj=None):
        """A draft changes the page of its two roles only for those who ask for it."""
        address = super().get_view_on_site_url(obj)
        return f"{address}?draft=1" if address and not obj.is_published else address

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("left", "right")


@admin.register(Process, site=desk)
class ProcessAdmin(SluggedMixin, PublishableMixin, DeskAdmin):
    list_display = ["called", "name", "status", "n_claims", "n_uncited"]
    list_filter = ["status", MissingCitation, MissingEnglish, CitedSource]
    search_fields = ["slug", "acronym", "name_vi", "name_en"]
    fields = [
        ("acronym", "status", "order"),
        pair("name"),
        pair("summary"),
        pair("contrast_name"),
    ]
    hints = {
        "acronym": _("As people say it, for example S&OP; empty if there is none."),
        "summary": _("One sentence in your own words: what the process is."),
    }
    inlines = inlines_of(Process)
