"""What a public page may depend on: scheme, host, path and the query parameters its view names.

The view gets a request with nothing else in it. So nothing that is not in the key can find its way
into a page that others get ("cache poisoning").
"""

from io import BytesIO
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIRequest
from django.urls import Resolver404, resolve

# What of the environment (PEP 3333) makes up the scheme, the host and the path, all of it keyed.
KEYED = (
    "HTTP_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "PATH_INFO",
    "SCRIPT_NAME",
    "SERVER_NAME",
    "SERVER_PORT",
    "SERVER_PROTOCOL",
    "wsgi.url_scheme",
)


def query_keys(*names):
    """Declare the query parameters that a public view reads; it sees no others when cached."""

    def declare(view):
        view.query_keys = names
        return view

    return declare


def page_key(request):
    """The key of a public page, or None when its view doesn't say what it reads.

    A part of a page (htmx asks for one by a header) has no key either: it would pass for the page.
    Raises DisallowedHost for a host that is not ours.
    """
    if "HTTP_HX_REQUEST" in request.META:
        return None
    query = ""
    if request.META.get("QUERY_STRING"):
        names = known_parameters(request.path_info)
        if names is None:
            return None
        query = known_query(request.GET, names)
    return request.scheme, request.get_host(), request.path_info, query


def known_parameters(path):
    """The parameters that the view behind `path` declares; None if it declares nothing."""
    try:
        return getattr(resolve(path).func, "query_keys", None)
    except Resolver404:
        return ()


def known_query(given, names):
    """The known parameters of a QueryDict as a query string, in one order."""
    return urlencode([(name, value) for name in sorted(names) for value in given.getlist(name)])


def bare_request(request, query):
    """A GET request with nothing in it but what its key holds: no cookie, no body, no address."""
    environ = {name: request.META[name] for name in KEYED if name in request.META}
    return WSGIRequest(
        environ | {"REQUEST_METHOD": "GET", "QUERY_STRING": query, "wsgi.input": BytesIO()}
    )
