"""The desk's language is its editor's choice, kept in a cookie that only the desk is sent."""

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from roles.addresses import DESK
from roles.views.address_language import LANGUAGE_COOKIE

ONE_YEAR = 365 * 24 * 3600


@require_POST
def choose_language(request):
    """Remember `language` and go back to `next`, an address of this site."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("admin:index")
    response = redirect(back)
    language = request.POST.get("language")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            LANGUAGE_COOKIE,
            language,
            max_age=ONE_YEAR,
            path=DESK,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
