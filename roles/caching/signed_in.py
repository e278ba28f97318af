"""Who is signed in: they get pages made anew, so nobody else may pass for them."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.db import Error, connection


def is_signed_in(request):
    """Whether the request's session cookie belongs to somebody who is signed in now.

    Any other session cookie is taken out: invented ones must not be a way around the kept pages.
    Costs two queries with a cookie, and none without.
    """
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if key is None:
        return False
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    try:
        user = get_user(request)
    except Error:
        connection.close()
        user = None
    if user is None or not user.is_authenticated:
        del request.session, request.COOKIES[settings.SESSION_COOKIE_NAME]
        return False
    request.user = user  # the session's own middleware comes later
    return True
