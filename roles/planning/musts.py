"""What the law asks of the company, and what it allows."""

from collections import defaultdict

from .case import Case
from .findings import Must, Seat, Standing
from .provisions_in_force import Rule


def musts(case: Case) -> tuple[Must, ...]:
    """In the order of the record; seats of one choice are alternatives of one Must."""
    groups: dict[str, list[Seat]] = defaultdict(list)
    choices: dict[str, str] = {}
    for rule in case.rules:
        if rule.row.kind in ("must", "choice"):
            name = rule.row.choice or rule.row.post or rule.row.role
            groups[name].append(seat(rule, case))
            choices[name] = rule.row.choice
    return tuple(of_seats(seats, choices[name]) for name, seats in groups.items())


def allowed(case: Case) -> tuple[Seat, ...]:
    return tuple(seat(rule, case) for rule in case.rules if rule.row.kind == "may")


def seat(rule: Rule, case: Case) -> Seat:
    row = rule.row
    if found := case.names.present(row.role) if row.role else None:
        standing = Standing.BY_TITLE if found.claims else Standing.MET
        return Seat(row.claim, row.post, row.role, standing, found.role, (row.claim, *found.claims))
    standing = Standing.UNMET if row.role in case.rows else Standing.UNASKED
    return Seat(
        row.claim, row.post, row.role, Standing.DEPENDS if rule.depends else standing,
        claims=(row.claim,),
    )  # fmt: skip


def of_seats(seats: list[Seat], choice: str) -> Must:
    """Met if one seat is; else it depends if one does: on that condition nothing may be lacking."""
    standings = {seat.standing for seat in seats}
    order = (Standing.MET, Standing.BY_TITLE, Standing.DEPENDS, Standing.UNMET, Standing.UNASKED)
    standing = next(one for one in order if one in standings)
    claims = dict.fromkeys(claim for seat in seats for claim in seat.claims)
    return Must(tuple(seats), standing, tuple(claims), choice)
