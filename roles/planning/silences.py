"""What is not on record: the page says so rather than guess."""

from collections.abc import Iterable, Iterator

from .case import SEATS, Case
from .findings import Double, Quiet, Silence, Unknown


def silences(
    case: Case, unknown: Iterable[Unknown], doubles: Iterable[Double]
) -> tuple[Silence, ...]:
    areas = (one.area for one in unknown if not one.claims)
    told = {frozenset(double.roles) for double in doubles}
    found = [
        *(Silence(Quiet.ROLE, (slug,)) for slug in case.unknown),
        *(Silence(Quiet.AREA, (area,)) for area in areas),
        *about_company(case),
        *(Silence(Quiet.DOUBLE, p) for p in case.company.pairs() if frozenset(p) not in told),
        *(Silence(Quiet.MANAGER, (role,)) for role in unplaced(case)),
    ]
    return tuple(found)


def about_company(case: Case) -> Iterator[Silence]:
    if not any(rule.row.kind in SEATS and rule.row.form for rule in case.rules):
        yield Silence(Quiet.FORM, tuple(filter(None, [case.company.form])))
    if not case.advice:
        yield Silence(Quiet.STAGE, tuple(filter(None, [case.company.stage])))


def unplaced(case: Case) -> Iterator[str]:
    """Roles below the board that no source gives a manager, if anybody else is there."""
    placed = {line.subordinate for line in case.record.lines if line.kind == "solid"}
    if len(case.company.people) > 1:
        roles = sorted(case.company.roles - placed, key=case.rank.__getitem__)
        yield from (role for role in roles if case.rows[role].level != "board")
