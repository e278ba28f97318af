"""The colours of functions as a stylesheet, under an address that changes with them."""

import re
from functools import lru_cache
from hashlib import blake2b

from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control

from roles.caching.keys import query_keys
from roles.caching.revision_watch import watch
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
    """Where pages find it. Costs no query but the first after a change of content.

    A process that keeps no pages knows no revision either; what has no version is never old.
    """
    revision = watch.current() if is_kept() else None
    version = [known_version(revision.token)] if revision else []
    return reverse("function-colours", args=version)


@lru_cache(maxsize=1)
def known_version(token):
    return version_of(stylesheet(Function.objects.order_by("slug")))
