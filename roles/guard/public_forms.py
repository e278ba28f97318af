"""Keep a public form safe without a cookie: where it comes from, how old it is, who sends how much.

A cookie would make every page with the form personal, and no cache could keep it. What protects
against other sites is what browsers say of a request's origin, which a page cannot forge; the
token only proves that we made the form, for this statement and not long ago.
"""

from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .clients import client_address

SALT = "mistake report"
# A form may stay open this long.
LIFETIME = timedelta(days=1)


def comes_from_here(request):
    """Whether the browser says that the form was sent from a page of this site.

    All browsers since 2020 say so in one of two headers; a request with neither is refused.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def form_token(about):
    return TimestampSigner(salt=SALT).sign(about)


def is_fresh(token, about):
    """Whether `form_token(about)` made the token, within its lifetime."""
    try:
        return TimestampSigner(salt=SALT).unsign(token, max_age=LIFETIME) == about
    except BadSignature:
        return False


def sender_of(request):
    """Tells senders of one day apart, and nothing else; after that day it is removed."""
    address = client_address(request) or ""
    return salted_hmac(SALT, f"{timezone.localdate()} {address}").hexdigest()[:32]
