"""The findings of the planner as its page shows them: with roles, claims and words. Pure."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Together:
    """Several claims as one, for a single run of marks."""

    claims: list

    @property
    def marks(self):
        found = {mark.number: mark for claim in self.claims for mark in claim.marks}
        return [found[number] for number in sorted(found)]

    @property
    def is_editorial(self):
        return any(claim.is_editorial for claim in self.claims)


@dataclass(frozen=True)
class Seat:
    """A way to meet what the law asks: its statement, the role that could, and how it stands."""

    claim: Any
    role: Any
    by: Any
    standing: str
    words: str
    names: list = field(default_factory=list)  # claims by which `by` is the post


@dataclass(frozen=True)
class Must:
    """`exempt`: what frees from it under a condition; `has_size`: whether a size was told."""

    standing: str
    seats: list
    exempt: list = field(default_factory=list)
    has_size: bool = True

    @property
    def is_choice(self):
        return len(self.shown) > 1

    @property
    def is_met(self):
        return any(seat.by for seat in self.seats)

    @property
    def shown(self):
        """The seats that matter now: of alternatives those that are filled; or else all, those of
        one size only where the size was told."""
        general = [seat for seat in self.seats if self.has_size or not seat.claim.size]
        return [seat for seat in self.seats if seat.by] or general or self.seats

    @property
    def others(self):
        return [seat for seat in self.seats if seat not in self.shown]

    @property
    def frees(self):
        """The exemptions, those of sizes that were not told among them, if nothing meets the
        demand yet."""
        return [] if self.is_met else self.exempt


@dataclass(frozen=True)
class Area:
    """An area, who is or could be in charge, and how many further roles.

    `holders` are pairs (role, its best attested duty).
    """

    area: Any
    holders: list
    more: int = 0
    stand_ins: list = field(default_factory=list)  # (role, absent role, claims)


@dataclass(frozen=True)
class Double:
    roles: list
    verdict: str
    words: str
    basis: str
    law: list
    sources: list
    otherwise: list


@dataclass(frozen=True)
class Step:
    roles: list
    basis: str
    words: str
    claims: list
    otherwise: list
    areas: list
    with_role: Any = None
    joiner: str = ""
    unless: list = field(default_factory=list)  # claims that free from it under a condition
    ways: str = ""  # what the law asks for, where there are others than these roles


@dataclass(frozen=True)
class Row:
    """A box of a chart in words: its roles, and whom they report to by which claims."""

    id: str
    roles: list
    is_new: bool
    is_manager: bool
    lines: list


@dataclass(frozen=True)
class Line:
    """Whom somebody reports to; `over`: managers between the two whom the company lacks."""

    manager: Any
    cited: Together
    over: list
    is_ours: bool

    @property
    def over_names(self):
        return ", ".join(role.short_name for role in self.over)


@dataclass(frozen=True)
class ChartView:
    """A chart as the page shows it: `files` are pairs (name, address)."""

    planned: Any
    drawing: str
    rows: list
    files: list
