from django.shortcuts import render

from roles.caching.keys import query_keys
from roles.models import Role
from roles.pages import role_page

from . import past
from .moved import moved_or_404, render_draft, sees_drafts


@query_keys(past.AS_OF)
def role(request, slug):
    if past.AS_OF in request.GET:
        return past.role_as_of(request, slug)
    profile = Role.objects.profiles(slug).get(slug)
    if profile is None:
        return draft_role(request, slug)
    return render(request, "roles/role.html", role_page(profile))


def draft_role(request, slug):
    """What stands at the address of no published role: a draft for editors, or a new address."""
    drafts = sees_drafts(request, Role) and Role.objects.profiles(slug, drafts=True)
    if not drafts:
        return moved_or_404(Role, slug)
    profile = drafts[slug]
    return render_draft(request, "roles/role.html", role_page(profile), profile.role)
