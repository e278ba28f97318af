"""The colours of functions as a stylesheet, under an address that changes with them."""

import re
from hashlib import blake2b

from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control

from roles.caching.by_revision import cached_by_revision, current_token
from roles.caching.keys import query_keys
from roles.caching.trials import is_kept
from roles.models import Function

from .onward import onward
from .other_sites import shared

A_YEAR = 365 * 24 * 3600
NAME = re.compile(r"[-\w]+", re.ASCII)


@query_keys()
def function_colours(request, version=""):
    """The stylesheet of now; the address of another version leads to it."""
    text = stylesheet(Function.objects.order_by("slug"))
    if version and version != version_of(text):
        now = reverse("function-colours", args=[version_of(text)])
        return onward(request, now, permanent=False)
    answer = shared(HttpResponse(text, content_type="text/css; charset=utf-8"))
    if version:
        patch_cache_control(answer, public=True, max_age=A_YEAR, immutable=True)
    return answer


def stylesheet(functions):
    """A rule for each of the functions, in the layer in which the site's stylesheet has colours."""
    rules = (
        f".fn-{each.slug}{{--accent:light-dark({','.join(each.colours)})}}\n"
        for each in functions
        if NAME.fullmatch(each.slug)
    )
    return f"@layer tokens{{\n{''.join(rules)}}}\n"


def version_of(text):
    return blake2b(text.encode(), digest_size=6).hexdigest()


def address():
    """Where pages find it; what has no version is never old.

    A process that keeps no pages knows no revision either.
    """
    is_known = is_kept() and current_token(as_known=True) is not None
    return reverse("function-colours", args=[version_of(text_now())] if is_known else [])


@cached_by_revision(as_known=True)
def text_now():
    """The stylesheet of now, for pages that have it inline."""
    return stylesheet(Function.objects.order_by("slug"))
