"""The filters of the desk's lists."""

from django.contrib.admin import SimpleListFilter
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from roles.models import Claim, Source
from roles.models.completeness import any_claim, lacks_english, uncited
from roles.models.vocabulary import Status

# More sources than this make a list that nobody reads; the most cited ones are offered.
MOST_SOURCES = 50


class _Yes(SimpleListFilter):
    """A filter that is on or off."""

    def lookups(self, request, model_admin):
        return [("1", _("Yes"))]

    def queryset(self, request, queryset):
        return queryset.filter(self.condition(queryset.model)) if self.value() == "1" else queryset


class MissingCitation(_Yes):
    title = _("citation missing")
    parameter_name = "uncited"

    def condition(self, model):
        if issubclass(model, Claim):
            return uncited(model)
        return any_claim(model, uncited)


class MissingEnglish(_Yes):
    title = _("English missing")
    parameter_name = "no_english"

    def condition(self, model):
        return lacks_english(model) | any_claim(model, lacks_english)


class OnDraft(_Yes):
    """Claims about something that is not published yet."""

    title = _("on a draft")
    parameter_name = "draft"

    def condition(self, model):
        drafts = ((f"{name}__status", Status.DRAFT) for name in model.subject_fields())
        return Q(*drafts, _connector=Q.OR)


class CitedSource(SimpleListFilter):
    title = _("source")
    parameter_name = "source"

    def lookups(self, request, model_admin):
        sources = Source.objects.annotate(n=Count("places")).order_by("-n", "slug")
        slugs = list(sources.values_list("slug", flat=True)[:MOST_SOURCES])
        chosen = request.GET.get(self.parameter_name)
        return [(slug, slug) for slug in dict.fromkeys([*([chosen] if chosen else []), *slugs])]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.filter(cites(queryset.model, self.value()))


def cites(model, source_slug):
    """The condition of a claim that cites a source, or of an owner with such a claim."""
    place = {"citation__source__slug": source_slug}
    if issubclass(model, Claim):
        return model.cites(**place)
    return any_claim(model, lambda claims: claims.cites(**place))
