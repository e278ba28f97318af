"""Addresses that pages had before, and drafts that only their editors see."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from roles.models import FormerSlug

from .onward import onward


def moved_or_404(request, model, *slugs):
    """Redirect (301) to the same view of the page of `model` that now has the slugs of an address.

    `slugs` are all parameters of the address; several stand in ABC order, as in a comparison's.
    Raises Http404 where no slug is a former one.
    """
    now = FormerSlug.objects.now(model, *slugs)
    if not now:
        raise Http404
    current = sorted(now.get(slug, slug) for slug in slugs)
    address = reverse(request.resolver_match.view_name, args=current)
    renamed = urlencode({name: now[value] for name, value in request.GET.items() if value in now})
    return onward(request, f"{address}?{renamed}" if renamed else address)


def sees_drafts(request, model):
    """Whether the reader is signed in as somebody who may see drafts of `model`.

    Only asked when there is nothing public to show: asking reads the session, and a page that
    does so differs by cookie.
    """
    user = request.user
    return user.is_staff and user.has_perm(f"roles.view_{model._meta.model_name}")


def render_draft(request, template, context, page):
    """The page of a draft as it would be, with a banner; kept by no cache, listed nowhere."""
    response = render(request, template, context | {"draft": page})
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
