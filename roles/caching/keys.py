"""What a public page may depend on: scheme, host, path and the query parameters its view names.

The view gets a request with nothing else in it. So nothing that is not in the key can find its way
into a page that others get ("cache poisoning").
"""

from io import BytesIO
from typing import NamedTuple
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIRequest
from django.urls import Resolver404, resolve

# What of the environment (PEP 3333) makes up the scheme and the host; with the path, all is keyed.
KEYED = (
    "HTTP_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "SERVER_NAME",
    "SERVER_PORT",
    "SERVER_PROTOCOL",
    "wsgi.url_scheme",
)


class Key(NamedTuple):
    """What a kept page is found by: all that it may depend on, besides the content itself."""

    scheme: str
    host: str
    prefix: str  # SCRIPT_NAME, which every address on the page begins with
    path: str
    query: str
    is_part: bool  # what htmx asks for by a header, where the view knows parts


def query_keys(*names, parts=False, posted=False, streamed=False, stamped=False, more=None):
    """Declare the query parameters that a public view reads; it sees no others when cached.

    A name that ends in * stands for all that begin so. `parts` says that it answers htmx with a
    part of the page; to others that makes no difference. `posted` says that it answers the same in
    the body of a POST, of which nothing is kept: what is too long for an address. `streamed`: it
    answers with a file from the disk, which is never kept, and sees the whole request. `stamped`:
    its answers are too long to be kept; the revision is their ETag, and whoever has the answer of
    this revision is told so before it is made. `more(request)` tells whether somebody of the desk
    sees more at an address than readers do, where readers get a page, too.
    """

    def declare(view):
        view.query_keys, view.has_parts, view.is_posted = names, parts, posted
        view.is_streamed, view.is_stamped = streamed, stamped
        if more:
            view.more = more
        return view

    return declare


def page_key(request):
    """The Key of a public page, or None when its view doesn't say what it reads.

    Raises DisallowedHost for a host that is not ours.
    """
    query, is_part = "", False
    if request.META.get("QUERY_STRING") or asks_for_part(request):
        view = view_of(request.path_info)
        names = known_parameters(view)
        if names is None:
            return None
        query = known_query(request.GET, names)
        is_part = asks_for_part(request) and getattr(view, "has_parts", False)
    prefix = request.META["SCRIPT_NAME"]
    return Key(request.scheme, request.get_host(), prefix, request.path_info, query, is_part)


def asks_for_part(request):
    return request.META.get("HTTP_HX_REQUEST") == "true"


def view_of(path):
    """The view behind `path`, None where there is none."""
    try:
        return resolve(path).func
    except Resolver404:
        return None


def known_parameters(view):
    """The parameters that the view declares; None if it declares nothing, () without a view."""
    return getattr(view, "query_keys", None) if view else ()


def known_query(given, names):
    """The known parameters of a QueryDict as a query string, in one order."""
    known = sorted(filter(knowing(names), given))
    return urlencode([(name, value) for name in known for value in given.getlist(name)])


def knowing(names):
    """Whether a parameter is one of `names`, or begins as one of those that end in *: a function.

    Made once for a query, which may hold thousands of parameters.
    """
    whole, families = set(names), tuple(name[:-1] for name in names if name.endswith("*"))
    return lambda name: name in whole or name.startswith(families)


def bare_request(request, key):
    """A GET request with nothing in it but what its key holds: no cookie, no body, no address."""
    environ = {name: request.META[name] for name in KEYED if name in request.META}
    environ |= {"PATH_INFO": as_wsgi(key.path), "SCRIPT_NAME": as_wsgi(key.prefix)}
    if key.is_part:
        environ["HTTP_HX_REQUEST"] = "true"
    return WSGIRequest(
        environ | {"REQUEST_METHOD": "GET", "QUERY_STRING": key.query, "wsgi.input": BytesIO()}
    )


def as_wsgi(path):
    """A path as a server hands it over (PEP 3333): each byte as a letter. Requests hold text."""
    return path.encode().decode("latin-1")
