"""The planner's form: what can be chosen, and what is. Pure: no request, no query."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from roles.evidence.assembling import FRONT
from roles.evidence.profile import grouped
from roles.models.vocabulary import Activity, CompanySize, CompanyStage, LegalForm
from roles.planning.company import Company

COMMON = 12  # roles that stand before all others
ROWS = 2  # of two roles each, and one row more than is filled


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    is_chosen: bool
    role: Any = None


@dataclass(frozen=True)
class Group:
    """A question with its options; `type` is that of their inputs."""

    name: str
    legend: str
    hint: str
    type: str
    options: list


class Form:
    """The form as it was filled in; `common` are slugs of the roles that come first.

    `roles` are those that menus offer and those of the company, in order; `typed` is what was
    typed as a role and is none, `typed_pairs` what was so as two roles of one person: rows of
    (text, is it wrong).
    """

    def __init__(self, company, roles, common, typed="", typed_pairs=()):
        self.company, self.roles = company, roles
        self.typed, self.typed_pairs = typed, typed_pairs
        self._first = set(common)

    @cached_property
    def groups(self):
        size_hint = _(
            "Staff as in article 5 of Decree 80/2021/NĐ-CP, the lower number in trade and "
            "services. Revenue or capital counts as well."
        )
        stage_hint = _("Left open, it follows from the size.")
        company = self.company
        told = [
            ("form", _("Legal form"), "", LegalForm.choices, company.form),
            ("size", _("Size"), size_hint, staffed(), company.size),
            ("stage", _("Stage"), stage_hint, CompanyStage.choices, company.stage_told),
        ]
        radios = [
            Group(name, legend, hint, "radio", [open_one(chosen), *options(choices, {chosen})])
            for name, legend, hint, choices, chosen in told
        ]
        return [
            *radios,
            Group(
                "does", _("What it does"), "", "checkbox", options(Activity.choices, company.does)
            ),
        ]

    def _role(self, role):
        return Option(role.slug, str(role), role.slug in self.company.roles, role)

    @cached_property
    def common(self):
        return [self._role(role) for role in self.roles if role.slug in self._first]

    @cached_property
    def functions(self):
        """Pairs (function, options) of the further roles."""
        further = [role for role in self.roles if role.slug not in self._first]
        groups = grouped(further, lambda role: role.function_id).values()
        return [(roles[0].function, list(map(self._role, roles))) for roles in groups]

    @property
    def n_further(self):
        return len(self.roles) - len(self.common)

    @property
    def is_open(self):
        return any(option.is_chosen for _function, options in self.functions for option in options)

    @cached_property
    def names(self):
        """{slug: what fields call the role}, by which they are read as this role and no other."""
        called = Counter(map(str, self.roles))
        return {
            role.slug: str(role) if role.order < FRONT and called[str(role)] == 1 else role.slug
            for role in self.roles
        }

    @property
    def pairs(self):
        """Rows of two (name, is it wrong), empty ones after those that are filled."""
        rows = sorted(sorted(row) for row in self.company.doubles if len(row) == 2)
        filled = [[(self.names[slug], False) for slug in row] for row in rows]
        filled += self.typed_pairs
        return [*filled, *[[("", False)] * 2] * max(1, ROWS - len(filled))]

    @property
    def larger(self):
        """The roles of a person who holds more than two, which the fields cannot say."""
        return sorted(" ".join(sorted(row)) for row in self.company.doubles if len(row) > 2)


def open_one(chosen):
    """The option of a question that is left open."""
    return Option("", _("Not chosen"), not chosen)


def options(choices, chosen):
    return [Option(value, label, value in chosen) for value, label in choices]


def staffed():
    """The sizes, each with the number of employees up to which it goes."""
    staff = {
        CompanySize.MICRO: _("up to 10 people"),
        CompanySize.SMALL: _("up to 50 or 100"),
        CompanySize.MEDIUM: _("up to 100 or 200"),
        CompanySize.LARGE: _("more"),
    }
    return [(value, f"{label}: {staff[value]}") for value, label in CompanySize.choices]


def common(record, roles):
    """The slugs of the roles that law speaks of, then of those with most duties on record."""
    named = {slug for each in record.mandates for slug in (each.role, each.other) if slug}
    duties = Counter(duty.role for duty in record.duties)
    order = {slug: n for n, slug in enumerate(roles)}
    ranked = sorted(order, key=lambda slug: (slug not in named, -duties[slug], order[slug]))
    return ranked[:COMMON]


def example(roles):
    """The company with which the page shows what it does: that of a founder of fifteen."""
    has = frozenset({"ceo"} & roles.keys())
    return Company("llc_person", "small", "startup", frozenset({"software"}), has)
