"""A proposal that is accepted: sent through the form like any save, by the right of a publisher."""

from functools import partial
from urllib.parse import urlsplit
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.contrib import messages
from django.contrib.messages.middleware import MessageMiddleware
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from roles.addresses import uuid_of
from roles.admin.lines.bulk import BULK
from roles.admin.merging import as_posted
from roles.models import Acceptance, WorkingCopy
from roles.models.revision import lock_content
from roles.models.working_copies import DELETION, RESTORATION, WAITING, CopyState
from roles.reviewing.rules import may_accept
from roles.writing import Cause, because

from .proposing import PROPOSAL
from .said import ANSWER, keep_answer, said

# Inputs: the fields are those of the proposal, and not those sent; when the proposal was made that
# the publisher's page showed.
STORED, LOOKED_AT = "stored", "looked-at"


@transaction.atomic
def decide(request, admin, pk, view):
    """Write a proposal by sending it to `view`; what that has to ask or to refuse is its answer.

    Of two publishers who accept at the same moment the second one finds it decided.
    """
    lock_content()
    copy = locked(request.GET[PROPOSAL], WAITING)
    if not concerns(copy, admin, pk):
        return already_decided(request)
    if not may_accept(request.user, admin.model):
        raise PermissionDenied
    if not is_as_seen(request.POST, copy):
        return look_again(request, copy)
    return accepted(request, admin, copy, view)


def concerns(copy, admin, pk):
    """Whether it is a proposal for the row `pk` of this page."""
    return copy is not None and (copy.kind, copy.row) == (admin.model._meta.label_lower, pk)


def is_as_seen(sent, copy):
    """Whether nobody has proposed anew what a publisher is about to accept, who may not look."""
    return sent.get(LOOKED_AT) in (None, copy.typed_at.isoformat())


def look_again(request, copy):
    keep_answer(request, copy.key)
    message = _("Its editor has changed the proposal since you opened it. Look again.")
    messages.warning(request, message)
    return HttpResponseRedirect(reverse("admin:proposal", args=[copy.key]))


def accepted(request, admin, copy, view):
    """The answer when `view` has written the proposal; its form again where it asks something."""
    words, request.proposal = said(request.POST, ANSWER), copy
    keep_answer(request, copy.key)  # for a form that asks something
    if STORED in request.POST:
        request.POST = completed(request, admin, copy)
    request.merges = True  # only what both have changed is asked about
    with because(Cause.EDIT, user=copy.editor, accepted_by=request.user) as change:
        answer = view()
    if not hasattr(request, "written"):
        return answer
    restored = getattr(request, "restored", None)  # by a change of its own
    Acceptance.objects.create(change=restored.change if restored else change.id, user=request.user)
    settle(copy, CopyState.APPLIED, request.user, words)
    messages.success(request, _("Accepted: %(title)s") % {"title": copy.title})
    return HttpResponseRedirect(reverse("admin:review"))


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


def with_key(key, states):
    """The query for the copy with this key (any text), if it is in one of these states."""
    return WorkingCopy.objects.filter(key=uuid_of(key), state__in=states)


def locked(key, states):
    """The same copy, which nobody else decides on now; None if there is none."""
    return with_key(key, states).select_for_update().first()


def settle(copy, state, reviewer, answer):
    """Note what became of a proposal, and who decided."""
    copy.state, copy.reviewer, copy.decided_at = state, reviewer, timezone.now()
    copy.answer = answer or copy.answer
    copy.save()


def already_decided(request):
    """The answer to whoever decides second."""
    messages.warning(request, _("This proposal has been decided on or taken back meanwhile."))
    if words := said(request.POST, ANSWER):
        messages.info(request, _("Your words to the editor: “%(words)s”") % {"words": words})
    return HttpResponseRedirect(reverse("admin:review"))


def completed(request, admin, copy):
    """What the editor sent; fields that only publishers are asked for stay as they are."""
    data = QueryDict(mutable=True)
    for name, values in copy.fields.items():
        data.setlist(name, values)
    if not copy.is_a_form:
        return data
    obj = admin.get_object(request, str(copy.row)) if copy.row else None
    fields = admin.get_form(request, obj).base_fields
    for name in _readonly(admin, copy.editor, obj) - _readonly(admin, request.user, obj):
        value = getattr(obj or admin.model(), name)
        data.setlist(name, as_posted(fields[name], value))
    return data


def _readonly(admin, user, obj):
    return set(admin.get_readonly_fields(asking(user), obj))


class Unasked(HttpRequest):
    """A request that came to no host; answers to it may name one."""

    def get_host(self):
        return urlsplit(settings.ORIGIN).netloc


def asking(user):
    """What somebody would ask who is not there at this moment."""
    request = Unasked()
    request.method, request.user, request.META["SCRIPT_NAME"] = "POST", user, ""
    return request


def accept(site, copy, publisher):
    """Accept without anybody at the desk, when its time has come; return whether it is written.

    What cannot be written without asking (a conflict, a rule that it breaks by now) is not, and the
    copy stays as it is.
    """
    admin = site.get_model_admin(apps.get_model(copy.kind))
    request = asking(publisher)
    request.GET = QueryDict(f"{PROPOSAL}={copy.key}")
    request.POST = QueryDict(f"{STORED}=1")
    request.session, request.csrf_processing_done = {}, True  # nobody has sent it
    MessageMiddleware(view_of(admin, copy))(request)
    copy.refresh_from_db()
    return copy.state == CopyState.APPLIED


def view_of(admin, copy):
    """Where it is accepted, as a function of the request."""
    pk = str(copy.row) if copy.row else None
    if RESTORATION in copy.fields:
        return partial(admin.restore_view, pk=pk, change=UUID(copy.fields[RESTORATION][0]))
    view = admin.delete_view if DELETION in copy.fields else admin.changeform_view
    return partial(view, object_id=pk)
