from django.http import Http404
from django.shortcuts import render

from roles.caching.keys import query_keys
from roles.models import Role
from roles.pages import role_page

from . import past


@query_keys()
def role_list(request):
    roles = Role.objects.published()
    return render(request, "roles/role_list.html", {"roles": roles})


@query_keys()
def role(request, slug):
    if past.AS_OF in request.GET:
        return past.role_as_of(request, slug)
    profile = Role.objects.profiles(slug).get(slug)
    if profile is None:
        raise Http404(slug)
    return render(request, "roles/role.html", role_page(profile))
