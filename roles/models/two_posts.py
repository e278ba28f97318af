"""What is on record of one person in two posts: what a law says of it, and what sources tell."""

from django.db.models import Case, Value, When

from .citing import attach_references
from .mandates import OF_TWO, Mandate
from .reporting import Coverage
from .vocabulary import CoverageKind, MandateKind


def said_of_both(*slugs):
    """Mandates and Coverages about two of these roles, with their references; the bars first.

    Three queries, whatever the number of roles.
    """
    bars_first = Case(When(kind=MandateKind.APART, then=Value(0)), default=Value(1))
    law = Mandate.objects.shown().filter(
        kind__in=OF_TWO, role__slug__in=slugs, other__slug__in=slugs
    )
    told = Coverage.objects.shown().filter(
        kind=CoverageKind.ONE_PERSON, absent__slug__in=slugs, covering__slug__in=slugs
    )
    return attach_references(
        [
            *law.select_related("role", "other").order_by(bars_first, "order", "key"),
            *told.select_related("absent", "covering"),
        ]
    )
