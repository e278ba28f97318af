"""Public pages from memory. The order of the checks is the order of what they cost."""

from functools import partial
from operator import attrgetter

from django.conf import settings
from django.http import HttpResponseNotAllowed
from django.utils.cache import add_never_cache_headers, patch_cache_control, patch_vary_headers

from roles.caching.keys import bare_request, page_key, view_of
from roles.caching.memory import Memory, NotKept
from roles.caching.release import released_at
from roles.caching.revision_watch import watch
from roles.caching.shared import SHARED
from roles.caching.signed_in import is_signed_in
from roles.caching.stored_page import KEPT, Page, is_for_ever, with_freshness
from roles.caching.streaming import Stamp
from roles.guard.clients import client_address
from roles.models import ContentRevision
from roles.models.noting import unnoted
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
    """Serve public pages from memory; of drafts, whoever is signed in gets them made anew.

    Public pages can only be read: every other method is refused here, once for all of them. A few
    take what they are to show in the body of a POST; nothing of that is kept anywhere.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.pages = Memory(settings.PAGE_CACHE_BYTES, size=attrgetter("size"), shared=SHARED)

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
        is_editor = not watch.is_down and is_signed_in(request)
        key = page_key(request) if settings.PAGE_CACHE else None
        if is_editor:
            return personal(self.for_editor(request, key))
        if key is None:
            return too_soon(request) or passing(self.get_response(request))
        return self.public(request, key)

    def for_editor(self, request, key):
        """The page of readers, of this very moment, unless there is more for an editor to see."""
        view = view_of(request.path_info)
        more = getattr(view, "more", None)
        if key is None or not is_keepable(view) or (more and more(request)):
            return self.get_response(request)
        try:
            return self.kept(request, key, ContentRevision.current())
        except NotKept:
            return self.get_response(request)

    def public(self, request, key):
        revision = watch.current()
        if revision is None:
            return unavailable(request)
        if self.pages.known(key, revision.token) is None and watch.is_away():
            return unavailable(request)
        view = view_of(request.path_info)
        if getattr(view, "is_stamped", False):
            return self.stamped(request, key, revision)
        if getattr(view, "is_streamed", False):
            return too_soon(request) or passing(self.get_response(request))
        try:
            return self.kept(request, key, revision)
        except NotKept as told:
            return told.answer

    def kept(self, request, key, revision):
        request.cache = "hit"
        page = self.pages.get(key, revision.token, partial(self.make, request, key, revision))
        request.route, size = page.route, page.size
        answer = page.answer(request)
        if page.size > size:
            self.pages.has_grown(key)
        request.environ[KEPT] = self.pages, page
        return answer

    def make(self, request, key, revision):
        """The Page; raises NotKept with an answer that is not for everybody, or not for long."""
        request.cache = "miss"
        with unnoted():
            hurried = too_soon(request)
        response = hurried or self.render(request, key)
        if not may_keep(response):
            raise NotKept(passing(response))
        if response.status_code == MOVED:  # cheap, and there is one for every free text
            raise NotKept(with_freshness(response))
        changed_at = max(revision.changed_at, released_at())
        route = getattr(request.resolver_match, "view_name", None) or ""
        return Page.of(response, key, changed_at, route)

    def stamped(self, request, key, revision):
        request.cache = "miss"
        stamp = Stamp(request, revision.token, max(revision.changed_at, released_at()))
        if answer := stamp.unchanged():
            return answer
        response = too_soon(request) or self.render(request, key)
        return stamp.put_on(response) if response.streaming else passing(response)

    def render(self, request, key):
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


def is_keepable(view):
    return not getattr(view, "is_streamed", False) and not getattr(view, "is_stamped", False)


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
    """What an editor sees is nobody else's, also where readers see the same."""
    patch_vary_headers(response, ["Cookie"])
    if response.headers.pop("X-Accel-Expires", None) or "Cache-Control" not in response:
        response.headers["Cache-Control"] = "private, no-cache"
    return response
