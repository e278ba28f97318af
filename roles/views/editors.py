"""Who may see what readers do not."""

from django.conf import settings

from roles.models import ReportingLine

from .moved_views import sees_drafts


def is_editor(request):
    """Whether somebody from the desk is signed in.

    Without a session cookie nobody is asked: a look at the session would make the page vary on
    cookies, and public pages are the same for everybody.
    """
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    return signed_in and sees_drafts(request, ReportingLine)
