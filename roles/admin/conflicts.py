"""No silent loss: what somebody else saved in the meantime is shown before anything is written.

Every form carries a token of the whole that it shows (`roles.history.tokens`). It is compared
while this transaction is the only writer, so nothing can come between the check and the save.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.admin.actions import delete_selected as confirm_and_delete
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roles.addresses import row_id
from roles.history.restoring import restore
from roles.history.snapshots import before, state
from roles.history.tokens import seen, token
from roles.history.versions import versions, with_rows
from roles.models.content import Content
from roles.models.revision import lock_content
from roles.writing import Cause, because

from .conflict_forms import merged_form, shown
from .publishing import tell_drafts

# Inputs of the forms: the token; fields whose newer text is to be taken; consent to undelete.
SEEN, TAKE, BRING_BACK = "seen", "take", "bring-back"


@dataclass
class Conflict:
    """What an editor is told instead of saving.

    `versions`: what others did since; `table`: both versions side by side ([ShownLine]).
    """

    versions: list
    table: list = field(default_factory=list)
    is_deleted: bool = False


class RefusedForm:
    """Mixin of a form that is shown again whatever it holds, and says why (`told`)."""

    told = gettext_lazy("Somebody else has saved a newer version. Look at both, then save again.")

    def clean(self):
        cleaned = super().clean()
        self.add_error(None, self.told)
        return cleaned


def refused(form, **told):
    """The class of a form, made one that is refused."""
    return type(form.__name__, (RefusedForm, form), told)


@contextmanager
def writing_alone():
    with transaction.atomic():
        lock_content()
        yield


class ConflictMixin:
    """A page of the desk that is not saved or deleted over a newer version."""

    change_form_template = "admin/history/change_form.html"
    delete_confirmation_template = "admin/history/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/history/delete_selected_confirmation.html"

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        arguments = (object_id, form_url, extra_context)
        pk = _number(object_id)
        if request.method != "POST":
            # Before the rows are read: a token must never be newer than what it stands for.
            request.seen = token(self.model, pk) if pk else ""
            return super().changeform_view(request, *arguments)
        with writing_alone():
            obj = self.model._base_manager.filter(pk=pk).first() if pk else None
            take_theirs(request)
            if pk and not obj:
                return self._save_what_is_gone(request, pk, arguments)
            self.complete_rows(request, obj)
            if pk:
                self._check(request, pk)
            return super().changeform_view(request, *arguments)

    def _check(self, request, pk):
        """Turn a save over a newer version into a merged form that waits for a second look."""
        request.seen, sent = token(self.model, pk), request.POST.get(SEEN, "")
        if sent == request.seen:
            return
        upto = seen(self.model, pk, sent)
        base = state(self.model, pk, upto) if upto else {}
        request.POST, lines = merged_form(self, request, pk, base)
        found = versions(self.model, pk, upto) if upto else versions(self.model, pk)[:1]
        is_merged = getattr(request, "merges", False) or are_own(found, request.user)
        if upto and is_merged and not any(line.is_clash for line in lines):
            return
        request.conflict = Conflict(with_rows(found, self.model, pk), shown(lines))

    def _save_what_is_gone(self, request, pk, arguments):
        """Bring back what was deleted meanwhile and save, if the editor says so; else ask."""
        found = versions(self.model, pk)
        if not found:  # it never was
            return super().changeform_view(request, *arguments)
        if not self.has_add_permission(request):
            raise PermissionDenied
        conflict = Conflict(found[:1], is_deleted=True)
        restored = self._bring_back(request, pk, found[0])
        if BRING_BACK not in request.POST:
            request.conflict = conflict
        response = super().changeform_view(request, *arguments)
        if response.status_code == 200:
            show_and_undo(response, conflict)
        else:
            tell_drafts(request, restored.drafts)
        return response

    def _bring_back(self, request, pk, deletion):
        """Write the row again as it was before, and merge what was typed with what is there now."""
        request.seen = request.POST.get(SEEN, "")
        upto = seen(self.model, pk, request.seen) or before(deletion.change, deletion.at)
        with because(Cause.RESTORE):
            restored = restore(self.model, pk, upto)
        self.complete_rows(request, self.model._base_manager.get(pk=pk))
        request.POST, _lines = merged_form(self, request, pk, state(self.model, pk))
        return restored

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        return refused(form) if hasattr(request, "conflict") else form

    def render_change_form(self, request, context, *args, **kwargs):
        context["seen"] = getattr(request, "seen", "")
        context["conflict"] = getattr(request, "conflict", None)
        return super().render_change_form(request, context, *args, **kwargs)

    def delete_view(self, request, object_id, extra_context=None):
        pk = _number(object_id)
        context = {"seen": token(self.model, pk) if pk else "", **(extra_context or {})}
        if request.method != "POST":
            return super().delete_view(request, object_id, context)
        with writing_alone():
            context["seen"] = token(self.model, pk) if pk else ""
            if request.POST.get(SEEN) != context["seen"]:
                upto = seen(self.model, pk, request.POST.get(SEEN, "")) if pk else None
                found = versions(self.model, pk, upto) if upto else []
                context["conflict"] = Conflict(with_rows(found, self.model, pk))
                request.POST = QueryDict()  # asks again
            return super().delete_view(request, object_id, context)

    def changelist_view(self, request, extra_context=None):
        if request.method != "POST":
            return super().changelist_view(request, extra_context)
        with writing_alone():
            return super().changelist_view(request, extra_context)


def show_and_undo(response, conflict):
    """Draw the form while the rows are there that were brought back for it; then they go again."""
    response.context_data["conflict"] = conflict
    response.render()
    transaction.set_rollback(True)


def are_own(found, user):
    """Whether one editor made all of these versions: in a pop-up, in another window."""
    return all(version.user == user for version in found)


def take_theirs(request):
    """Put the newer text into the fields for which the editor has chosen it."""
    data = request.POST.copy()
    for name in data.getlist(TAKE):
        values = data.getlist(f"theirs-{name}")
        if values:
            data.setlist(name, values)
        else:
            data.pop(name, None)
    request.POST = data


def delete_selected(modeladmin, request, queryset):
    """Django's action, asking again where a row was changed after the editor looked at it."""
    if request.POST.get("post") and issubclass(modeladmin.model, Content):
        wanted = {seen_of(row) for row in queryset}
        if wanted != set(request.POST.getlist(SEEN)):
            request.POST = request.POST.copy()
            del request.POST["post"]
            message = _("Somebody else has changed some of these rows meanwhile. Look again.")
            messages.warning(request, message)
    return confirm_and_delete(modeladmin, request, queryset)


delete_selected.allowed_permissions = confirm_and_delete.allowed_permissions
delete_selected.short_description = confirm_and_delete.short_description


def seen_of(row):
    """What a list of rows to delete carries for each of them: its id and token."""
    return f"{row.pk}:{token(type(row), row.pk)}"


def _number(object_id):
    """The id in an address; None for none, or for what cannot be one."""
    return row_id(unquote(str(object_id or "")))
