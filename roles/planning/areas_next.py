"""Who would cover what nobody covers: our inference from attested duties.

The fewest people who cover most: each time the role that answers in earnest for most of the areas
that are left. In earnest: with at least half as many voices there as the best attested role
has, or one passing remark would make a branch director of everybody.
"""

from collections.abc import Iterable, Iterator

from .case import Case
from .covering import holder, voices_of
from .findings import Basis, Holder, Reason, Step, Uncovered

SHARE = 2  # of the voices of the best attested role


def areas_next(case: Case, before: list[Step], uncovered: Iterable[Uncovered]) -> Iterator[Step]:
    named, sure = taken(before, case), taken((s for s in before if not s.unless), case)
    left = [x.area for x in uncovered if sure.isdisjoint(case.duties.get(x.area, ()))]
    earnest = {area: in_earnest(area, named, case) for area in left}
    while left:
        options = dict.fromkeys(role for area in left for role in earnest[area])
        if not options:
            return
        best = min(options, key=lambda role: rating(role, left, earnest, case))
        yield step(best, tuple(area for area in left if best in earnest[area]), case)
        left = [area for area in left if best not in earnest[area]]


def chosen(step: Step) -> tuple[str, ...]:
    """Of alternatives the first one, which the record names first."""
    return step.roles[:1] if step.one_of else step.roles


def taken(before: Iterable[Step], case: Case) -> set[str]:
    """The roles that earlier steps name, alternatives among them, under all their names."""
    roles = (role for step in before for role in step.roles)
    return {post for role in roles for post in case.names.posts(role)}


def in_earnest(area: str, named: set[str], case: Case) -> dict[str, int]:
    """{role that they could appoint: how many voices its duties in the area have}."""
    weights = {
        role: voices_of(duties)
        for role, duties in case.duties.get(area, {}).items()
        if case.lacks(role) and role not in named and case.rows[role].level != "board"
    }
    best = max(weights.values(), default=0)
    return {role: weight for role, weight in weights.items() if weight * SHARE >= best}


def rating(
    role: str, left: Iterable[str], earnest: dict[str, dict[str, int]], case: Case
) -> tuple[int, bool, int, int]:
    """Smallest is best: most areas, nothing said against it, most voices, the record's order."""
    areas = [area for area in left if role in earnest[area]]
    doubted = any(a.is_doubted and role in a.roles for a in case.advice)
    voices = sum(earnest[area][role] for area in areas)
    return -len(areas), doubted, -voices, case.rank[role]


def step(role: str, areas: tuple[str, ...], case: Case) -> Step:
    held: list[Holder] = [holder(role, case.duties[area][role]) for area in areas]
    claims = tuple(claim for one in held for claim in one.claims)
    return Step((role,), Reason.AREAS, Basis.INFERENCE, claims, areas=areas)
