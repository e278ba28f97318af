"""/admin/copies/keep/: where the desk's script sends what somebody is writing."""

from functools import partial

from django.apps import apps
from django.db import IntegrityError
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.urls import path
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from roles.admin.links import headline
from roles.models import WorkingCopy
from roles.models.working_copies import TooManyCopies, TypedElsewhere

from .ended import has_ended
from .own_copies import drop
from .sent_form import NotKept, read, unreadable
from .taking_up import CopiesMixin

LONGEST_TITLE = 300
# What tells one new thing from another while it has no name of its own.
NAMING = ("acronym", "name", "question", "title", "term", "statement", "text", "label", "place")


@never_cache
def keep(request, site):
    """Store a form; GET: a token for the next POST, of somebody who has signed in again.

    All answers are JSON, whatever was sent and whoever sent it.
    """
    try:
        if not site.has_permission(request) or site.first_of_all(request):
            raise NotKept(401, "signed-out", _("You are signed out."))
        if request.method != "POST":
            return JsonResponse({"token": get_token(request)})
        return JsonResponse(_kept(request, site))
    except NotKept as refused:
        told = {"reason": refused.reason, "error": refused.sentence}
        return JsonResponse(told, status=refused.status)


def _kept(request, site):
    form = read(request)
    if form.user != request.user.pk:
        raise NotKept(401, "signed-out", _("Somebody else is signed in in this browser."))
    admin = _admin(request, form, site)
    form.kind = admin.opts.label_lower  # labels are found in any case
    copy = _stored(request, form, admin)
    others = WorkingCopy.objects.others_at_it(request.user, form.kind, form.row)
    when = date_format(localtime(copy.typed_at), "TIME_FORMAT")
    return {
        "typed_at": copy.typed_at.isoformat(),
        "message": _("Kept at %(time)s.") % {"time": when},
        "others": others if form.row else [],
    }


def _admin(request, form, site):
    """The page of the desk that the form is from."""
    try:
        model = apps.get_model(form.kind)
    except (LookupError, ValueError):
        raise unreadable() from None
    admin = site.get_model_admin(model) if site.is_registered(model) else None
    if not (isinstance(admin, CopiesMixin) and admin.has_view_or_change_permission(request)):
        raise NotKept(403, "forbidden", _("Nothing is kept of this form."))
    return admin


def _stored(request, form, admin):
    if has_ended(request, form.key):
        raise _ended()
    title = title_of(admin.model, form)[:LONGEST_TITLE]
    more = {"title": title, "language": get_language(), "key": form.key, "after": form.after}
    try:
        return WorkingCopy.objects.keep(request.user, form.kind, form.row, form.fields, **more)
    except TooManyCopies as full:
        raise NotKept(409, "full", str(full)) from None
    except TypedElsewhere:
        raise NotKept(409, "elsewhere", _("Another window has written on.")) from None
    except IntegrityError:  # this key was proposed meanwhile, or is somebody else's
        raise _ended() from None


def _ended():
    return NotKept(410, "ended", _("This text has been saved already."))


def title_of(model, form):
    """What the copy is called in lists: by what it changes, or by what was typed first."""
    row = form.row and model._base_manager.filter(pk=form.row).first()
    if row:
        return headline(row)
    names = (f"{name}{ending}" for name in NAMING for ending in ("", "_vi", "_en"))
    typed = (form.fields.get(name, [""])[0].strip() for name in names)
    return next(filter(None, typed), "")


def copies_urls(site):
    """The routes of `site` for copies; `keep` itself says who may, as its script understands it."""
    return [
        path("copies/keep/", partial(keep, site=site), name="keep-copy"),
        path("copies/<uuid:key>/drop/", site.admin_view(drop), name="drop-copy"),
    ]
