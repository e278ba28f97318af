"""Who holds two roles, what the law says of it, and what sources say."""

from collections.abc import Iterator

from .case import Case
from .findings import Basis, Double, Limit, Verdict
from .provisions_in_force import OF_TWO, Rule

Pair = frozenset[str]


def doubles(case: Case) -> tuple[Double, ...]:
    """Each two roles of one person of which anything is on record, forbidden ones first."""
    found = [double for pair in case.company.pairs() if (double := double_of(pair, case))]
    order = list(Verdict)
    return tuple(sorted(found, key=lambda double: order.index(double.verdict)))


def double_of(roles: tuple[str, str], case: Case) -> Double | None:
    """None where neither a law nor a source speaks of the two."""
    names = {pair: n for pair, n in as_posts(roles, case).items() if is_spoken_of(pair, case)}
    rules = [rule for pair in names for rule in rules_on(pair, case)]
    sources, otherwise = said_of(set(names), case)
    sources += case.names.synonyms.get(roles[0], {}).get(roles[1], ())
    law = tuple(rule.row.claim for rule in rules)
    by_title = any({rule.row.role, rule.row.other} != set(roles) for rule in rules)
    naming = [claim for claims in names.values() for claim in claims]
    claims = tuple(dict.fromkeys((*law, *sources, *otherwise)))
    if not claims:
        return None
    return Double(
        roles, verdict(rules), law, sources, otherwise,
        claims=tuple(dict.fromkeys((*claims, *naming))), by_title=by_title,
        basis=Basis.LAW if law else Basis.SOURCE,
    )  # fmt: skip


def is_forbidden(one: str, other: str, case: Case) -> bool:
    """Whether the law surely forbids that one person has both, under whatever name."""
    found = double_of((one, other), case)
    return found is not None and found.verdict == Verdict.FORBIDDEN


def as_posts(roles: tuple[str, str], case: Case) -> dict[Pair, tuple[str, ...]]:
    """{pair of posts that the two may be: the claims that name them so}, as they are first."""
    left, right = (case.names.posts(role) for role in roles)
    return {
        frozenset({a, b}): (*left[a], *right[b]) for a in left for b in right if a != b
    }  # fmt: skip


def is_spoken_of(pair: Pair, case: Case) -> bool:
    return any(rules_on(pair, case)) or any(said_of({pair}, case))


def rules_on(pair: Pair, case: Case) -> Iterator[Rule]:
    return (
        rule
        for rule in case.rules
        if rule.row.kind in OF_TWO and {rule.row.role, rule.row.other} == pair
    )


def verdict(rules: list[Rule]) -> Verdict:
    """A sure ban goes before all, a sure leave before a further one under a condition."""
    kinds = {(rule.row.kind, rule.depends) for rule in rules}
    if ("apart", False) in kinds:
        return Verdict.FORBIDDEN
    if ("together", False) in kinds and ("apart", True) not in kinds:
        return Verdict.ALLOWED
    return Verdict.DEPENDS if rules else Verdict.SILENT


def said_of(pairs: set[Pair], case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Claims that speak for one person in both, and claims that speak against it."""
    sources = [
        c.claim
        for c in case.coverages
        if c.kind == "one_person" and frozenset({c.absent, c.covering}) in pairs
    ]
    about = [a for a in case.advice if any(pair <= set(a.roles) for pair in pairs)]
    sources += [a.claim for a in about if a.arrangement == "one_person"]
    sides = [p for p in case.record.positions if any(pair <= set(p.roles) for pair in pairs)]
    sources += [p.claim for p in sides if p.leaning == "for"]
    against = [a.claim for a in about if a.arrangement == "all"]
    against += [p.claim for p in sides if p.leaning == "against"]
    return tuple(sources), tuple(against)


def limits(case: Case) -> tuple[Limit, ...]:
    """What the law says of combining a role that they have, where nobody doubles the two yet."""
    doubled = {name for pair in case.company.pairs() for name in as_posts(pair, case)}
    found = []
    for rule in case.rules:
        pair = frozenset({rule.row.role, rule.row.other} - {""})
        has_one = any(case.names.present(role) for role in pair)
        if rule.row.kind in OF_TWO and has_one and pair not in doubled:
            roles = tuple(role for role in (rule.row.role, rule.row.other) if role)
            found.append(Limit(roles, verdict([rule]), (rule.row.claim,)))
    return tuple(found)


def forbids(roles: set[str], case: Case) -> bool:
    """Whether the law surely forbids that one person has all of them."""
    return any(is_forbidden(a, b, case) for a in roles for b in roles if a < b)
