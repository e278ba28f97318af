"""A rendered page as it is kept, and the answers that are made from it."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import blake2b
from itertools import chain
from sys import getsizeof

from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

from .encoding import IDENTITY, best_encoding, compress

# A browser asks every time. Caches between us and the reader may answer for a second, and for a
# day when we cannot; nginx goes by X-Accel-Expires instead.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"
WORTH_COMPRESSING = 200  # bytes
# Media types that are compressed by themselves: a picture, a document of Word.
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
COMPRESSED = ("image/png", DOCX)
# Set anew on every answer, so not worth keeping.
NOT_KEPT = {"content-length"}
# Bytes that Python takes for the objects of a page besides its headers and bodies: the page, its
# dictionaries, the places in the store's own. (Measured: 64 MB of small pages take 66 MB.)
OVERHEAD = 1000
# And for an answer that is remembered as it left: its list of twenty headers, few of them its own.
SENT = 2500
EXPIRES = "X-Accel-Expires"
# Where the Memory and the Page that was answered from are found in the request's environ.
KEPT = "roles.kept"


@dataclass
class Page:
    """A page that is the same for every reader, with all that its place in memory takes.

    Compressed on demand, once per encoding.
    """

    key: tuple
    headers: dict
    body: bytes
    changed_at: datetime
    route: str = ""
    variants: dict = field(default_factory=dict)
    # Answers as they left, by their status and the compression (roles/views/ready_answers.py).
    sent: dict = field(default_factory=dict)

    @classmethod
    def of(cls, response, key, changed_at, route=""):
        headers = {k: v for k, v in response.items() if k.lower() not in NOT_KEPT}
        return cls(key, headers, response.content, changed_at, route)

    @cached_property
    def digest(self):
        return blake2b(self.body, digest_size=12).hexdigest()

    @property
    def size(self):
        """Bytes of memory as of now: it grows with each compressed form that is asked for."""
        bodies = {id(body): body for body in (self.body, *self.variants.values())}
        parts = chain(self.key, self.headers, self.headers.values(), bodies.values())
        own = OVERHEAD + SENT * len(self.sent) + getsizeof(self.headers)
        return own + sum(map(getsizeof, parts))

    @property
    def policies(self):
        """Who may show it. A 304 says so, too, or browsers take over what other pages say."""
        return {k: v for k, v in self.headers.items() if k.lower().startswith("cross-origin-")}

    @property
    def is_worth_compressing(self):
        """Not what is short, nor what is compressed already."""
        return len(self.body) > WORTH_COMPRESSING and self.headers["Content-Type"] not in COMPRESSED

    def variant(self, encoding):
        if encoding not in self.variants:
            self.variants[encoding] = compress(self.body, encoding)
        return self.variants[encoding]

    def answer(self, request):
        """The response for `request`: whole, without a body for HEAD, or 304."""
        accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
        encoding = best_encoding(accepted) if self.is_worth_compressing else IDENTITY
        body = self.variant(encoding)
        response = HttpResponse(body if request.method == "GET" else b"", headers=self.headers)
        response.headers["Content-Length"] = str(len(body))
        if encoding != IDENTITY:
            response.headers["Content-Encoding"] = encoding
        etag, modified = f'"{self.digest}-{encoding}"', modified_at(self.changed_at, timezone.now())
        response.headers["ETag"] = etag
        response.headers["Last-Modified"] = http_date(modified)
        if "HTTP_IF_NONE_MATCH" in request.META or "HTTP_IF_MODIFIED_SINCE" in request.META:
            response = get_conditional_response(request, etag, modified, response)
            for name, value in self.policies.items():
                response.headers[name] = value
        return with_freshness(response)


def with_freshness(response):
    """Say how long the answer may be kept, and that compression changes it, too."""
    patch_vary_headers(response, ["Accept-Encoding"])
    if is_for_ever(response):
        return response
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.headers[EXPIRES] = this_second()
    return response


def this_second():
    """For nginx: until the end of this second by the clock.

    A duration would be up to a second longer, since nginx counts in whole seconds.
    """
    return f"@{int(time.time())}"


def is_for_ever(response):
    """Whether its address holds nothing else ever."""
    return "immutable" in response.get("Cache-Control", "")


def modified_at(changed_at, now):
    """Seconds since 1970 to give as Last-Modified, `now`, for content changed at `changed_at`.

    HTTP dates have whole seconds. What is served in the very second of a change may change in it
    once more, so until that second is over we give the one before: nobody's copy from within it
    then passes for current later.
    """
    changed = int(changed_at.timestamp())
    return changed if now - changed_at > timedelta(seconds=1) else changed - 1
