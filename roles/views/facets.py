"""The filters of the list of roles: facets with counts, read from the address with django-filter.

A facet is a question with several answers: of the values chosen in one facet any suffices, and
every facet must be met. A value that does not exist is left out and reported.
"""

from django.db.models import Exists, F, OuterRef, Value
from django.forms import MultipleChoiceField
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet
from django_filters.filters import MultipleChoiceFilter

from roles.models import (
    Area,
    Function,
    Provision,
    ReportingLine,
    Responsibility,
    Role,
    RoleSkill,
    Skill,
    Source,
    StageAdvice,
)
from roles.models.public import public
from roles.models.support import ROWS
from roles.models.vocabulary import (
    CompanyStage,
    Level,
    LineKind,
    SkillKind,
    SourceKind,
    Strength,
)
from roles.schema.joined import Joined

UPWARDS = [LineKind.SOLID, LineKind.DOTTED]


class LenientField(MultipleChoiceField):
    """Takes the values that exist and remembers the others in `ignored`.

    `known` is {value: label}. Not as choices, which a form copies for every request.
    """

    def __init__(self, *, known, **options):
        super().__init__(**options)
        self.known = known

    def clean(self, value):
        given = list(dict.fromkeys(value or []))
        self.ignored = [each for each in given if each not in self.known]
        return [each for each in given if each in self.known]


class Facet(MultipleChoiceFilter):
    """A question about roles.

    `links` makes a queryset of rows with the columns `about` (a role's id) and `answer` (without a
    comma); where the list of roles tells it anyway, it is the name of that column. `options` are
    pairs (value, label), or a function that fetches them; the frequent come first unless
    `in_order`.
    """

    field_class = LenientField

    def __init__(self, label, links, options, in_order=False):
        super().__init__(label=label)
        self.links, self.options = links, options
        self.in_order = in_order or not callable(options)

    def fetch_options(self):
        """{value: label}; a label is a string, or something whose string it is."""
        return dict(self.options() if callable(self.options) else self.options)

    def rows(self, roles):
        """Rows (role id, answers with commas between); `roles` is a Listed."""
        if isinstance(self.links, str):
            return zip(roles.pk, getattr(roles, self.links), strict=True)
        rows = self.links().order_by().rewrite(False)  # no language is asked for in each row
        told = rows.values("about").annotate(told=Joined("answer"))
        return told.values_list("about", "told").iterator(ROWS)


class SkillFacet(Facet):
    """A facet of requirements, told apart by how strongly they are asked for.

    `answer` makes it from a Skill and a strength.
    """

    def __init__(self, label, answer, options):
        super().__init__(label, None, options)
        self.answer = answer


def links(rows, about, answer):
    return rows.annotate(about=F(about), answer=F(answer))


def terms(model):
    return [(row.slug, row) for row in model.objects.all()]


def managers():
    below = ReportingLine.objects.filter(
        public(ReportingLine), manager=OuterRef("pk"), kind__in=UPWARDS
    )
    named = "slug", "acronym", "name_vi", "name_en"
    rows = Role.objects.published().filter(Exists(below)).only(*named)
    return [(role.slug, role) for role in rows]


def required_skills():
    asked = RoleSkill.objects.filter(public(RoleSkill), skill=OuterRef("pk"))
    return [(skill.slug, skill) for skill in Skill.objects.filter(Exists(asked))]


def sources():
    rows = Source.objects.public().values_list("slug", "publisher", "language", "title")
    label = '{}: <span lang="{}">{}</span>'
    return [(slug, format_html(label, *told)) for slug, *told in rows]


def provisions():
    rows = Provision.objects.supported()
    return rows.annotate(about=F("role_id"), answer=Value(DEFINED))


# The one answer of a facet that is a yes or nothing.
DEFINED = "defined"


class RoleFilter(FilterSet):
    """The facets of the list of roles, in the page's order."""

    function = Facet(_("Function"), "function", lambda: terms(Function), in_order=True)
    level = Facet(_("Level"), "level", Level.choices)
    manager = Facet(
        _("Reports to"),
        lambda: links(
            ReportingLine.objects.shown().filter(kind__in=UPWARDS),
            "subordinate_id",
            "manager__slug",
        ),
        managers,
    )
    area = Facet(
        _("Responsibility area"),
        lambda: links(Responsibility.objects.supported(), "role_id", "area"),
        lambda: terms(Area),
        in_order=True,
    )
    skill_kind = SkillFacet(_("Kind of skill"), lambda skill, _: skill.kind, SkillKind.choices)
    skill = SkillFacet(_("Skill"), lambda skill, _: skill.slug, required_skills)
    strength = SkillFacet(
        _("How strongly skills are asked for"), lambda _, strength: strength, Strength.choices
    )
    stage = Facet(
        _("Company stage"),
        lambda: links(StageAdvice.objects.supported(), "roles", "stage"),
        CompanyStage.choices,
    )
    law = Facet(_("In law"), provisions, [(DEFINED, _("Defined in law"))])
    # Sources stand behind claims of many kinds, and no one table tells of which role.
    source_kind = Facet(_("Kind of source"), None, SourceKind.choices)
    source = Facet(_("Source"), None, sources)

    class Meta:
        model = Role
        fields = []

    def __init__(self, data, catalogue):
        super().__init__(data, Role.objects.none())
        self.catalogue = catalogue
        for name, facet in self.filters.items():
            facet.extra["known"] = catalogue.options[name]
            facet.parent = None  # a circle would keep the catalogue after it has been replaced
        self.form.is_valid()

    @property
    def chosen(self):
        """{facet: values} that exist."""
        return self.form.cleaned_data

    @property
    def ignored(self):
        """Pairs (label, value) of the values that do not."""
        fields = self.form.fields.values()
        return [(field.label, value) for field in fields for value in field.ignored]

    def matching(self, without="", **instead):
        """The set of roles that meet every facet, except one if named (see Catalogue).

        `instead` are other values of a facet than those chosen.
        """
        chosen = self.chosen | instead
        found = self.catalogue.every
        for name, values in chosen.items():
            if values and name != without:
                found &= self.catalogue.giving(name, values, chosen["strength"])
        return found

    @cached_property
    def counts(self):
        """{facet: {value: the roles one would have with it alone chosen in that facet}}."""
        strengths = self.chosen["strength"]
        counted = {
            name: self.catalogue.counts(name, self.matching(name), strengths)
            for name in self.filters
            if name != "strength"
        }
        alone = {each: self.matching(strength=[each]).bit_count() for each in Strength.values}
        return counted | {"strength": {value: n for value, n in alone.items() if n}}
