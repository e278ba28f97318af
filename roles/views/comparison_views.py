from operator import attrgetter

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from roles.caching.keys import query_keys
from roles.models import Comparison, ComparisonPoint, Role
from roles.models.citing import supported
from roles.models.comparisons import comparison_address
from roles.models.statements import moved_from
from roles.pages.comparison import comparison_page
from roles.pages.comparison_ways import Ways

from .errors import Told
from .moved_views import moved_or_404, render_draft, sees_drafts
from .onward import onward
from .whole_page import WHOLE, depth


def asks_for_drafts(request):
    return "draft" in request.GET


@query_keys("left", "show", WHOLE, more=asks_for_drafts)
def comparison(request, one, other, third="", fourth=""):
    """Two to four roles side by side."""
    asked = [slug for slug in (one, other, third, fourth) if slug]
    slugs = sorted(set(asked))
    if len(slugs) == 1:
        raise Told(_("Choose two different roles."))
    if asked != slugs:
        return onward(request, comparison_address(*slugs))
    drafts = asks_for_drafts(request)
    if drafts and not sees_drafts(request, Comparison):
        raise Http404
    curated = list(Comparison.objects.about(*slugs, drafts=drafts))
    is_pair = len(slugs) == 2
    points = list(ComparisonPoint.objects.of_pair(*slugs, drafts=drafts)) if is_pair else []
    more = {"cited_too": points, "named_too": curated}
    profiles = Role.objects.profiles(*slugs, drafts=drafts, **more)
    if len(profiles) < len(slugs):
        return moved_or_404(request, Role, *slugs)
    sides = in_columns(profiles, slugs, request.GET.get("left"))
    ways = Ways(sides, differences=request.GET.get("show") == "differences")
    context = page(ways, curated, points) | depth(request)
    if drafts:
        this = context["curated"] or sides[0].role
        return render_draft(request, "comparisons/comparison.html", context, this)
    return render(request, "comparisons/comparison.html", context)


@query_keys()
def too_many(request, **slugs):
    raise Told(_("At most four roles stand side by side."))


def in_columns(profiles, slugs, wanted_left):
    """The profiles in the order of their columns; `wanted_left` may be put first."""
    return [profiles[slug] for slug in sorted(slugs, key=lambda slug: slug != wanted_left)]


def page(ways, curated, points):
    sides, differences = ways.sides, ways.differences
    ids = {side.role.pk for side in sides}
    inside = [c for c in curated if {c.left_id, c.right_id} <= ids]
    this = inside[0] if len(sides) == 2 and inside else None
    shown = supported(points)
    context = comparison_page(sides, areas_of(sides), this, shown, differences=differences)
    return context | {
        "nav": "comparisons",
        "ways": ways,
        "more": [c for c in curated if c is not this],
        "differences": differences,
        "moved": moved_from(this) if this else (),
    }


def areas_of(profiles):
    """The slugs of all areas that responsibilities of these roles are about, in order."""
    areas = {claim.area for profile in profiles for claim in profile.responsibilities}
    return [area.slug for area in sorted(areas, key=attrgetter("order", "slug"))]


TWO = "<slug:one>/<slug:other>/"
# Of the views in this file, in either language.
ADDRESSES = {
    TWO: comparison,
    f"{TWO}<slug:third>/": comparison,
    f"{TWO}<slug:third>/<slug:fourth>/": comparison,
    f"{TWO}<slug:third>/<slug:fourth>/<path:more>/": too_many,
}
