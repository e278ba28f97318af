"""Accepting for later: a time, the list of what is scheduled, and taking it out again."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roles.admin.review.accepting import (
    accept,
    already_decided,
    is_as_seen,
    locked,
    look_again,
    settle,
)
from roles.admin.review.proposal_page import decides, found, proposal
from roles.admin.review.said import ANSWER, keep_answer, said
from roles.models.working_copies import WAITING, CopyState

from .schedule_form import ScheduleForm


@require_POST
def schedule(request, key, site):
    """Accept it for a time, if it could be written now."""
    if not decides(request.user, found(request, key)):
        raise Http404
    request.schedule = form = ScheduleForm(request.POST)
    if not form.is_valid():
        return proposal(request, key, site)
    with transaction.atomic():
        copy = locked(key, WAITING)
        if copy is None:
            return already_decided(request)
        if not is_as_seen(request.POST, copy):
            return look_again(request, copy)
        if not could_be_written(site, copy, request.user):
            return undecided(request, key)
        copy.refresh_from_db()
        copy.public_at = form.cleaned_data["public_at"]
        settle(copy, CopyState.SCHEDULED, request.user, said(request.POST, ANSWER))
    messages.success(request, _("Accepted for later: %(title)s") % {"title": copy.title})
    return HttpResponseRedirect(reverse("admin:review"))


@transaction.atomic
def could_be_written(site, copy, user):
    """Tried and taken back, the state of the copy included."""
    done = accept(site, copy, user)
    transaction.set_rollback(True)
    return done


def undecided(request, key):
    """Back to the proposal: it asks something that a time cannot answer."""
    message = _("It cannot be written without asking you: accept it now, and look at what differs.")
    messages.error(request, message)
    keep_answer(request, key)
    return HttpResponseRedirect(reverse("admin:proposal", args=[key]))


@require_POST
@transaction.atomic
def unschedule(request, key):
    """Back among those that wait for a decision."""
    if not decides(request.user, found(request, key)):
        raise Http404
    if not (copy := locked(key, [CopyState.SCHEDULED])):
        return already_decided(request)
    copy.public_at = None
    settle(copy, CopyState.PROPOSED, None, "")
    messages.success(request, _("Not scheduled any more: %(title)s") % {"title": copy.title})
    return HttpResponseRedirect(reverse("admin:proposal", args=[key]))


def schedule_urls(site):
    """The routes of `site` that set and take off a time."""
    view, page = site.admin_view, "review/<uuid:key>/"
    return [
        path(f"{page}schedule/", view(partial(schedule, site=site)), name="proposal-schedule"),
        path(f"{page}unschedule/", view(unschedule), name="proposal-unschedule"),
    ]
