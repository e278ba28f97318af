"""The way on: every redirect between public pages keeps the query it was asked with.

Kept and made anew, a view sees only the parameters that it declares. It passes those on, with
`onward`; the others are added to whatever redirect leaves the site (`with_rest`), be it a view's or
Django's own.
"""

from urllib.parse import quote, unquote_plus, urlsplit

from django.http import QueryDict
from django.shortcuts import redirect

from roles.caching.keys import knowing, known_parameters, view_of

# What a query may hold as it is (RFC 3986, 3.4), and the percent signs of what has been quoted.
PLAIN = "/?:@!$&'()*+,;=%-._~"


def onward(request, address, *, permanent=True, without=()):
    """A redirect to an address of ours with the query of `request`.

    Left out are the parameters that the address gives itself, and those in `without`: the address
    says in its own way what they said.
    """
    return redirect(with_query(address, query_of(request), without), permanent=permanent)


def with_rest(request, response):
    """A redirect of a public page with those parameters that its view has not declared."""
    location = response.get("Location", "")
    if location.startswith("/") and (query := query_of(request)):
        declared = known_parameters(view_of(request.path_info)) or ()
        response.headers["Location"] = with_query(location, query, declared)
    return response


def with_query(address, query, without=()):
    """The address with those parts of a query string that are neither in it nor in `without`."""
    said = knowing([*QueryDict(urlsplit(address).query), *without])
    rest = "&".join(part for part in query.split("&") if part and not said(_name(part)))
    if not rest:
        return address
    return f"{address}{'&' if '?' in address else '?'}{rest}"


def query_of(request):
    """The request's query string, quoted where its bytes are none that an address may hold."""
    return quote(request.META.get("QUERY_STRING", "").encode("latin-1", "replace"), safe=PLAIN)


def _name(part):
    return unquote_plus(part.partition("=")[0])
