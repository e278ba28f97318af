"""The filters of the list of roles: facets with counts, read from the address with django-filter.

A facet is a question with several answers: of the values chosen in one facet any suffices, and
every facet must be met. A value that does not exist is left out and reported.
"""

from collections import Counter
from collections.abc import Callable

from django.db.models import Count, Exists, F, OuterRef, Q
from django.forms import MultipleChoiceField
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet
from django_filters.filters import MultipleChoiceFilter

from roles.models import ReportingLine, Responsibility, Role, RoleSkill, Skill, Source, StageAdvice
from roles.models.evidence import citing_roles, sources_of_roles
from roles.models.vocabulary import Area, CompanyStage, Function, Level, LineKind, SkillKind

UPWARDS = [LineKind.SOLID, LineKind.DOTTED]
# What public pages show of claims.
SUPPORTED = Q(is_editorial=True) | Q(citations__isnull=False)


class LenientField(MultipleChoiceField):
    """Takes the values that exist and remembers the others in `ignored`."""

    def clean(self, value):
        given = list(dict.fromkeys(value or []))
        self.ignored = [each for each in given if not self.valid_value(each)]
        return [each for each in given if self.valid_value(each)]


class Facet(MultipleChoiceFilter):
    """A filter that can count its options.

    `links` makes a queryset of rows with the columns `about` (a role's id) and `answer`; `options`
    are pairs (value, label), or a function that fetches them.
    """

    field_class = LenientField

    def __init__(self, label, links: Callable, options):
        super().__init__(label=label)
        self.links, self.options = links, options

    def fetch_options(self):
        self.extra["choices"] = self.options() if callable(self.options) else self.options

    def filter(self, roles, values):
        if not values:
            return roles
        return roles.filter(pk__in=self.links().filter(answer__in=values).values("about"))

    def counts(self, roles) -> dict:
        """{value: number of `roles` with it}."""
        rows = self.links().filter(about__in=roles.order_by().values("pk")).order_by()
        return dict(rows.values_list("answer").annotate(Count("about", distinct=True)))


class SourceFacet(Facet):
    """Sources stand behind claims of many kinds, and no one table tells of which role.

    Counting leaves {role id: slugs of its sources} in `cited`, for the page to use.
    """

    def filter(self, roles, values):
        return roles.filter(citing_roles(values)) if values else roles

    def counts(self, roles):
        self.cited = sources_of_roles(roles)
        return Counter(source for found in self.cited.values() for source in found)


def links(rows, about: str, answer: str):
    return rows.annotate(about=F(about), answer=F(answer))


def managers():
    below = ReportingLine.objects.filter(manager=OuterRef("pk"), kind__in=UPWARDS)
    return [(role.slug, str(role)) for role in Role.objects.published().filter(Exists(below))]


def required_skills():
    published = RoleSkill.objects.filter(skill=OuterRef("pk"), role__in=Role.objects.published())
    return [(skill.slug, skill.name) for skill in Skill.objects.filter(Exists(published))]


def sources():
    rows = Source.objects.values_list("slug", "publisher", "title")
    return [(slug, f"{publisher}: {title}") for slug, publisher, title in rows]


def requirements():
    return RoleSkill.objects.filter(SUPPORTED)


class RoleFilter(FilterSet):
    """The facets of the list of roles, in the page's order."""

    function = Facet(_("Function"), lambda: links(Role.objects, "pk", "function"), Function.choices)
    level = Facet(_("Level"), lambda: links(Role.objects, "pk", "level"), Level.choices)
    manager = Facet(
        _("Reports to"),
        lambda: links(
            ReportingLine.objects.filter(SUPPORTED, kind__in=UPWARDS),
            "subordinate_id",
            "manager__slug",
        ),
        managers,
    )
    area = Facet(
        _("Responsibility area"),
        lambda: links(Responsibility.objects.filter(SUPPORTED), "role_id", "area"),
        Area.choices,
    )
    skill_kind = Facet(
        _("Kind of skill"),
        lambda: links(requirements(), "role_id", "skill__kind"),
        SkillKind.choices,
    )
    skill = Facet(
        _("Skill"), lambda: links(requirements(), "role_id", "skill__slug"), required_skills
    )
    stage = Facet(
        _("Company stage"),
        lambda: links(StageAdvice.objects.filter(SUPPORTED), "roles", "stage"),
        CompanyStage.choices,
    )
    source = SourceFacet(_("Source"), None, sources)

    class Meta:
        model = Role
        fields = []

    def __init__(self, data, queryset):
        super().__init__(data, queryset)
        for facet in self.filters.values():
            facet.fetch_options()
        self.form.is_valid()

    @property
    def chosen(self) -> dict:
        """{facet: values} that exist."""
        return self.form.cleaned_data

    @property
    def ignored(self) -> list:
        """Pairs (label, value) of the values that do not."""
        fields = self.form.fields.values()
        return [(field.label, value) for field in fields for value in field.ignored]

    def matching(self, without: str = ""):
        """The roles that meet every facet, except one if named."""
        roles = self.queryset
        for name, values in self.chosen.items():
            if name != without:
                roles = self.filters[name].filter(roles, values)
        return roles

    @cached_property
    def counts(self) -> dict:
        """{facet: {value: the roles one would have with it alone chosen in that facet}}."""
        return {
            name: facet.counts(self.matching(without=name)) for name, facet in self.filters.items()
        }
