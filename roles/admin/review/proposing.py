"""A form sent by somebody who may not save it: tried, taken back, and kept as a proposal."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roles.addresses import uuid_of
from roles.admin.conflicts import BRING_BACK
from roles.history.describing import RowChange, described
from roles.history.differences import differences
from roles.history.snapshots import existing, state
from roles.history.trial import TrialRun
from roles.models import WorkingCopy
from roles.models.awaiting import Awaiting
from roles.models.settling import would_show
from roles.models.vocabulary import Language
from roles.models.working_copies import WRITABLE, CopyState
from roles.schema.characters import unstorable
from roles.writing.changes import current

from .notifying import notify
from .said import said

# Inputs of a form: the editor's words about it, the key of the window's working copy.
REMARK, COPY = "remark", "copy"
PROPOSAL = "proposal"  # in the address: the one that is decided on
# What a form carries besides its fields.
CARRIED = ("csrfmiddlewaretoken", REMARK, COPY, "take", "_popup", "_to_field", "stored")


def fields_of(sent):
    """{name: [texts]} of what was sent, without what concerns this window only."""
    return {
        name: values
        for name, values in sent.lists()
        if not (name in CARRIED or name.startswith(("theirs-", "_save", "_continue", "_add")))
        and not unstorable("".join((name, *values)))
    }


def propose(request, admin, pk, sent, **told):
    """Keep what was sent as a proposal for the row `pk` (None: a new one); return WorkingCopy.

    `told`: title, difference, brought. Raises TooManyCopies.
    """
    kind = admin.model._meta.label_lower
    more = {"remark": said(sent, REMARK), "language": get_language()}
    more |= {"state": CopyState.PROPOSED, "reviewer": None, "decided_at": None, "answer": ""}
    key = _own_key(request.user, sent.get(COPY, ""))
    fields = fields_of(sent)
    if admin.model._base_manager.filter(pk=pk).exists():
        fields.pop(BRING_BACK, None)  # whoever deletes it later has not been asked
    copy = WorkingCopy.objects.keep(request.user, kind, pk, fields, key=key, **more, **told)
    transaction.on_commit(partial(notify, copy))
    return copy


def _own_key(user, text):
    """The key of the window's copy, as far as it may become this proposal; else None."""
    if not (key := uuid_of(text)):
        return None
    proposed = WorkingCopy.objects.filter(key=key, editor=user, state=CopyState.PROPOSED)
    if proposed.update(state=CopyState.ASIDE):
        return key  # sent again from the same window, which its editor has gone back to
    copy = WorkingCopy.objects.filter(key=key).first()
    free = copy is None or (copy.editor_id == user.pk and copy.state in WRITABLE)
    return key if free else None


def told(request, admin, pk):
    """{title, difference} of what has just been written, in the transaction that is open."""
    if trial := getattr(request, "restored", None):
        rows = trial.rows
    elif BRING_BACK in request.POST:  # written by a change of its own, before what the form changes
        rows = described(differences({}, state(admin.model, pk)))
    else:
        rows = TrialRun.of(current()).rows
    title, brought = request.written[:300], brought_along(admin.model, pk)
    return {"title": title, "difference": in_languages(rows), "brought": brought}


def brought_along(model, pk):
    """What waits and would become public with what has just been written (WorkingCopy.brought)."""
    waiting = would_show()
    if issubclass(model, Awaiting):  # a publisher's save shows the row itself
        waiting += model.objects.waiting().filter(pk=pk)
    if not waiting:
        return None
    states = [state for row in waiting for state in existing(type(row), [row.pk])]
    rows = described(differences({}, {state.key: state for state in states}))
    shown = [row.difference.shown for row in rows]
    return in_languages(rows) | {"rows": [[s.model._meta.label_lower, s.pk] for s in shown]}


def in_languages(rows):
    return {language: _in_language(language, rows) for language in Language.values}


def _in_language(language, rows):
    with translation.override(language):
        return [_as_data(RowChange(row.difference, row.names)) for row in rows]


def _as_data(row):
    """What the template of differences shows of a row."""
    fields = [
        {"label": str(field.label), "language": field.language, "runs": field.runs}
        for field in row.fields
    ]
    told = {"kind": row.kind, "model_name": str(row.model_name), "title": str(row.title)}
    return told | {"fields": fields}


def unchanged(request):
    """Where an editor goes who has changed nothing."""
    messages.info(request, _("Nothing was changed, so there is nothing to propose."))
    return HttpResponseRedirect(request.get_full_path())


def proposed(request, copy):
    """Where an editor goes whose save has become a proposal."""
    message = _("Proposed. It is public as soon as somebody who may publish has accepted it.")
    messages.success(request, message)
    return HttpResponseRedirect(reverse("admin:proposal", args=[copy.key]))
