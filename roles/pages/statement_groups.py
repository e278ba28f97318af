"""The statements of a role page in groups, the best attested first. Pure: no request, no ORM."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from roles.evidence.profile import decisions, grouped
from roles.evidence.references import best_attested
from roles.models.vocabulary import Decision, Part, Strength

FIRST = 5  # statements of a group that stand there; the rest unfolds


class Folding:
    """Something with `claims`, of which the first few stand there and the rest unfolds."""

    @property
    def first(self):
        """Those that stand there; nothing is folded to hide a single one."""
        return self.claims[:FIRST] if len(self.claims) > FIRST + 1 else self.claims

    @property
    def rest(self):
        return self.claims[len(self.first) :]


@dataclass
class Group(Folding):
    """Statements under one heading."""

    id: str
    heading: str
    claims: list
    is_brief: bool = False  # the details are told elsewhere


def areas(profile):
    """The duties by area; the area with the best attested duty comes first."""
    by_area = grouped(best_attested(profile.responsibilities), lambda duty: duty.area_id)
    return [Group(f"area-{id}", duties[0].area.name, duties) for id, duties in by_area.items()]


def demands(profile):
    """The requirements by how strongly the sources ask for them."""
    by_strength = grouped(best_attested(profile.requirements), lambda asked: asked.strength)
    return [
        Group(f"demand-{strength.value}", strength.label, by_strength[strength.value])
        for strength in Strength
        if strength.value in by_strength
    ]


def line_groups(profile):
    """Whom the role reports to, leads and works with: Groups of (role, line)."""
    groups = (
        Group("reports-to", _("Reports to"), profile.manager_roles),
        Group("leads", _("Leads"), profile.report_roles, is_brief=True),
        Group("works-with", _("Works with"), profile.colleague_roles),
    )
    return [group for group in groups if group.claims]


def decided(profile):
    """[(the decision's name, [(the part's name, claims)])] of what the role has a part in."""
    found = decisions(profile, Decision.values)
    return [
        (Decision(name).label, [(Part(part).label, claims) for part, claims in parts])
        for name, parts in found.items()
    ]
