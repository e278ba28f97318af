"""One company before the record: what all the rules look up, worked out once."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from .company import Company
from .concerns import AREA_OF_FUNCTION, concerns
from .names import Names
from .provisions_in_force import Rule, in_force
from .record import Advice, Coverage, Duty, Record, RoleRow

SEATS = ("must", "choice", "may")


@dataclass(frozen=True)
class Case:
    """`company` has known roles only; `unknown` are the slugs that were left out."""

    company: Company
    record: Record
    unknown: tuple[str, ...] = ()

    @classmethod
    def of(cls, company: Company, record: Record) -> "Case":
        known = frozenset(row.slug for row in record.roles)
        doubles = frozenset(frozenset(person) & known for person in company.people)
        kept = replace(company, has=company.has & known, doubles=doubles)
        return cls(kept, record, tuple(sorted(company.roles - known)))

    @cached_property
    def names(self) -> Names:
        return Names(self.record, self.company.roles)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        return in_force(self.record.mandates, self.company)

    @cached_property
    def rank(self) -> dict[str, int]:
        """{role: its place in the record}, which settles what nothing else does."""
        return {row.slug: place for place, row in enumerate(self.record.roles)}

    @cached_property
    def rows(self) -> dict[str, RoleRow]:
        return {row.slug: row for row in self.record.roles}

    @cached_property
    def duties(self) -> dict[str, dict[str, list[Duty]]]:
        """{area: {role: its unconditional duties there}}, of published roles."""
        found: dict[str, dict[str, list[Duty]]] = defaultdict(lambda: defaultdict(list))
        for duty in self.record.duties:
            if not duty.is_conditional and duty.role in self.rows:
                found[duty.area][duty.role].append(duty)
        return found

    @cached_property
    def leading(self) -> dict[str, set[str]]:
        """{role: the areas in which it has the most duties}: what its work is mainly about."""
        counts: dict[str, dict[str, int]] = defaultdict(dict)
        for area, roles in self.duties.items():
            for role, duties in roles.items():
                counts[role][area] = len(duties)
        return {
            role: {area for area, n in areas.items() if n == max(areas.values())}
            for role, areas in counts.items()
        }

    @cached_property
    def of_other_forms(self) -> frozenset[str]:
        """Roles that laws give a seat in companies of other forms, and not in this one."""
        if not self.company.form:
            return frozenset()
        seats = {m.role for m in self.record.mandates if m.kind in SEATS and m.role}
        here = {rule.row.role for rule in self.rules if rule.row.kind in SEATS}
        return frozenset(seats - here)

    @cached_property
    def advice(self) -> tuple[Advice, ...]:
        """What is said of companies of this stage; nothing where the stage is not known."""
        return tuple(a for a in self.record.advice if a.stage == self.company.stage)

    @cached_property
    def coverages(self) -> tuple[Coverage, ...]:
        return tuple(c for c in self.record.coverages if c.stage in ("", self.company.stage))

    def work(self, role: str) -> str:
        """The area that the role's function is about."""
        function = self.rows[role].function
        return AREA_OF_FUNCTION.get(function, function)

    def lacks(self, role: str) -> bool:
        """Whether it is a role to think of that they have under no name: one whose work concerns
        them, and not a seat of other forms of companies."""
        if role not in self.rows or role in self.of_other_forms or self.names.present(role):
            return False
        return concerns(self.work(role), self.company)
