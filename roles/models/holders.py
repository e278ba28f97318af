"""Who must have a skill, and who answers for what in an area; the queries behind their pages."""

from operator import attrgetter

from django.db.models import Case, Count, Exists, OuterRef, Value, When

from roles.evidence.profile import grouped

from .citing import attach_references
from .functions import Area
from .roles import Responsibility, RoleSkill, Skill
from .vocabulary import Strength

STRONGEST_FIRST = Case(
    *(When(strength=value, then=Value(rank)) for rank, value in enumerate(Strength.values))
)


def asking_for(skill_id):
    """The ids of the public requirements of a skill, those that sources put most strongly first."""
    rows = RoleSkill.objects.shown().filter(skill=skill_id)
    found = rows.order_by(STRONGEST_FIRST, "role__order", "role__slug")
    return found.values_list("pk", flat=True)


def requirements_of(ids):
    """The requirements with these ids, in their order."""
    found = RoleSkill.objects.select_related("role", "skill", "instead_of").in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def accepted_instead_of(skill, requirements):
    """{role id: requirements of something else} that these roles accept instead of the skill."""
    rows = RoleSkill.objects.shown().filter(instead_of=skill)
    rows = rows.filter(role__in={claim.role_id for claim in requirements})
    return grouped(rows.select_related("skill", "instead_of"), attrgetter("role_id"))


def holders_in(area):
    """Rows (role id, number of duties) of who answers for something in an area, most first."""
    rows = Responsibility.objects.shown().filter(area=area)
    counted = rows.order_by().values("role").annotate(n=Count("pk"))
    return counted.order_by("-n", "role__order", "role__slug").values_list("role", "n")


def duties_in(area, role_ids):
    """{role id: its public duties in an area, with their references}, in the order of the ids."""
    rows = Responsibility.objects.shown().filter(area=area, role__in=role_ids)
    claims = attach_references(rows.select_related("role", "area"))
    return dict.fromkeys(role_ids, ()) | grouped(claims, attrgetter("role_id"))


def asked_for_at_all():
    """The skills that a public role asks for. Found one by one: few skills, many requirements."""
    asking = RoleSkill.objects.shown().filter(skill=OuterRef("pk"))
    return Skill.objects.filter(Exists(asking.order_by()))


def answered_for_at_all():
    """The areas in which a public role answers for something, found in the same way."""
    duties = Responsibility.objects.shown().filter(area=OuterRef("slug"))
    return Area.objects.filter(Exists(duties.order_by()))
