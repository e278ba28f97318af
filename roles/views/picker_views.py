"""The page on which roles are chosen to be compared, in the reader's own words."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from roles.caching.keys import query_keys
from roles.models import Comparison, Dispute, Role
from roles.models.comparisons import comparison_address
from roles.pages.pairs import pairs_by_function
from roles.search.picking import picked

from .onward import onward
from .search_views import printable

NAMES = ("a", "b", "c", "d")


@dataclass(frozen=True)
class Problem:
    """What is wrong with what was typed, and pairs (label, address) of what it may mean."""

    text: str
    ways: list


@query_keys(*NAMES)
def comparison_list(request):
    """The picker; roles that are named well lead on to their comparison."""
    roles = list(Role.objects.front().select_related("function"))
    sent = {name: request.GET[name] for name in NAMES if name in request.GET}
    typed = {name: text for name, text in sent.items() if printable(text)}
    picks = dict(zip(typed, picked(list(typed.values()), roles), strict=True))
    found = problems(sent, picks)
    slugs = {pick.slug for pick in picks.values() if pick.slug}
    if len(slugs) > 1 and not found:
        address = comparison_address(*slugs)
        return onward(request, address, permanent=False, without=NAMES)
    curated = list(Comparison.objects.published().with_roles())
    disputes = Dispute.objects.shown().prefetch_related("roles")
    labels = {role.slug: str(role) for role in roles}
    context = {
        "roles": roles,
        "curated": curated,
        "functions": pairs_by_function(roles, [dispute.roles.all() for dispute in disputes]),
        "fields": [(name, labels.get(text := sent.get(name, ""), text)) for name in NAMES],
        "wrong": {name for name, pick in picks.items() if not pick.slug},
        "problems": found,
        "nav": "comparisons",
    }
    return render(request, "comparisons/comparison_list.html", context)


def problems(sent, picks):
    """What keeps the form from leading on: Problems, in the order of its fields."""
    found = [unclear(sent, name, pick) for name, pick in picks.items() if not pick.slug]
    if found or len(sent) < 2:  # a link to the picker names one role
        return found
    slugs = {pick.slug for pick in picks.values()}
    if len(slugs) > 1:
        return []
    if len(picks) > 1:
        return [Problem(_("Choose two different roles."), [])]
    return [Problem(_("Name at least two roles."), [])]


def unclear(sent, name, pick):
    here = reverse("comparisons")
    ways = [(str(role), f"{here}?{urlencode(sent | {name: role.slug})}") for role in pick.meant]
    return Problem(pick.unclear(printable(pick.typed)), ways)
