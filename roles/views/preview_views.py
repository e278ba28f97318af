"""What stands for a page beside a link to it: pictures on other sites, a card on our own pages."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from roles.caching.keys import query_keys
from roles.evidence.depth import Depth
from roles.models import Comparison, Role
from roles.models.support import sources_of_roles
from roles.previews.saying import of_pair, of_role, of_site

from .moved_views import moved_or_404, render_draft, sees_drafts
from .onward import onward
from .other_sites import shared

CARD = "components/role_card.html"


@query_keys()
def site(request):
    return picture(of_site())


@query_keys()
def role(request, slug):
    found = Role.objects.published().select_related("function").filter(slug=slug).first()
    return picture(of_role(found)) if found else moved_or_404(request, Role, slug)


@query_keys()
def comparison(request, one, other):
    pair = Role.objects.published().select_related("function").filter(slug__in=[one, other])
    roles = {role.slug: role for role in pair}
    if one > other:
        return onward(request, reverse("comparison-preview", args=[other, one]))
    if len(roles) < 2:
        return moved_or_404(request, Role, one, other)
    curated = Comparison.objects.about(one, other).select_related("left", "right")
    this = next((c for c in curated if {c.left.slug, c.right.slug} == {one, other}), None)
    return picture(of_pair(roles[one], roles[other], this))


def picture(preview):
    from roles.previews.picture import draw  # Pillow, not at every start

    return shared(HttpResponse(draw(preview), content_type="image/png"))


@query_keys()
def card(request, slug):
    """The card of a role by itself, which static/js/site.js shows beside links to the role."""
    found = Role.objects.select_related("function").filter(slug=slug).first()
    if found is None:
        return moved_or_404(request, Role, slug)
    if not found.is_published:
        if not sees_drafts(request, Role):
            raise Http404
        return render_draft(request, CARD, {"card": found}, found)
    voices = sources_of_roles(Role.objects.filter(pk=found.pk)).get(found.pk, {}).values()
    found.depth = Depth(voices=len(set(voices)))
    response = render(request, CARD, {"card": found})
    response.headers["X-Robots-Tag"] = "noindex"
    return response
