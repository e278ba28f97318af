"""A proposal opened in its form by a publisher, who corrects it before accepting it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse

from roles.admin.lines.bulk import BULK
from roles.models.working_copies import WAITING
from roles.reviewing.rules import may_accept

from .accepting import already_decided, completed, concerns, with_key
from .proposing import PROPOSAL


def may_correct(copy):
    """Whether all that it asks for stands in the fields of a form, and not in a button."""
    return copy.is_a_form and BULK not in copy.fields


def correct(request, admin, pk, view):
    """The form as the proposal would have it; what is sent from there is accepted instead of it."""
    copy = with_key(request.GET[PROPOSAL], WAITING).first()
    if not concerns(copy, admin, pk):
        return already_decided(request)
    if not may_accept(request.user, admin.model):
        raise PermissionDenied
    if not may_correct(copy):
        return HttpResponseRedirect(reverse("admin:proposal", args=[copy.key]))
    request.proposal, request.typed = copy, completed(request, admin, copy)
    request.merges = True
    return view()
