from django.shortcuts import render

from roles.caching.by_revision import cached_by_revision
from roles.caching.keys import query_keys
from roles.models import Role
from roles.models.statements import moved_from
from roles.pages.role import role_page

from . import history_views
from .moved_views import moved_or_404, render_draft, sees_drafts
from .whole_page import WHOLE, depth


@query_keys(history_views.AS_OF, WHOLE)
def role(request, slug):
    if history_views.AS_OF in request.GET:
        return history_views.role_as_of(request, slug)
    try:
        page = published_page(slug)
    except KeyError:
        return draft_role(request, slug)
    return render(request, "roles/role.html", page | depth(request))


@cached_by_revision(entries=50, by_language=True)
def published_page(slug):
    """The context of a published role's page. Raises KeyError when there is none."""
    return told(Role.objects.profiles(slug)[slug])


def told(profile):
    return role_page(profile) | {"moved": moved_from(profile.role)}


def draft_role(request, slug):
    """What stands at the address of no published role: a draft for editors, or a new address."""
    drafts = sees_drafts(request, Role) and Role.objects.profiles(slug, drafts=True)
    if not drafts:
        return moved_or_404(request, Role, slug)
    profile = drafts[slug]
    return render_draft(request, "roles/role.html", told(profile) | depth(request), profile.role)
