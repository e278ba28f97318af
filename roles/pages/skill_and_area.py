"""The pages of a skill and of an area: who has it, and who says so. Pure."""

from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any

from roles.evidence.profile import grouped
from roles.evidence.references import best_attested, number_references
from roles.pages.statement_groups import Folding


@dataclass(frozen=True)
class Holder(Folding):
    """A role that answers for something in an area, with its duties there."""

    role: Any
    claims: list

    @property
    def id(self):
        return f"role-{self.role.slug}"


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
        Holder(claims[0].role, best_attested(sorted(claims, key=attrgetter("order", "key"))))
        for claims in duties.values()
        if claims
    ]
    shown = chain.from_iterable(holder.claims for holder in holders)
    return {"holders": holders, "references": number_references(shown)}
