"""/admin/review/<key>/: what a proposal would change, what is said of it, and the decision."""

from functools import partial

from django.apps import apps
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roles.admin.copies.own_copies import address_of, kind_of
from roles.admin.previewing.preview_frames import with_policy
from roles.admin.previewing.schedule_form import ScheduleForm
from roles.history.differences import ADDED, CHANGED, REMOVED
from roles.history.tokens import token
from roles.models import WorkingCopy
from roles.models.user_names import user_name
from roles.models.working_copies import DELETION, RESTORATION, WAITING, CopyState
from roles.reviewing.rules import may_accept

from .accepting import already_decided, locked, may_correct, settle
from .proposal_queue import queue, sent
from .proposing import PROPOSAL
from .said import ANSWER, MOST_CHARACTERS, kept_answer, said


def found(request, key):
    """The proposal, for its editor and for those who may decide on it; else 404."""
    copy = sent(request.user).defer(None).filter(key=key).first()
    if copy is None or not (decides(request.user, copy) or copy.editor == request.user):
        raise Http404
    return copy


def decides(user, copy):
    """Whether `user` accepts or returns `copy`; 404 if there is nothing of its kind any more."""
    try:
        return may_accept(user, apps.get_model(copy.kind))
    except LookupError:
        raise Http404 from None


def proposal(request, key, site):
    copy = found(request, key)
    context = {
        **site.each_context(request),
        "title": _("Proposal: %(title)s") % {"title": copy.title},
        "copy": copy,
        "kind": capfirst(kind_of(copy)),
        "is_waiting": copy.state in WAITING,
        "decides": decides(request.user, copy),
        "is_own": copy.editor == request.user,
        "is_outdated": copy.state in WAITING and is_outdated(copy),
        "others": others(copy),
        "most_characters": MOST_CHARACTERS,
        "answer": kept_answer(request, key),
        "has_preview": copy.is_a_form,
        "may_correct": may_correct(copy),
        "schedule": getattr(request, "schedule", None) or ScheduleForm(),
        **changes(copy),
        **addresses(copy),
        "brought": brought(copy),
    }
    page = TemplateResponse(request, "admin/review/proposal.html", context)
    return with_policy(page, "frame-src")


def changes(copy):
    """What it would change, as it was told when it was proposed."""
    rows = (copy.difference or {}).get(get_language(), [])
    kinds = [row["kind"] for row in rows]
    counts = {kind: kinds.count(kind) for kind in (CHANGED, ADDED, REMOVED) if kind in kinds}
    return {"rows": rows, "counts": counts}


def brought(copy):
    """What waits and becomes public with it, each with the address of its form at the desk."""
    told = copy.brought or {get_language(): [], "rows": []}
    pairs = zip(told[get_language()], told["rows"], strict=True)
    return [row | {"url": form_of(kind, pk, "change")} for row, (kind, pk) in pairs]


def addresses(copy):
    """Where it is accepted, where the page is as it is ("" for a new one), and where written on."""
    page = _page(copy, "change") if copy.row else ""
    return {"address": address(copy), "form_address": page, "write_on": address_of(copy)}


def is_outdated(copy):
    """Whether somebody has saved the page since its form was opened."""
    opened = copy.fields.get("seen", [""])[0]
    return bool(copy.row) and opened != token(apps.get_model(copy.kind), copy.row)


def others(copy):
    """Further proposals for the same page."""
    if copy.row is None:
        return []
    waiting = WorkingCopy.objects.about(copy.kind, copy.row).filter(state__in=WAITING)
    return list(waiting.exclude(pk=copy.pk).select_related("editor").defer("fields", "difference"))


def address(copy):
    """Where it is accepted: the form or the page for deleting, which knows of the proposal."""
    if RESTORATION in copy.fields:
        page = form_of(copy.kind, copy.row, "restore", *copy.fields[RESTORATION])
    else:
        page = _page(copy, "delete" if DELETION in copy.fields else "change")
    return f"{page}?{PROPOSAL}={copy.key}"


def _page(copy, action):
    return form_of(copy.kind, copy.row, action if copy.row else "add")


def form_of(kind, row, action, *more):
    """The address of a form at the desk, or of another page about the row."""
    return reverse(f"admin:{kind.replace('.', '_')}_{action}", args=[row, *more] if row else [])


@require_POST
def comment(request, key):
    """Say something without deciding; both sides may."""
    found(request, key)
    text = said(request.POST, "said")
    with transaction.atomic():
        copy = WorkingCopy.objects.select_for_update().get(key=key)
        if text:
            line = {"who": user_name(request.user), "at": timezone.now().isoformat()}
            copy.comments = [*(copy.comments or []), line | {"said": text}]
            copy.save(update_fields=["comments"])
    return _back(key)


@require_POST
@transaction.atomic
def give_back(request, key):
    """A publisher returns it: its editor writes on."""
    if not (copy := locked(key, WAITING)):
        return already_decided(request)
    if not decides(request.user, copy):
        raise Http404
    settle(copy, CopyState.RETURNED, request.user, said(request.POST, ANSWER))
    messages.success(request, _("Returned: %(title)s") % {"title": copy.title})
    return HttpResponseRedirect(reverse("admin:review"))


@require_POST
@transaction.atomic
def take_back(request, key):
    """Its editor takes it back: a working copy again, to be written on or dropped."""
    if not (copy := locked(key, WAITING)):
        return already_decided(request)
    if found(request, key).editor != request.user:
        raise Http404
    copy.state = CopyState.ASIDE
    copy.save(update_fields=["state"])
    messages.success(request, _("Taken back. You may write on; nobody decides on it meanwhile."))
    return HttpResponseRedirect(address_of(copy))


def _back(key):
    return HttpResponseRedirect(reverse("admin:proposal", args=[key]))


def review_urls(site):
    """The routes of `site` for the queue, its proposals and what is decided about them."""
    view, page = site.admin_view, "review/<uuid:key>/"
    return [
        path("review/", view(partial(queue, site=site)), name="review"),
        path(page, view(partial(proposal, site=site)), name="proposal"),
        path(f"{page}comment/", view(comment), name="proposal-comment"),
        path(f"{page}return/", view(give_back), name="proposal-return"),
        path(f"{page}back/", view(take_back), name="proposal-back"),
    ]
