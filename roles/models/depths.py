"""How much is known of each role (`roles.evidence.depth`), in two queries for all of them."""

from collections import defaultdict

from django.db.models import Count, F, Value

from roles.evidence.depth import WANTED, WANTED_OF_EXECUTIVES, Depth

from .page_questions import Question
from .public import public
from .reporting import ReportingLine, StageAdvice
from .roles import Responsibility, Role, RoleSkill
from .support import sources_of_roles
from .usage import Crosswalk
from .vocabulary import Level, LineKind


def depths(roles):
    """{role id: Depth} of published roles, by what their pages show; of others nothing is known.

    `roles` is a queryset.
    """
    counted = counts_of(roles)
    voices = {pk: len(set(found.values())) for pk, found in sources_of_roles(roles).items()}
    found = {
        pk: Depth(voices=voices.get(pk, 0), **counted[pk]) for pk in counted.keys() | voices.keys()
    }
    return defaultdict(Depth, found)


def counts_of(roles):
    """{role id: {kind: how many}}, nothing for those of which there is none."""
    ids = roles.order_by().values("pk")
    found = defaultdict(dict)
    queries = [
        rows.filter(**{f"{path}__in": ids})
        .order_by()
        .annotate(about=F(path), told=Value(kind))
        .values("about", "told")
        .annotate(number=Count(counted, distinct=True))
        .values_list("about", "told", "number")
        for kind, (rows, path, counted) in _counted().items()
    ]
    for pk, kind, n in queries[0].union(*queries[1:]):
        found[pk][kind] = n
    return found


def _counted():
    """{field of Depth: (rows, the way from them to the role, what is counted)}."""
    upwards = ReportingLine.objects.shown().exclude(kind=LineKind.WORKS_WITH)
    return {
        "duties": (Responsibility.objects.shown(), "role", "pk"),
        "requirements": (RoleSkill.objects.shown(), "role", "pk"),
        "lines": (upwards, "subordinate", "pk"),
        "stages": (StageAdvice.objects.shown(), "roles", "stage"),
        "questions": (Question.objects.shown(), "role", "pk"),
        "catalogues": (Crosswalk.objects.filter(public(Crosswalk)), "role", "scheme"),
    }


def by_need():
    """Published roles with their `depth` and what they lack (`lacks`), the worst first."""
    published = Role.objects.published()
    known, needs = depths(published), {}
    for pk, *place, level in published.values_list("pk", "order", "slug", "level"):
        wanted = WANTED_OF_EXECUTIVES if level == Level.EXECUTIVE else WANTED
        needs[pk] = known[pk].share(wanted), place, wanted
    worst = sorted(needs, key=lambda pk: needs[pk][:2])
    roles = Role.objects.in_bulk(worst)
    for pk, role in roles.items():
        role.depth, role.lacks = known[pk], known[pk].missing(needs[pk][-1])
    return [roles[pk] for pk in worst]
