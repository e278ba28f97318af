"""The queries behind the reporting-line chart; how many there are does not depend on the data.

First `read_structure()`: what everything hangs on, as plain values, for it may be ten thousand
roles. Then, for the part that is shown, the rows with their texts.
"""

from operator import attrgetter

from django.db.models import BooleanField, ExpressionWrapper, F, Q

from roles.evidence.assembling import FRONT, name_roles
from roles.evidence.profile import grouped
from roles.orgchart.structure import Stated, Structure

from .profiles import advice_linked
from .public import public
from .reporting import Coverage, ReportingLine, StageAdvice
from .roles import Role
from .usage import TitleUsage


def read_structure():
    """The Structure of the whole company, in two queries: roles, lines.

    Only lines that may be shown: cited, or marked as the editors' own wording.
    """
    shown = ExpressionWrapper(public(Role), BooleanField())
    roles = list(Role.objects.order_by("order", "slug").values_list("pk", "slug", shown))
    slugs = {pk: slug for pk, slug, _ in roles}
    rows = shown_lines().values_list("key", "subordinate_id", "manager_id", "kind", "context")
    return Structure(
        tuple(slug for _, slug, is_shown in roles if is_shown),
        tuple(
            Stated(key, slugs[low], slugs[high], kind, context)
            for key, low, high, kind, context in rows
            if low in slugs and high in slugs
        ),
    )


def front_structure(slugs):
    """The Structure of the roles that menus offer, of which we know the slugs: one query."""
    rows = shown_lines().filter(subordinate__slug__in=slugs, manager__slug__in=slugs)
    ends = "subordinate__slug", "manager__slug"
    return Structure(
        tuple(slugs),
        tuple(Stated(*row) for row in rows.values_list("key", *ends, "kind", "context")),
    )


def shown_lines():
    """The lines that public pages show, as they were entered."""
    return ReportingLine.objects.supported().order_by("pk")


def roles_by_slug(slugs=None):
    """{slug: Role} of these published roles and of those in menus; of all without `slugs`."""
    roles = Role.objects.published().select_related("function")
    if slugs is not None:
        # Sorted here: for the sake of their order SQLite would go through all roles.
        roles = roles.filter(Q(slug__in=slugs) | Q(order__lt=FRONT)).order_by()
        roles = sorted(roles, key=attrgetter("order", "slug"))
    return {role.slug: role for role in roles}


def lines_by_key(keys):
    """{key: ReportingLine} of these lines."""
    return {line.key: line for line in ReportingLine.objects.filter(key__in=keys)}


def usages_naming_managers(slugs):
    """{slug: [TitleUsage, …]} of what observed pages say these roles report to."""
    rows = TitleUsage.objects.filter(role__slug__in=slugs, reports_to_vi__gt="")
    return grouped(rows.annotate(role_slug=F("role__slug")), attrgetter("role_slug"))


def advice_for(stage):
    """The StageAdvice for a company stage that names a public role: see `name_roles`."""
    links = StageAdvice.roles.through.objects.filter(stageadvice__stage=stage)
    links = links.select_related("stageadvice", "role")
    found = advice_linked(links)
    name_roles(found, {link.role_id: link.role for link in links})
    return [row for row in found if row.named]


def coverages_for(stage):
    """The Coverage rows of a company stage that are public, with their roles."""
    rows = Coverage.objects.filter(public(Coverage), stage=stage)
    return list(rows.select_related("absent", "covering"))
