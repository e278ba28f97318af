from .case import Case
from .company import Company
from .company_chart import CompanyChart, as_advised, undrawn
from .covering import areas
from .doubling import doubles, limits
from .findings import Plan
from .musts import allowed, musts
from .record import Record
from .silences import silences
from .whom_next import not_yet, steps


def plan(company: Company, record: Record) -> Plan:
    """What the law asks, what is covered, doubled and lacking, and whom to appoint next."""
    case = Case.of(company, record)
    asked, doubled = musts(case), doubles(case)
    covered, uncovered, unknown, not_concerned = areas(case)
    next_ones = steps(case, asked, uncovered)
    left_out = undrawn(next_ones)
    drawn = [step for step in next_ones if step not in left_out]
    return Plan(
        musts=asked,
        allowed=allowed(case),
        covered=tuple(covered),
        uncovered=tuple(uncovered),
        unknown=tuple(unknown),
        not_concerned=tuple(not_concerned),
        doubles=doubled,
        limits=limits(case),
        steps=next_ones,
        undrawn=left_out,
        not_yet=not_yet(case),
        as_is=CompanyChart(case.company, record).drawing(),
        as_advised=CompanyChart(as_advised(case, drawn), record).drawing(),
        silent=silences(case, unknown, doubled),
    )
