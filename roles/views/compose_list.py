"""Where one picks the role whose description is to be written, in the reader's own words."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from roles.caching.by_revision import cached_by_revision
from roles.caching.keys import query_keys
from roles.evidence.profile import grouped
from roles.models import Role
from roles.models.depths import depths
from roles.search.picking import picked
from roles.search.results import LONGEST

from .onward import onward
from .picker_views import Problem
from .search_views import printable


@query_keys("role")
def compose_list(request):
    """The picker; a role that is named well leads on to its description."""
    sent = request.GET.get("role")
    typed = printable(sent or "")
    front = all_front_roles()
    problem = None
    if typed:
        [pick] = picked([typed], front["roles"], slugs_first=False)
        if pick.slug:
            address = reverse("compose", args=[pick.slug])
            return onward(request, address, permanent=False, without=["role"])
        problem = unclear(pick, typed)
    elif sent is not None:
        problem = Problem(_("Name the role whose description you want to compose."), [])
    context = front | {"typed": typed[:LONGEST], "problem": problem, "nav": "compose"}
    return render(request, "composing/role_picker.html", context)


@cached_by_revision(by_language=True)
def all_front_roles():
    """The roles that menus offer, and those with duties by function, with how many they have."""
    roles = list(Role.objects.front().select_related("function"))
    known = depths(Role.objects.filter(pk__in=[role.pk for role in roles]))
    told = [(role, known[role.pk].duties) for role in roles if known[role.pk].duties]
    functions = grouped(told, lambda row: row[0].function_id).values()
    return {
        "roles": roles,
        "functions": list(functions),
        "n_roles": Role.objects.published().count(),
    }


def unclear(pick, typed):
    """Why nothing is led on to, with the descriptions that may be meant."""
    shown = typed if len(typed) <= LONGEST else typed[:LONGEST] + "…"
    return Problem(
        pick.unclear(shown), [(role, reverse("compose", args=[role.slug])) for role in pick.meant]
    )
