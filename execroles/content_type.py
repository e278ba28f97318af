"""The site is written in UTF-8 and reads nothing else, whatever the Content-Type of a request says.

Django decodes even the address of a GET request in the charset that its Content-Type names, and in
any codec that Python has: rot13, punycode, unicode_escape (which makes characters that no database
stores), undefined (which always fails). It does so while the request object is still being made,
where no middleware could answer yet.
"""

import codecs

from django.http import HttpRequest
from django.utils.http import parse_header_parameters


def read_content_type(request, meta):
    """In place of Django's method of HttpRequest: never takes the charset over, never raises."""
    try:
        kind, parameters = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
    except (ValueError, LookupError):  # a parameter that names an unknown charset itself
        kind, parameters = "", {}
    request.content_type, request.content_params = kind, parameters


def is_readable(request):
    """Whether the charset that the request names for its body, if it does, is UTF-8 or ASCII."""
    try:
        codec = codecs.lookup(request.content_params.get("charset") or "utf-8")
    except (LookupError, ValueError):
        return False
    return codec.name in ("utf-8", "ascii")


HttpRequest._set_content_type_params = read_content_type
