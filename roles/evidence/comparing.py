"""Some profiles in, rows with a cell for each out. Pure: knows neither request nor ORM.

Nothing depends on the order of the profiles except that of the cells. Each statement of a kind
stands in exactly one row of its part.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import attrgetter
from typing import Any

from .profile import Profile, decisions, grouped
from .references import best_attested, voices_of

STAGES = ("startup", "sme", "large")
TIES = ("manager_roles", "report_roles", "colleague_roles")
# What tells whether two roles have the same.
itself, dispute = attrgetter("pk"), attrgetter("dispute.pk")
demand = attrgetter("skill.slug", "strength")


@dataclass(frozen=True)
class Row:
    """What each role has under one key: an area, a decision, a kind of skill."""

    key: Any
    cells: tuple[tuple, ...]
    is_common: bool = False  # whether all of the roles have it alike

    @property
    def first(self) -> Any:
        """Any item of the row, to name its key by."""
        return next(item for cell in self.cells for item in cell)


def differences_first(rows: Iterable[Row]) -> list[Row]:
    """Rows in their order, those in which all are alike behind the others; empty ones are none."""
    return sorted((row for row in rows if any(row.cells)), key=lambda row: row.is_common)


def rows_by(
    lists: Sequence[Iterable[Any]], key: Callable[[Any], Any], order: Sequence[Any]
) -> list[Row]:
    """One Row for each key that occurs, in `order`; missing ones come last, sorted."""
    groups = [grouped(items, key) for items in lists]
    place = {value: n for n, value in enumerate(order)}
    keys = set[Any]().union(*groups)
    ordered = sorted(keys, key=lambda k: (place.get(k, len(place)), str(k)))
    return [Row(k, tuple(tuple(group.get(k, ())) for group in groups)) for k in ordered]


def areas(profiles: Sequence[Profile], order: Sequence[str]) -> list[Row]:
    """Duties by area, the most widely attested first.

    An area is common where each role has a duty of it that holds without a condition.
    """
    lists = [best_attested(p.responsibilities) for p in profiles]
    rows = rows_by(lists, lambda claim: claim.area_id, order)
    return differences_first(
        Row(row.key, row.cells, all(map(unconditional, row.cells))) for row in rows
    )


def unconditional(claims: Iterable[Any]) -> tuple:
    return tuple(claim for claim in claims if not claim.is_conditional)


def decided(profiles: Sequence[Profile], order: Sequence[str]) -> list[Row]:
    """Decisions; a cell holds pairs (part, claims). Common is one in which all have one part."""
    by_role = [decisions(profile, order) for profile in profiles]
    cells = {name: tuple(tuple(found.get(name, ())) for found in by_role) for name in order}
    return differences_first(
        Row(name, parts, len({tuple(part for part, _ in cell) for cell in parts}) == 1)
        for name, parts in cells.items()
    )


def requirements(profiles: Sequence[Profile], kinds: Sequence[str]) -> list[Row]:
    """Skills by kind, those of several roles first and in one order. Common: all ask alike."""
    several = shared_skills(profiles)

    def place(claim: Any) -> tuple[bool, str, int]:
        is_shared = claim.skill.slug in several
        return not is_shared, claim.skill.slug if is_shared else "", -voices_of(claim)

    lists = [sorted(profile.requirements, key=place) for profile in profiles]
    rows = rows_by(lists, lambda claim: claim.skill.kind, kinds)
    return differences_first(Row(r.key, r.cells, alike(r.cells, demand)) for r in rows)


def shared_skills(profiles: Sequence[Profile]) -> set[str]:
    """The slugs of the skills that more than one of the roles asks for."""
    asked = Counter(claim.skill.slug for profile in profiles for claim in profile.requirements)
    return {slug for slug, n in asked.items() if n > 1}


def ties(profiles: Sequence[Profile]) -> list[Row]:
    """Whom the roles report to, lead and work with; a cell holds pairs (role, line)."""
    rows = []
    for name in TIES:
        cells = tuple(tuple(getattr(profile, name)) for profile in profiles)
        rows.append(Row(name, cells, alike(cells, end)))
    return differences_first(rows)


def end(tie: tuple[Any, Any]) -> tuple[Any, str, str]:
    role, line = tie
    return role.pk, line.kind, line.context


def advised(profiles: Sequence[Profile]) -> list[Row]:
    """What is advised to companies of each stage. Common is what names all of the roles."""
    rows = rows_by([p.advice for p in profiles], lambda claim: claim.stage, STAGES)
    return differences_first(Row(r.key, r.cells, alike(r.cells, itself)) for r in rows)


def disputed(profiles: Sequence[Profile]) -> list[Row]:
    """Disputes: those about some of the roles, then those about all of them."""
    lists = Row("", tuple(tuple(profile.disputes) for profile in profiles))
    some = apart(lists, dispute)
    theirs = {dispute(told) for cell in some.cells for told in cell}
    of_all = tuple(told for told in lists.cells[0] if dispute(told) not in theirs)
    rows = [Row("some", some.cells), Row("all", (of_all,) * len(profiles), is_common=True)]
    return differences_first(rows)


def alike(cells: Sequence[tuple], identity: Callable[[Any], Any]) -> bool:
    """Whether all roles have the same, as far as `identity` tells."""
    return len({frozenset(map(identity, cell)) for cell in cells}) == 1


def apart(row: Row, identity: Callable[[Any], Any]) -> Row:
    """The row without what all of the roles have."""
    common = frozenset.intersection(*(frozenset(map(identity, cell)) for cell in row.cells))
    cells = (tuple(x for x in cell if identity(x) not in common) for cell in row.cells)
    return Row(row.key, tuple(cells), row.is_common)


def direct_lines(profiles: Sequence[Profile]) -> list[Any]:
    """The lines by which one of them reports to another, in some company stage or in any."""
    ids = {profile.role.pk for profile in profiles}
    return [line for p in profiles for line in p.managers if line.manager_id in ids]


def same_managers(left: Profile, right: Profile) -> list[tuple[Any, Any]]:
    """Pairs of lines (left's, right's) of one kind that end at one manager in one company."""
    return [
        (mine, its)
        for mine in left.managers
        for its in right.managers
        if mine.manager_id == its.manager_id
        and mine.kind == its.kind
        and mine.context == its.context
    ]


def shared_claims(profiles: Sequence[Profile], attribute: str) -> list[Any]:
    """Claims that stand on several of the profiles (coverage of one by the other), each once."""
    found: dict[Any, Any] = {}
    for one, other in combinations(profiles, 2):
        theirs = {claim.pk for claim in getattr(other, attribute)}
        found |= {c.pk: c for c in getattr(one, attribute) if c.pk in theirs and c.pk not in found}
    return list(found.values())


def merged(profiles: Sequence[Profile], attribute: str) -> list[Any]:
    """The claims of all profiles, each once, the first one's first."""
    found: dict[Any, Any] = {}
    for profile in profiles:
        for claim in getattr(profile, attribute):
            found.setdefault(claim.pk, claim)
    return list(found.values())
