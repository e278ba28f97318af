"""Whom to appoint next: what the law asks, then what sources advise, then what is uncovered."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from .areas_next import areas_next, taken
from .case import Case
from .covering import stand_in
from .doubling import forbids
from .findings import Basis, Must, Reason, Standing, Step, Uncovered
from .record import Advice


def steps(case: Case, musts: Iterable[Must], uncovered: Iterable[Uncovered]) -> tuple[Step, ...]:
    """In their order. A step counts on those before it: nobody is named twice."""
    found: list[Step] = []
    ways = (by_law(case, musts), by_advice(case, found), areas_next(case, found, uncovered))
    for step in chain.from_iterable(ways):
        more = instead(step.roles, case) if step.reason != Reason.LAW else ()
        found.append(replace(step, otherwise=against(step.roles, case, more)))
    return tuple(found)


def by_law(case: Case, musts: Iterable[Must]) -> Iterator[Step]:
    """What they surely must have and have not, then that from which a condition may free them."""
    missing = [must for must in musts if must.standing == Standing.UNMET]
    missing += [must for must in musts if must.standing == Standing.DEPENDS and must.exempt]
    for must in missing:
        open_ = [seat for seat in must.seats if seat.standing == Standing.UNMET]
        roles = tuple(dict.fromkeys(seat.role for seat in open_))
        posts = tuple(dict.fromkeys(seat.post for seat in must.seats if seat.post))
        unless = tuple(seat.claim for seat in must.exempt)
        several = len(must.seats) > 1
        if roles:
            yield Step(roles, Reason.LAW, Basis.LAW, must.claims, posts, unless, one_of=several)


def by_advice(case: Case, before: list[Step]) -> Iterator[Step]:
    """What sources advise companies of this stage: what nothing speaks against first, then what
    most voices say."""
    advice = [a for a in case.advice if a.leaning == "for"]
    for one in sorted(advice, key=lambda a: (bool(against(a.roles, case)), -a.voices)):
        if step := advised(one, case, taken(before, case)):
            yield step


def advised(advice: Advice, case: Case, named: set[str]) -> Step | None:
    """The step that an advice asks for; None where it is done, or is not about such a company."""
    have = [r for r in advice.roles if r in named or case.names.present(r)]
    missing = tuple(role for role in advice.roles if role not in have)
    if not missing or not all(case.lacks(role) for role in missing):
        return None
    step = Step(missing, Reason.ADVICE, Basis.SOURCE, (advice.claim,))
    if advice.arrangement == "some":
        return None if have else replace(step, one_of=len(missing) > 1)
    if advice.arrangement == "one_person":
        return None if forbids(set(advice.roles), case) else of_one_person(step, have, case)
    return step


def of_one_person(step: Step, have: list[str], case: Case) -> Step:
    """One person is enough: somebody whom they have, or somebody new for all."""
    with_role = next((p.role for role in have if (p := case.names.present(role))), "")
    return replace(step, one_person=True, with_role=with_role or next(iter(have), ""))


def against(roles: tuple[str, ...], case: Case, more: Iterable[str] = ()) -> tuple[str, ...]:
    """Claims that speak against having one of the roles, at this stage or in a dispute."""
    found = [a.claim for a in case.advice if a.is_doubted and set(a.roles) & set(roles)]
    found += [
        p.claim
        for p in case.record.positions
        if p.leaning == "against" and len(p.roles) == 1 and set(p.roles) <= set(roles)
    ]
    return tuple(dict.fromkeys((*found, *more)))


def instead(roles: tuple[str, ...], case: Case) -> tuple[str, ...]:
    """Claims that somebody whom they have does the work of one of the roles."""
    found = [stand_in(c, case) for c in case.coverages if c.absent in roles]
    return tuple(one.claims[0] for one in found if one)


def not_yet(case: Case) -> tuple[str, ...]:
    """Advice of the stage against appointing, or divided, of roles that they lack."""
    doubted = [a for a in case.advice if a.is_doubted]
    return tuple(a.claim for a in doubted if any(case.lacks(role) for role in a.roles))
