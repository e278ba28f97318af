"""Who must have a skill, and who answers for what in an area; the queries behind their pages."""

from django.db.models import Case, Count, Value, When

from .citing import attach_references
from .roles import Responsibility, RoleSkill
from .vocabulary import Strength

STRONGEST_FIRST = Case(
    *(When(strength=value, then=Value(rank)) for rank, value in enumerate(Strength.values))
)


def asking_for(skill):
    """The public requirements of a skill, those that sources put most strongly first."""
    rows = RoleSkill.objects.shown().filter(skill=skill)
    return rows.select_related("role", "skill", "instead_of").order_by(
        STRONGEST_FIRST, "role__order", "role__slug"
    )


def accepted_instead_of(skill, requirements):
    """{role id: requirements of something else} that these roles accept instead of the skill."""
    found = {}
    rows = RoleSkill.objects.shown().filter(instead_of=skill)
    rows = rows.filter(role__in={claim.role_id for claim in requirements})
    for claim in rows.select_related("skill", "instead_of"):
        found.setdefault(claim.role_id, []).append(claim)
    return found


def holders_in(area):
    """Rows (role id, number of duties) of who answers for something in an area, most first."""
    rows = Responsibility.objects.shown().filter(area=area)
    counted = rows.order_by().values("role").annotate(n=Count("pk"))
    return counted.order_by("-n", "role__order", "role__slug").values_list("role", "n")


def duties_in(area, role_ids):
    """{role id: its public duties in an area, with their references}, in the order of the ids."""
    found = {pk: [] for pk in role_ids}
    rows = Responsibility.objects.shown().filter(area=area, role__in=role_ids)
    for claim in attach_references(rows.select_related("role", "area")):
        found[claim.role_id].append(claim)
    return found


def asked_for_at_all():
    """Slugs of the skills that a public role asks for, each once."""
    rows = RoleSkill.objects.shown().order_by("skill__slug")
    return rows.values_list("skill__slug", flat=True).distinct()


def answered_for_at_all():
    """Slugs of the areas in which a public role answers for something, each once."""
    rows = Responsibility.objects.shown().order_by("area")
    return rows.values_list("area", flat=True).distinct()
