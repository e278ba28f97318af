"""A form of the desk that loses nothing: it knows of its copies and opens them again.

`?copy=<key>` shows a form as it was typed, over what is saved now: the same merge as for somebody
who saves over a newer version, but nothing is written.
"""

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from roles.addresses import row_id, uuid_of
from roles.admin.conflicts import SEEN, RefusedForm, refused
from roles.admin.lines.line_pages import ROW
from roles.history.versions import versions
from roles.models import WorkingCopy

from .ended import remember_ended
from .own_copies import about
from .sent_form import is_kept
from .typed_texts import typed_texts

COPY = "copy"


class CopiesMixin:
    """A page with a form of which working copies are kept; outside of ConflictMixin."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        arguments = (object_id, form_url, extra_context)
        if request.method != "GET" or ROW in request.GET:
            return super().changeform_view(request, *arguments)
        if proposal := getattr(request, "proposal", None):
            return self._taken_up(request, proposal, request.typed, arguments)
        if COPY not in request.GET:
            return super().changeform_view(request, *arguments)
        pk = row_id(object_id or "")
        copy = WorkingCopy.objects.found(request.user, request.GET[COPY])
        if copy is None or (copy.kind, copy.row) != (self.opts.label_lower, pk):
            messages.warning(request, _("This text is not here any more: saved, or dropped."))
            return HttpResponseRedirect(request.path)
        if not copy.is_a_form:
            told = _("You proposed no text but a deletion or an older version: propose that anew.")
            messages.info(request, told)
            return HttpResponseRedirect(request.path)
        if refusal := self._refusal(request, pk):
            return self._only_shown(request, copy, refusal)
        return self._taken_up(request, copy, typed_in(copy), arguments)

    def _refusal(self, request, pk):
        """Why a copy cannot be taken up in the form; "" if it can."""
        obj = pk and self.model._base_manager.filter(pk=pk).first()
        if obj:
            is_allowed = self.has_change_permission(request, obj)
        else:
            is_allowed = self.has_add_permission(request)
        if not is_allowed:
            return _("You may not change this any more. What you wrote stands here for copying.")
        if pk and not obj and not versions(self.model, pk):
            return _("This is not here any more. What you wrote stands here for copying.")
        return ""

    def _only_shown(self, request, copy, refusal):
        context = {
            **self.admin_site.each_context(request),
            "title": copy.title or self.opts.verbose_name,
            "opts": self.opts,
            "refusal": refusal,
            "copy": copy,
            "texts": typed_texts(self.model, copy.fields),
        }
        return TemplateResponse(request, "admin/copies/typed.html", context)

    def _taken_up(self, request, copy, fields, arguments):
        """The form as if it had just been sent, and refused without a word; nothing is written."""
        request.taken_up, request.POST, request.method = copy, fields, "POST"
        try:
            with transaction.atomic():
                response = super().changeform_view(request, *arguments).render()
                transaction.set_rollback(True)
        finally:
            request.method = "GET"
        return response

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if not hasattr(request, "taken_up") or issubclass(form, RefusedForm):
            return form
        return refused(form)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if hasattr(request, "taken_up"):
            _say_no_faults(context)
        is_allowed = (
            self.has_change_permission(request, obj) if change else self.has_add_permission(request)
        )
        context["keeping"] = is_allowed and self._keeping(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _keeping(self, request, obj):
        """What the page tells its script, and the copies that it offers."""
        is_own = not hasattr(request, "proposal")
        taken_up = getattr(request, "taken_up", None) if is_own else None
        key = taken_up.key if taken_up else uuid_of(request.POST.get(COPY)) or uuid.uuid4()
        kind, row = self.opts.label_lower, obj and obj.pk
        # While a conflict waits for a decision, the copy still stands on what the form began with.
        is_undecided = getattr(request, "conflict", None) is not None
        return {
            "key": key,
            "after": taken_up.typed_at.isoformat() if taken_up else _last_kept(request, key),
            "kind": kind,
            "row": row,
            "seen": request.POST.get(SEEN, "") if is_undecided else "",
            "taken_up": taken_up,
            "copies": about(request.user, kind, row).exclude(key=key),
            "others": WorkingCopy.objects.others_at_it(request.user, kind, row) if row else [],
        }

    def response_add(self, request, obj, *args, **kwargs):
        self._end(request)
        return super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request, obj):
        self._end(request)
        return super().response_change(request, obj)

    def _end(self, request):
        """The form is saved, if this is no trial: its copy is done with."""
        if key := uuid_of(request.POST.get(COPY)):
            WorkingCopy.objects.end(request.user, key)
            transaction.on_commit(lambda: remember_ended(request, key))


def typed_in(copy):
    """What its editor has typed, as a browser would send it."""
    fields = QueryDict(mutable=True)
    for name in filter(is_kept, copy.fields):
        fields.setlist(name, copy.fields[name])
    return fields


def _last_kept(request, key):
    """When what a refused form holds was kept, so that its page writes on in the same copy."""
    if request.method != "POST":
        return ""
    copy = WorkingCopy.objects.found(request.user, key)
    return copy.typed_at.isoformat() if copy else ""


def _say_no_faults(context):
    """Of a text that is half written nobody wants to hear what it lacks."""
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += inline.formset.forms
        inline.formset.non_form_errors().clear()
    for form in forms:
        form.errors.clear()
    context["errors"] = context["problems"] = []
