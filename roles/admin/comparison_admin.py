"""Comparisons that sources make themselves."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from roles.models import Comparison

from .base import DeskAdmin
from .form_fields import pair
from .forms import DeskForm
from .list_filters import CitedSource, MissingCitation, MissingEnglish
from .publishing import PublishableMixin
from .site import desk
from .statement_admin import inlines_of


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
