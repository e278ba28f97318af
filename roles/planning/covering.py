"""Who answers for which area: in the company, by the sources, in whose place."""

from collections.abc import Iterable, Iterator

from .case import Case
from .concerns import concerns
from .findings import Covered, Holder, StandIn, Uncovered, Unknown
from .record import Coverage, Duty


def areas(case: Case) -> tuple[list[Covered], list[Uncovered], list[Unknown], list[str]]:
    """Each area of the record in exactly one: covered, uncovered, unknown, not concerned."""
    found: list[Covered | Uncovered | Unknown | str] = [
        area_of(area, case) for area in dict.fromkeys(case.record.areas)
    ]
    return (
        [one for one in found if isinstance(one, Covered)],
        [one for one in found if isinstance(one, Uncovered)],
        [one for one in found if isinstance(one, Unknown)],
        [one for one in found if isinstance(one, str)],
    )


def area_of(area: str, case: Case) -> Covered | Uncovered | Unknown | str:
    roles = case.duties.get(area, {})
    if not concerns_them(area, case):
        return area
    if holders := ranked(area, case.company.roles, case):
        return Covered(area, holders, claims_of(holders))
    conditional = [d for d in case.record.duties if d.area == area and d.is_conditional]
    if not roles:
        return Unknown(area, tuple(d.claim for d in conditional if d.role in case.rows))
    candidates = ranked(area, (role for role in roles if is_candidate(role, case)), case)
    stand_ins = tuple(standing_in(area, case))
    claims = claims_of(candidates) or tuple(d.claim for duties in roles.values() for d in duties)
    theirs = tuple(d.claim for d in conditional if d.role in case.company.roles)
    return Uncovered(area, candidates, stand_ins, claims, theirs)


def concerns_them(area: str, case: Case) -> bool:
    """By what they do, or because they have somebody with duties there whose work it is: a shop
    with a CTO has to do with technology, but not with all else that some CTO does."""
    theirs = case.company.roles & set(case.duties.get(area, {}))
    return concerns(area, case.company) or any(case.work(role) == area for role in theirs)


def is_candidate(role: str, case: Case) -> bool:
    """Whether to name it as one who would cover an area: not a seat of other forms, and not
    somebody whom they have under another name."""
    return role not in case.of_other_forms and not case.names.present(role)


def ranked(area: str, roles: Iterable[str], case: Case) -> tuple[Holder, ...]:
    """Those that have duties in the area, most voices first."""
    duties = case.duties.get(area, {})
    held = [holder(role, duties[role]) for role in roles if role in duties]
    return tuple(sorted(held, key=lambda h: (-h.voices, -len(h.claims), case.rank[h.role])))


def holder(role: str, duties: list[Duty]) -> Holder:
    ordered = sorted(duties, key=lambda duty: -len(duty.voices))
    return Holder(role, tuple(d.claim for d in ordered), voices_of(duties))


def voices_of(duties: Iterable[Duty]) -> int:
    """How many independent voices state one of them at least."""
    return len(frozenset().union(*(duty.voices for duty in duties)))


def standing_in(area: str, case: Case) -> Iterator[StandIn]:
    """Who of theirs does the work of a role that they lack, if that work is mainly this area."""
    for coverage in case.coverages:
        is_mainly = area in case.leading.get(coverage.absent, ())
        if is_mainly and (found := stand_in(coverage, case)):
            yield found


def stand_in(coverage: Coverage, case: Case) -> StandIn | None:
    present = case.names.present(coverage.covering)
    if not present or case.names.present(coverage.absent):
        return None
    return StandIn(present.role, coverage.absent, (coverage.claim, *present.claims))


def claims_of(holders: Iterable[Holder]) -> tuple[str, ...]:
    return tuple(claim for one in holders for claim in one.claims)
