"""The pages of a skill and of an area: who has it, and who says so. Pure."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

from roles.evidence.profile import grouped
from roles.evidence.references import number_references, voices_of

FIRST = 5  # duties of a role in sight; the others fold out


@dataclass(frozen=True)
class Holder:
    """A role that answers for something in an area, with its duties there."""

    role: Any
    duties: list

    @property
    def id(self):
        return f"role-{self.role.slug}"

    @property
    def first(self):
        return self.duties[:FIRST]

    @property
    def more(self):
        return self.duties[FIRST:]


def by_attestation(claim):
    """Sort key: what most independent voices say first, then the editors' order."""
    return -voices_of(claim), claim.order, claim.key


def skill_page(requirements, instead):
    """The context of a page of requirements in groups of one strength.

    `instead` are requirements by the id of the role that accepts them in place of the skill.
    """
    for claim in requirements:
        claim.accepted = instead.get(claim.role_id, [])
    shown = chain.from_iterable((claim, *claim.accepted) for claim in requirements)
    return {
        "strengths": list(grouped(requirements, lambda claim: claim.strength).values()),
        "references": number_references(shown),
    }


def area_page(duties):
    """The context of a page of {role id: duties}."""
    holders = [
        Holder(claims[0].role, sorted(claims, key=by_attestation))
        for claims in duties.values()
        if claims
    ]
    shown = chain.from_iterable(holder.duties for holder in holders)
    return {"holders": holders, "references": number_references(shown)}
