"""Pictures for those who show a preview of a link."""

from django.http import HttpResponse
from django.urls import reverse

from roles.caching.keys import query_keys
from roles.models import Comparison, Role
from roles.previews.picture import draw
from roles.previews.saying import of_pair, of_role, of_site

from .moved_views import moved_or_404
from .onward import onward


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
    curated = Comparison.objects.about(one, other)
    this = next((c for c in curated if {c.left.slug, c.right.slug} == {one, other}), None)
    return picture(of_pair(roles[one], roles[other], this))


def picture(preview):
    return HttpResponse(draw(preview), content_type="image/png")
