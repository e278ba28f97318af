from roles.addresses import origin_of, translations
from roles.caching.keys import knowing, known_parameters

from . import function_colours, glossary_views


def site(request):
    """What every page needs: its own address in each language, and that of what one looks at.

    `alternates` are for search engines; `twins` keep the query (a search, filters, a day).
    """
    alternates = translations(request.path_info)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return {
        "alternates": alternates,
        "twins": {code: address + query for code, address in alternates.items()},
        "is_canonical": is_canonical(request),
        "function_colours": function_colours.address,
        "marking": glossary_views.marking(),
        "origin": origin_of(request),
    }


def is_canonical(request):
    """Whether nothing in the query changes the page. (What its view doesn't read, does not.)"""
    match = request.resolver_match
    is_read = knowing(known_parameters(match and match.func) or ())
    return not any(value and is_read(name) for name, value in request.GET.items())
