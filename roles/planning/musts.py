"""What the law asks of the company, and what it allows."""

from collections import defaultdict

from .case import Case
from .findings import Must, Seat, Standing
from .provisions_in_force import Rule


def musts(case: Case) -> tuple[Must, ...]:
    """In the order of the record; seats of one choice are alternatives of one Must."""
    groups: dict[tuple[str, str], list[Rule]] = defaultdict(list)
    for rule in case.rules:
        if rule.row.kind in ("must", "choice"):
            name = rule.row.choice or rule.row.post or rule.row.role
            groups[name, rule.row.choice].append(rule)
    return tuple(of_rules(rules, choice, case) for (_name, choice), rules in groups.items())


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


def of_rules(rules: list[Rule], choice: str, case: Case) -> Must:
    """Met if one seat is; else it depends if one does, or if a condition frees from all."""
    seats = tuple(seat(rule, case) for rule in rules if not is_exempt(rule))
    exempt = tuple(seat(rule, case) for rule in rules if is_exempt(rule))
    standings = {one.standing for one in seats} | {Standing.DEPENDS for _one in exempt}
    order = (Standing.MET, Standing.BY_TITLE, Standing.DEPENDS, Standing.UNMET, Standing.UNASKED)
    standing = next(one for one in order if one in standings)
    claims = dict.fromkeys(claim for one in (*seats, *exempt) for claim in one.claims)
    return Must(seats, standing, tuple(claims), choice, exempt)


def is_exempt(rule: Rule) -> bool:
    """Whether it says when no alternative is needed (docs/content.md): it is no seat to fill."""
    return rule.row.kind == "choice" and rule.row.is_conditional
