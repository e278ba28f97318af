"""Signing in again in the middle of the work: what was typed is kept, and sent once more.

The page that asks for the password carries the fields of the form, signed for their address.
Passwords and files are not carried; the page says which files have to be chosen again.
"""

from django.contrib.auth import login
from django.core import signing
from django.http import QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

KEPT = "kept"
# Seconds that a page may wait for its password.
LIFETIME = 24 * 3600
NOT_KEPT = ("csrfmiddlewaretoken", "password")


def fields_of(request):
    """What an editor has typed: carried by a page of ours, or just sent."""
    return _unpacked(request) if KEPT in request.POST else _sent(request)


def _sent(request):
    """What the browser sent, without secrets."""
    fields = request.POST.copy()
    for name in [name for name in fields if any(word in name for word in NOT_KEPT)]:
        del fields[name]
    return fields


def _packed(request, fields):
    return signing.dumps(list(fields.lists()), salt=_salt(request), compress=True)


def _unpacked(request):
    """The fields that a page of ours carried; none of them if it was too old or not ours."""
    fields = QueryDict(mutable=True)
    try:
        lists = signing.loads(request.POST[KEPT], salt=_salt(request), max_age=LIFETIME)
    except signing.BadSignature:
        lists = []
    for name, values in lists:
        fields.setlist(name, values)
    return fields


def _salt(request):
    return f"kept {request.path}"


def resume(request, site):
    """Let a POST go on as if nothing had happened: None; or the page that has to come before."""
    is_again, fields = KEPT in request.POST, fields_of(request)
    if not site.has_permission(request):
        if not fields:
            return None  # nothing to lose: the usual way to the sign-in
        typed = request.POST if "username" in request.POST and is_again else None
        form = site.login_form(request, data=typed)
        if not (typed and form.is_valid()):
            return page(request, site, fields, form)
        login(request, form.get_user())
    if is_again:
        request.POST = fields
    return None


def page(request, site, fields, form=None):
    """The page with what was typed; with `form`, it asks for name and password."""
    context = {
        **site.each_context(request),
        "title": _("Sign in again") if form else _("Send it again"),
        "kept": _packed(request, fields),
        "form": form,
        "files": [file.name for file in request.FILES.values()],
        "app_path": request.get_full_path(),
    }
    return render(request, "admin/reentry.html", context, status=403)
