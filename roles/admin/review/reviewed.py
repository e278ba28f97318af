"""Pages of the desk on which not everybody saves: others propose, publishers accept.

Both go through the same view as any save, so the rules, the merge and the history are the same.
"""

from functools import partial

from django.contrib import messages
from django.db import transaction

from roles.addresses import row_id
from roles.admin.conflicts import SEEN, refused, take_theirs
from roles.admin.links import headline
from roles.history.tokens import token
from roles.models.working_copies import DELETION, RESTORATION, TooManyCopies
from roles.reviewing import gate
from roles.reviewing.rules import NEEDED, adds_directly, is_looked_at, may_accept, writes_directly

from . import proposing
from .accepting import correct, decide
from .proposing import PROPOSAL, REMARK
from .said import MOST_CHARACTERS, kept_answer


class ReviewMixin:
    """A page of the desk whose POST is written, or becomes a proposal, as the one rule says."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if {DELETION, RESTORATION} & request.POST.keys():  # other pages say so: a text is neither
            request.POST = request.POST.copy()
            for name in (DELETION, RESTORATION):
                request.POST.pop(name, None)
        view = partial(super().changeform_view, request, object_id, form_url, extra_context)
        pk = row_id(str(object_id or ""))
        if request.method == "GET" and PROPOSAL in request.GET:
            return correct(request, self, pk, view)
        return self._reviewed(request, pk, view)

    def delete_view(self, request, object_id, extra_context=None):
        pk = row_id(str(object_id))
        context = self._proposing(request, pk) | (extra_context or {})
        view = partial(super().delete_view, request, object_id, context)
        if request.POST.get("post"):
            request.POST = request.POST.copy()
            request.POST[DELETION] = "yes"
        return self._reviewed(request, pk, view)

    def restore_view(self, request, pk, change):
        view = partial(super().restore_view, request, pk, change)
        if request.method != "POST":
            with gate.trying():
                return view()
        request.POST = request.POST.copy()
        request.POST[RESTORATION], request.POST[SEEN] = str(change), token(self.model, pk)
        return self._reviewed(request, row_id(str(pk)), view)

    def history_page(self, request, template, context, extra_context=None):
        if template == "restore":
            context |= self._proposing(request, context["object_id"])
        return super().history_page(request, template, context, extra_context)

    def _proposing(self, request, pk):
        """What pages without a form need to know where a button of theirs may propose."""
        obj = pk and self.model._base_manager.filter(pk=pk).first()
        is_proposing = bool(obj) and not self._saves(request, obj)
        told = {"remark": request.POST.get(REMARK, ""), "most_characters": MOST_CHARACTERS}
        return told | {"proposes": is_proposing}

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

    def log_change(self, request, obj, message):
        request.written = headline(obj)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        request.written = headline(next(iter(queryset)))
        return super().log_deletions(request, queryset)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        return refused(form, told=request.is_full) if hasattr(request, "is_full") else form

    def render_change_form(self, request, context, *args, **kwargs):
        obj = context.get("original")
        context["proposes"] = proposes = not self._saves(request, obj)
        context["is_looked_at"] = proposes and isinstance(obj, NEEDED) and is_looked_at(obj)
        context |= {"remark": request.POST.get(REMARK, ""), "most_characters": MOST_CHARACTERS}
        if copy := getattr(request, "proposal", None):
            answer = kept_answer(request, copy.key)
            context |= {"decides": True, "looked_at": copy.typed_at, "answer": answer}
        return super().render_change_form(request, context, *args, **kwargs)

    def _saves(self, request, obj):
        if obj is None:
            return adds_directly(request.user, self.model)
        return writes_directly(request.user, obj)
