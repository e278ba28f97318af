from operator import attrgetter

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from roles.caching.keys import query_keys
from roles.models import Comparison, ComparisonPoint, Role
from roles.models.citing import supported
from roles.models.comparisons import pair_address
from roles.models.vocabulary import SkillKind
from roles.pages.comparison import comparison_page

from .moved_views import moved_or_404, render_draft, sees_drafts
from .onward import onward


@query_keys("left")
def comparison(request, one, other):
    if one > other:
        return onward(request, pair_address(one, other))
    if one == other:
        raise Http404(_("Choose two different roles."))
    drafts = "draft" in request.GET
    if drafts and not sees_drafts(request, Comparison):
        raise Http404
    curated = list(Comparison.objects.about(one, other, drafts=drafts))
    points = list(ComparisonPoint.objects.of_pair(one, other, drafts=drafts))
    profiles = Role.objects.profiles(one, other, drafts=drafts, cited_too=points)
    if len(profiles) < 2:
        return moved_or_404(request, Role, one, other)
    left, right = in_columns(profiles, one, other, request.GET.get("left"))
    context = page(left, right, curated, points)
    if drafts:
        this = context["curated"] or left.role
        return render_draft(request, "comparisons/comparison.html", context, this)
    return render(request, "comparisons/comparison.html", context)


def in_columns(profiles, one, other, wanted_left):
    """The profiles of the left and the right column; `wanted_left` may swap them."""
    if wanted_left == other:
        one, other = other, one
    return profiles[one], profiles[other]


def swapped(left, right):
    """The address of the comparison with `left` and `right` the other way round."""
    return f"?left={right}" if left < right else pair_address(left, right)


def page(left, right, curated, points):
    pair = {left.role.pk, right.role.pk}
    this = next((c for c in curated if {c.left_id, c.right_id} == pair), None)
    shown = supported(points)
    context = comparison_page(left, right, areas_of(left, right), SkillKind.values, this, shown)
    return context | {
        "nav": "comparisons",
        "swapped": swapped(left.role.slug, right.role.slug),
        "more": [c for c in curated if c is not this],
        "others": [role for role in left.others if role.pk not in pair],
    }


def areas_of(*profiles):
    """The slugs of all areas that responsibilities of these roles are about, in order."""
    areas = {claim.area for profile in profiles for claim in profile.responsibilities}
    return [area.slug for area in sorted(areas, key=attrgetter("order", "slug"))]


@query_keys("a", "b")
def comparison_list(request):
    roles = list(Role.objects.front())
    one, other = request.GET.get("a", ""), request.GET.get("b", "")
    problem = picker_problem(one, other) if one or other else None
    if (one and other) and not problem:
        address = pair_address(one, other)
        return onward(request, address, permanent=False, without=("a", "b"))
    curated = list(Comparison.objects.published().select_related("left", "right"))
    context = {
        "roles": roles,
        "curated": curated,
        "one": one,
        "other": other or next((role.slug for role in roles[1:]), ""),
        "problem": problem,
        "nav": "comparisons",
    }
    return render(request, "comparisons/comparison_list.html", context)


def picker_problem(one, other):
    """What is wrong with the two roles chosen, in the reader's language; None if nothing."""
    if not (one and other):
        return None
    if one == other:
        return _("Choose two different roles.")
    known = set(
        Role.objects.published().filter(slug__in=[one, other]).values_list("slug", flat=True)
    )
    unknown = [slug for slug in (one, other) if slug not in known]
    if unknown:
        return _("There is no role “%(slug)s”.") % {"slug": unknown[0]}
    return None
