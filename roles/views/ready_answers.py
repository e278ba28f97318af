"""Kept pages, answered before Django makes a request of what the server hands over.

What leaves with a kept page depends on its Key and on the compression that the client takes, and on
nothing else. So what Django answered once, after all middleware, is remembered with the page and
given again as long as the page holds. Every request that is not as plain as that is Django's.
"""

import time
from functools import lru_cache, partial
from io import BytesIO
from typing import NamedTuple

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.utils.http import http_date

from execroles.middleware import request_id
from execroles.request_lines import log_hit
from roles.addresses import API
from roles.caching.encoding import IDENTITY, best_encoding
from roles.caching.keys import Key
from roles.caching.revision_watch import watch
from roles.caching.stored_page import EXPIRES, KEPT, this_second

WHOLE, UNCHANGED = "200 OK", "304 Not Modified"
# With one of them it takes more to tell what to answer.
NOT_PLAIN = ("HTTP_HX_REQUEST", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
# Each answer has its own.
OWN = ("X-Request-ID", EXPIRES)


class Sent(NamedTuple):
    """An answer as it left once: what every other one like it has in common with it."""

    headers: list
    body: bytes
    etag: str
    modified: str
    expires: bool


class ReadyAnswers:
    """A WSGI application before Django's, whose answers it learns; safe between threads.

    `on_request()` is called for each request that does not reach Django.
    """

    def __init__(self, application, on_request):
        self.application, self.on_request = application, on_request
        self.pages = None  # the Memory, once the first page has been answered from it

    def __call__(self, environ, start_response):
        started = time.perf_counter()
        if (key := plain_key(environ)) is None:
            return self.application(environ, start_response)
        encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if (page := self.known(key)) and (found := ready(environ, page, encoding)):
            self.on_request()
            return answer(environ, start_response, page.route, *found, started)
        learning = partial(self.learn, environ, key, encoding, start_response)
        return self.application(environ, learning)

    def known(self, key):
        """The page of this very revision, if no question to the database is needed to know it."""
        revision = None if self.pages is None else watch.current()
        return revision and self.pages.known(key, revision.token)

    def learn(self, environ, key, encoding, start_response, status, headers, *more):
        """Remember what is answered, on its way, if it is a kept page and as it will be."""
        memory, page = environ.get(KEPT, (None, None))
        is_kept = page and page.key == key and status in (WHOLE, UNCHANGED)
        if is_kept and (sent := sent_with(page, dict(headers))):
            page.sent[status, encoding] = sent
            memory.has_grown(key)
            self.pages = memory
        return start_response(status, headers, *more)


def plain_key(environ):
    """The Key of a request that says nothing else that may matter, or None."""
    get = environ.get
    path, host = get("PATH_INFO", ""), get("HTTP_HOST")
    if (
        environ["REQUEST_METHOD"] not in ("GET", "HEAD")
        or not (host and path.isascii())
        or path.startswith(API)
        or settings.SESSION_COOKIE_NAME in get("HTTP_COOKIE", "")
        or any(name in environ for name in NOT_PLAIN)
    ):
        return None
    scheme = scheme_of(environ["wsgi.url_scheme"], get("HTTP_X_FORWARDED_PROTO"))
    return Key(scheme, host, get("SCRIPT_NAME", ""), path, get("QUERY_STRING", ""), False)


@lru_cache(maxsize=16)
def scheme_of(scheme, forwarded):
    """What Django takes for the scheme."""
    environ = {"wsgi.url_scheme": scheme, "REQUEST_METHOD": "GET", "wsgi.input": BytesIO()}
    given = {} if forwarded is None else {"HTTP_X_FORWARDED_PROTO": forwarded}
    return WSGIRequest(environ | given).scheme


def ready(environ, page, encoding):
    """The status and the Sent to answer with, or None where Django has to say it first."""
    sent = page.sent.get((WHOLE, encoding))
    if sent is None:
        return None
    tag, since = environ.get("HTTP_IF_NONE_MATCH"), environ.get("HTTP_IF_MODIFIED_SINCE")
    if tag is None and since is None:
        return WHOLE, sent
    known = since == sent.modified if tag is None else tag == sent.etag
    unchanged = page.sent.get((UNCHANGED, encoding)) if known else None
    return unchanged and (UNCHANGED, unchanged)


def sent_with(page, headers):
    """A Sent, or None for an answer to one reader, or one that would be another in a second."""
    settled = headers["Last-Modified"] == http_date(int(page.changed_at.timestamp()))
    if not settled or "Set-Cookie" in headers or "private" in headers["Cache-Control"]:
        return None
    common = [(name, value) for name, value in headers.items() if name not in OWN]
    body = page.variant(headers.get("Content-Encoding", IDENTITY))
    return Sent(common, body, headers["ETag"], headers["Last-Modified"], EXPIRES in headers)


def answer(environ, start_response, route, status, sent, started):
    ours = request_id(environ)
    own = [("X-Request-ID", ours)]
    if sent.expires:
        own.append((EXPIRES, this_second()))
    start_response(status, sent.headers + own)
    log_hit(started, ours, environ["REQUEST_METHOD"], route, int(status[:3]))
    is_whole = status is WHOLE and environ["REQUEST_METHOD"] == "GET"
    return [sent.body] if is_whole else []
