"""Pages of the desk on which not everybody saves: others propose, publishers accept.

Both go through the same view as any save, so the rules, the merge and the history are the same.
"""

from functools import partial

from django.contrib import messages
from django.db import transaction

from roles.addresses import row_id
from roles.admin.conflicts import take_theirs
from roles.admin.links import headline
from roles.models.working_copies import TooManyCopies
from roles.reviewing import gate
from roles.reviewing.rules import adds_directly, may_accept, writes_directly

from . import proposing
from .accepting import decide
from .proposing import DELETION, PROPOSAL, REMARK
from .said import MOST_CHARACTERS


class FullForm:
    """Mixin of a form that cannot become a proposal: its editor has too many open (`told`)."""

    told = ""

    def clean(self):
        cleaned = super().clean()
        self.add_error(None, self.told)
        return cleaned


class ReviewMixin:
    """A page of the desk whose POST is written, or becomes a proposal, as the one rule says."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if DELETION in request.POST:  # only the page for deleting says so: a text is no deletion
            request.POST = request.POST.copy()
            del request.POST[DELETION]
        view = partial(super().changeform_view, request, object_id, form_url, extra_context)
        return self._reviewed(request, row_id(str(object_id or "")), view)

    def delete_view(self, request, object_id, extra_context=None):
        view = partial(super().delete_view, request, object_id, extra_context)
        if request.POST.get("post"):
            request.POST = request.POST.copy()
            request.POST[DELETION] = "yes"
        return self._reviewed(request, row_id(str(object_id)), view)

    def _reviewed(self, request, pk, view):
        if getattr(request, "is_preview", False):
            with gate.trying():
                return view()
        if request.method != "POST" or hasattr(request, "taken_up"):
            return view()
        if PROPOSAL in request.GET:
            return decide(request, self, pk, view)
        if may_accept(request.user, self.model):
            return view()
        take_theirs(request)
        sent = request.POST.copy()
        answer, told = self._tried(request, pk, view)
        return answer if told is None else self._proposed(request, pk, view, sent, told)

    def _proposed(self, request, pk, view, sent, told):
        """The answer to a form that may not be saved, now that nothing of it is written."""
        list(messages.get_messages(request))  # of a save that did not happen
        if not told["difference"]["vi"]:
            return proposing.unchanged(request)
        try:
            copy = proposing.propose(request, self, pk, sent, **told)
        except TooManyCopies as error:
            request.POST, request.is_full = sent, str(error)
            return view()
        return proposing.proposed(request, copy)

    @transaction.atomic
    def _tried(self, request, pk, view):
        """(answer, None) of what could be written; else (answer, what it would have changed)."""
        with gate.trying() as refused:
            answer = view()
        if not refused:
            return answer, None
        told = proposing.told(request, self, pk) if hasattr(request, "written") else None
        transaction.set_rollback(True)
        return answer, told

    def construct_change_message(self, request, form, formsets, add=False):
        """Called when everything is written and before it is answered."""
        request.written = headline(form.instance)
        return super().construct_change_message(request, form, formsets, add)

    def log_deletions(self, request, queryset):
        request.written = headline(next(iter(queryset)))
        return super().log_deletions(request, queryset)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if hasattr(request, "is_full"):
            return type(form.__name__, (FullForm, form), {"told": request.is_full})
        return form

    def render_change_form(self, request, context, *args, **kwargs):
        obj = context.get("original")
        context["proposes"] = not self._saves(request, obj)
        context["decides"] = PROPOSAL in request.GET
        context |= {"remark": request.POST.get(REMARK, ""), "most_characters": MOST_CHARACTERS}
        return super().render_change_form(request, context, *args, **kwargs)

    def _saves(self, request, obj):
        if obj is None:
            return adds_directly(request.user, self.model)
        return writes_directly(request.user, obj)
