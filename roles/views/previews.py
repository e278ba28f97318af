"""Pictures for those who show a preview of a link."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from roles.caching.keys import query_keys
from roles.models import Comparison, Role
from roles.previews.drawing import draw
from roles.previews.saying import of_pair, of_role, of_site


@query_keys()
def site(request):
    return picture(of_site())


@query_keys()
def role(request, slug):
    return picture(of_role(get_object_or_404(Role.objects.published(), slug=slug)))


@query_keys()
def comparison(request, one, other):
    """Only in the order of the pair's own address."""
    pair = Role.objects.published().filter(slug__in=[one, other])
    roles = {role.slug: role for role in pair}
    if len(roles) < 2 or one > other:
        raise Http404
    curated = Comparison.objects.about(one, other)
    this = next((c for c in curated if {c.left.slug, c.right.slug} == {one, other}), None)
    return picture(of_pair(roles[one], roles[other], this))


def picture(preview):
    return HttpResponse(draw(preview), content_type="image/png")
