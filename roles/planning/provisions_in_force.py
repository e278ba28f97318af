"""Which rows of law hold for a company: those of its form and size, the more specific first."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from .company import WIDER_FORM, Company
from .record import Mandate

OF_TWO = ("apart", "together")


class Rule(NamedTuple):
    """A row that holds; `depends`: on its condition, or on a form or size that was not told."""

    row: Mandate
    depends: bool


def subject(row: Mandate) -> tuple:
    """What a row is about: two rows about one thing are one rule and its exception."""
    if row.kind in OF_TWO:
        return ("two", frozenset({row.role, row.other}), "" if row.other else row.post)
    return ("seat", row.choice or row.post or row.role)


def in_force(mandates: Iterable[Mandate], company: Company) -> tuple[Rule, ...]:
    """By subjects, in the order of the record. A row of a public company goes before one of any
    joint-stock company, that before one of every form; one of a size before one of every size."""
    groups: dict[tuple, list[Mandate]] = defaultdict(list)
    for row in mandates:
        groups[subject(row)].append(row)
    found = []
    for beside in groups.values():
        here = [row for row in beside if fits(row, company)]
        for row in here:
            if not any(overrules(other, row, company) for other in here):
                is_open = any(is_untold(other, row, company) for other in beside)
                found.append(Rule(row, row.is_conditional or is_open))
    return tuple(found)


def is_untold(other: Mandate, row: Mandate, company: Company) -> bool:
    """Whether `other` says what holds of a form, or of a size, that they may have or not."""
    of_form = bool(other.form) and not company.form and not row.form
    of_size = bool(other.size) and not company.size
    return (fits(other, company) and of_size) or of_form


def fits(row: Mandate, company: Company) -> bool:
    forms = ("", company.form, WIDER_FORM.get(company.form, ""))
    return row.form in forms and (not row.size or row.size == company.size or not company.size)


def overrules(other: Mandate, row: Mandate, company: Company) -> bool:
    """Whether `other` is narrower than `row`, and in no respect wider."""
    if not company.size and other.size:
        return False
    ours, theirs = narrowness(other, company), narrowness(row, company)
    return ours != theirs and all(a >= b for a, b in zip(ours, theirs, strict=True))


def narrowness(row: Mandate, company: Company) -> tuple[int, int]:
    form = 0 if not row.form else 2 if row.form == company.form else 1
    return form, int(bool(row.size))
