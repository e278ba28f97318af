"""Public pages from memory. The order of the checks is the order of what they cost."""

from django.conf import settings
from django.http import HttpResponseNotAllowed
from django.utils.cache import add_never_cache_headers, patch_cache_control, patch_vary_headers

from roles.caching.keys import bare_request, page_key, view_of
from roles.caching.release import released_at
from roles.caching.revision_watch import watch
from roles.caching.signed_in import is_signed_in
from roles.caching.store import Store
from roles.caching.stored_page import Page, is_for_ever, with_freshness
from roles.caching.streaming import Stamp
from roles.guard.clients import client_address
from roles.views.errors import too_many, unavailable

from .file_answers import permission
from .onward import with_rest

READING = ("GET", "HEAD")
MOVED = 301
PUBLIC_STATUSES = (200, MOVED)


def is_private(path):
    """Whether an address answers for itself: the admin, the probes."""
    return path.startswith(settings.PRIVATE_ADDRESSES)


class PublicPages:
    """Serve public pages from the store; whoever is signed in gets them made anew.

    Public pages can only be read: every other method is refused here, once for all of them. A few
    take what they are to show in the body of a POST; nothing of that is kept anywhere.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.store = Store(settings.PAGE_CACHE_BYTES)

    def __call__(self, request):
        if is_private(request.path_info):
            return self.get_response(request)
        if request.method not in READING:
            return self.posted(request)
        return with_rest(request, self.answer(request))

    def posted(self, request):
        view = view_of(request.path_info)
        if request.method == "OPTIONS" and getattr(view, "is_streamed", False):
            return permission()
        if request.method != "POST" or not getattr(view, "is_posted", False):
            return HttpResponseNotAllowed(READING)
        response = too_soon(request) or self.get_response(request)
        add_never_cache_headers(response)
        return response

    def answer(self, request):
        if not watch.is_down and is_signed_in(request):
            return personal(self.get_response(request))
        key = page_key(request) if settings.PAGE_CACHE else None
        if key is None:
            return too_soon(request) or passing(self.get_response(request))
        return self.public(request, key)

    def public(self, request, key):
        revision = watch.current()
        if revision is None:
            return unavailable(request)
        page = self.store.get(revision.token, key)
        request.cache = "miss" if page is None else "hit"
        if page is None:
            if watch.is_away():
                return unavailable(request)
            if getattr(view_of(request.path_info), "is_stamped", False):
                return self.stamped(request, key, revision)
            response = too_soon(request) or self.render(request, key)
            if not may_keep(response):
                return passing(response)
            if response.status_code == MOVED:  # cheap, and there is one for every free text
                return with_freshness(response)
            page = Page.of(response, key, route_of(request))
        request.route, size = page.route, page.size
        answer = page.answer(request, max(revision.changed_at, released_at()))
        if request.cache == "miss" or page.size > size:
            self.store.put(revision.token, key, page)
        return answer

    def stamped(self, request, key, revision):
        stamp = Stamp(request, revision.token, max(revision.changed_at, released_at()))
        if answer := stamp.unchanged():
            return answer
        response = too_soon(request) or self.render(request, key)
        return stamp.put_on(response) if response.streaming else passing(response)

    def render(self, request, key):
        if getattr(view_of(key.path), "is_streamed", False):
            return self.get_response(request)
        bare = bare_request(request, key)
        bare.LANGUAGE_CODE = request.LANGUAGE_CODE
        response = self.get_response(bare)
        request.resolver_match = bare.resolver_match
        return response


def too_soon(request):
    """The answer to a reader who asks faster than the view can make its answers; or None."""
    pace = getattr(view_of(request.path_info), "pace", None)
    if pace is None or watch.is_down:
        return None
    pace = pace(request) if callable(pace) else pace
    seconds = pace.wait(client_address(request))
    return too_many(request, seconds) if seconds else None


def route_of(request):
    return getattr(request.resolver_match, "view_name", None) or ""


def may_keep(response):
    """Whether others may get this answer too: complete, the same for all, and not forbidden."""
    return (
        response.status_code in PUBLIC_STATUSES
        and not response.streaming
        and not response.cookies
        and (is_for_ever(response) or "Cache-Control" not in response)
        and "Cookie" not in response.get("Vary", "")
    )


def passing(response):
    """An answer for now only: a missing page, an error, a way on that depends on what was sent."""
    if "Cache-Control" not in response:
        patch_cache_control(response, no_cache=True)
    return response


def personal(response):
    """What an editor sees is nobody else's."""
    patch_vary_headers(response, ["Cookie"])
    if "Cache-Control" not in response:
        patch_cache_control(response, private=True, no_cache=True)
    return response
