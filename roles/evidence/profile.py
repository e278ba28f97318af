"""A role with all that is known about it. Pure: knows neither request nor ORM.

`assembling` fills it; pages, comparisons and exports read it. Claims are any objects with the
attributes of the models; the order of every list is the page's order.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from roles.evidence.contradictions import Contradiction
from roles.evidence.laws import Law, by_law

PARTS = ("leads", "shares")  # in a decision, the greater first
NEAREST = 3  # links to comparisons on the page of a role; the picker has them all


@dataclass
class Profile:
    """One role and its claims, fetched together."""

    role: Any
    provisions: list = field(default_factory=list)  # what the law says
    titles: list = field(default_factory=list)
    responsibilities: list = field(default_factory=list)
    requirements: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    surroundings: list = field(default_factory=list)  # lines and those to the peers
    coverages: list = field(default_factory=list)
    advice: list = field(default_factory=list)
    participations: list = field(default_factory=list)  # in processes
    positions: list = field(default_factory=list)
    questions: list = field(default_factory=list)
    crosswalks: list = field(default_factory=list)
    usages: list = field(default_factory=list)
    # {name: claims} of kinds that have no list of their own
    further: dict[str, list] = field(default_factory=dict)
    others: list = field(default_factory=list)
    confused_ids: set = field(default_factory=set)  # of roles that share a dispute with it

    def claims(self) -> Iterator[Any]:
        """All claims, by the sections of a role page in their order."""
        return chain(
            *(law.claims for law in self.laws),
            self.responsibilities,
            self.requirements,
            self.lines,
            self.coverages,
            self.advice,
            self.participations,
            self.titles,
            self.positions,
            self.questions,
            *self.further.values(),
        )

    def list_of(self, name: str) -> list:
        return vars(self)[name] if name in vars(self) else self.further.setdefault(name, [])

    def lines_up(self, kind: str) -> list[Any]:
        return [x for x in self.lines if x.kind == kind and x.subordinate_id == self.role.pk]

    def lines_down(self, kind: str) -> list[Any]:
        return [x for x in self.lines if x.kind == kind and x.manager_id == self.role.pk]

    @property
    def managers(self) -> list[Any]:
        return self.lines_up("solid") + self.lines_up("dotted")

    @property
    def reports(self) -> list[Any]:
        return self.lines_down("solid") + self.lines_down("dotted")

    @property
    def colleagues(self) -> list[Any]:
        """Lines to roles that this one works with, whichever way round they are on file."""
        return self.lines_up("works_with") + self.lines_down("works_with")

    @property
    def manager_roles(self) -> list[tuple[Any, Any]]:
        """Pairs (role, line) at the upper end of this role's lines."""
        return [(line.manager, line) for line in self.managers]

    @property
    def report_roles(self) -> list[tuple[Any, Any]]:
        return [(line.subordinate, line) for line in self.reports]

    @property
    def colleague_roles(self) -> list[tuple[Any, Any]]:
        return [
            (line.manager if line.subordinate_id == self.role.pk else line.subordinate, line)
            for line in self.colleagues
        ]

    @property
    def confused_with(self) -> list[Any]:
        """The roles that it is confused with: those that sources dispute about together with it."""
        return [role for role in self.others if role.pk in self.confused_ids]

    @property
    def told_apart(self) -> str:
        """The role's short name, with its full one where another role has the same letters."""
        role = self.role
        shared = role.acronym and any(other.acronym == role.acronym for other in self.others)
        return f"{role.acronym} ({role.name})" if shared else role.short_name

    @property
    def nearest(self) -> list[Any]:
        """The roles to compare it with first: confused with it, tied to it, of its function."""
        tied = {pk for line in self.lines for pk in (line.manager_id, line.subordinate_id)}
        tied |= {pk for x in self.coverages for pk in (x.absent_id, x.covering_id)}

        def distance(role: Any) -> tuple[bool, bool, bool]:
            is_kin = role.function_id == self.role.function_id
            return role.pk not in self.confused_ids, role.pk not in tied, not is_kin

        return sorted(self.others, key=distance)[:NEAREST]

    @property
    def neighbours(self) -> dict[str, Any]:
        """The roles `before` and `after` this one in its function, None where there is none."""
        order = (self.role.order, self.role.slug)
        kin = [other for other in self.others if other.function_id == self.role.function_id]
        before = [other for other in kin if (other.order, other.slug) < order]
        after = [other for other in kin if (other.order, other.slug) > order]
        return {"before": before[-1] if before else None, "after": after[0] if after else None}

    @property
    def shared_acronyms(self) -> set[str]:
        """Those that mean several of the roles that it may be compared with, or it and another."""
        counted = Counter(role.acronym for role in (self.role, *self.others))
        return {acronym for acronym, n in counted.items() if n > 1} - {""}

    @property
    def covers_for(self) -> list[Any]:
        return [x for x in self.coverages if x.covering_id == self.role.pk]

    @property
    def covered_by(self) -> list[Any]:
        return [x for x in self.coverages if x.absent_id == self.role.pk]

    @property
    def laws(self) -> list[Law]:
        return by_law(self.provisions)

    @property
    def disputes(self) -> list[Contradiction]:
        """The Contradictions that concern it."""
        return contradictions(self.positions)


def contradictions(positions: Iterable[Any]) -> list[Contradiction]:
    """A Contradiction for each dispute of these positions, in their order."""
    sides = grouped(positions, lambda position: position.dispute)
    return [Contradiction(dispute, told) for dispute, told in sides.items()]


def grouped(items: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, list]:
    """Items by `key(item)`, keys in order of first appearance, items in their order."""
    groups: dict[Any, list] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def decisions(profile: Profile, order: Sequence[str]) -> dict[str, list[tuple[str, list]]]:
    """{decision: [(part, claims)]}: those of `order` in its order, the greater part first.

    Claims are provisions of law, then duties, in their order, as the editors marked them; decisions
    of which no statement speaks are left out.
    """
    claims = chain(profile.provisions, profile.responsibilities)
    by_decision = grouped((c for c in claims if c.decision), lambda claim: claim.decision)
    return {name: _parts(by_decision[name]) for name in order if name in by_decision}


def _parts(claims: list[Any]) -> list[tuple[str, list]]:
    by_part = grouped(claims, lambda claim: claim.part)
    return [(part, by_part[part]) for part in PARTS if part in by_part]
