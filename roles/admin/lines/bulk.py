"""What is done at once with several ticked rows of one part of a page.

It goes through the page's own save: what is wanted is put among the rows that are sent, so rules,
conflicts, rights and history are those of any other change. What is wrong is told at its control.
"""

from copy import deepcopy
from itertools import count

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME as DELETE
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from roles.models import Claim

from ..conflicts import refused
from ..error_list import ProblemOnPage
from ..form_fields import OneRow, SeveralRows
from ..links import headline
from ..merging import as_posted
from ..widgets import PickOne
from .line_pages import formsets_of
from .sparse import ID, ONLY, row_of, rows_in

# The button, whose value is the part; names of the other inputs begin with PREFIX. In an address:
# the part whose form is asked for.
BULK, PREFIX, ASKED = "_bulk", "bulk", "bulk"
MOVE, CITE, NOTHING = "owner", "citations", ""
NO_RIGHT = _("You may not do this with these rows.")
NONE_TICKED = _("Tick the rows first.")
NOT_DONE = _("The ticked rows could not be changed: see what stands there.")
NO_PART = _("This page has no such part: nothing was done with the ticked rows.")


class BulkForm(forms.Form):
    """What to do with which rows of a part: (prefix, formset class, inline) of a page."""

    not_done = NOT_DONE

    def __init__(self, request, obj, part, data=None):
        super().__init__(data, prefix=PREFIX, use_required_attribute=False)
        self.in_part, self.formset, inline = part
        rows = inline.get_queryset(request).filter(**{self.formset.fk.name: obj})
        self.fields["rows"] = SeveralRows(rows, error_messages={"required": NONE_TICKED})
        self.values = _values(self.formset, inline) if inline.has_change_permission(request) else {}
        actions = [(name, field.action) for name, field in self.values.items()]
        if inline.has_delete_permission(request, obj):
            actions.append((DELETE, _("Delete")))
        told = {"invalid_choice": NO_RIGHT, "required": _("Choose what to do.")}
        self.fields["action"] = forms.ChoiceField(
            label=_("With the ticked rows"),
            choices=[(NOTHING, "---------"), *actions],
            error_messages=told,
        )
        self.fields |= self.values

    def controls(self):
        """The inputs of which each action has its own."""
        return [self[name] for name in self.values]

    def problems(self):
        """What is wrong, for the list above the page; what is wrong with rows begins anew."""
        found = [
            (self[name if name in self.values else "action"], e)
            for name in self.errors
            for e in self.errors[name]
        ]
        return [ProblemOnPage(at.id_for_label, str(at.label), told) for at, told in found]

    def ticked(self):
        return self.data.getlist(self.add_prefix("rows")) if self.is_bound else []

    def clean(self):
        cleaned, action = super().clean(), self.cleaned_data.get("action")
        for name in self.values.keys() - {action}:
            self.errors.pop(name, None)
        if action in self.values and action not in self.errors and not cleaned.get(action):
            self.add_error(action, self.fields[action].error_messages["required"])
        elif action == MOVE and MOVE not in self.errors:
            self._check_owner(cleaned)
        return cleaned

    def _check_owner(self, cleaned):
        for row in cleaned.get("rows", ()):
            setattr(row, self.formset.fk.name, cleaned[MOVE])
            try:
                row.full_clean()
                row.check_support(row.citations.all())
            except ValidationError as error:
                told = f"«{headline(row)}»: {' '.join(error.messages)}"
                self.add_error(MOVE, told)

    def put_into(self, data):
        """Put what is wanted among the rows that the form sends."""
        action = self.cleaned_data["action"]
        for row in self.cleaned_data["rows"]:
            if action == DELETE:
                data[f"{self._sent(data, row, DELETE)}-{DELETE}"] = "on"
            elif action != MOVE:
                start = self._sent(data, row, action)
                data.setlist(f"{start}-{action}", self._posted(action, row))

    def _posted(self, action, row):
        value = self.cleaned_data[action]
        if action == CITE:
            value = {*row.citations.all(), *value}
            return sorted(str(place.pk) for place in value)
        return as_posted(self.fields[action], getattr(value, "slug", value))

    def _sent(self, data, row, field):
        """The beginning of the names of a row's inputs, which it may not have had before."""
        numbers = rows_in(data).get(self.in_part, {})
        found = (n for n in numbers if row_of(data, self.in_part, n) == row.pk)
        number = next(found, None) or next(n for n in count() if str(n) not in numbers)
        start = f"{self.in_part}-{number}"
        if str(number) not in numbers:
            data[f"{start}-{ID}"], data[f"{start}-{ONLY}"] = str(row.pk), field
        elif ONLY in numbers[number]:
            data[f"{start}-{ONLY}"] += f" {field}"
        return start

    def finish(self):
        """What a form of the page cannot do: give rows to another owner. Returns what was done."""
        action, ids = self.cleaned_data["action"], [row.pk for row in self.cleaned_data["rows"]]
        if action == MOVE:
            for row in self.formset.model.objects.filter(pk__in=ids):
                setattr(row, self.formset.fk.name, self.cleaned_data[MOVE])
                row.save()
        return _told(action, len(ids), self.cleaned_data.get(action))


def _values(formset, inline):
    """{action: the field for what it needs}."""
    fields = formset.form.base_fields
    found = {name: _plain(field) for name, field in fields.items() if _sorts(field)}
    for field in found.values():
        field.action = _("Change %(field)s") % {"field": str(field.label).lower()}
    if issubclass(formset.model, Claim):
        picker = PickOne(formset.fk, inline.admin_site)
        found[MOVE] = formset.fk.formfield(form_class=OneRow, widget=picker, required=False)
        found[MOVE].action = _("Move to another page")
        found[CITE] = _plain(fields[CITE])
        found[CITE].action = _("Add citations")
    for field in found.values():
        field.required, field.help_text = False, ""
    return found


def _inner(field):
    return getattr(field.widget, "widget", field.widget)


def _sorts(field):
    return isinstance(field, forms.ChoiceField) and not isinstance(
        _inner(field), AutocompleteSelect
    )


def _plain(field):
    """A copy without the links to other pages beside it."""
    field = deepcopy(field)
    field.widget = _inner(field)
    return field


def _told(action, n, value):
    if action == MOVE:
        text = ngettext("%(n)d row moved to %(to)s.", "%(n)d rows moved to %(to)s.", n)
        return text % {"n": n, "to": headline(value)}
    if action == DELETE:
        return ngettext("%(n)d row deleted.", "%(n)d rows deleted.", n) % {"n": n}
    return ngettext("%(n)d row changed.", "%(n)d rows changed.", n) % {"n": n}


class NoPart:
    """Instead of a BulkForm, where rows of a part are meant that the page does not have."""

    not_done = NO_PART

    def is_valid(self):
        return False

    def problems(self):
        return []


class BulkMixin:
    """A page of the desk whose rows can be ticked."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        answer = super().changeform_view(request, object_id, form_url, extra_context)
        if request.method == "POST" or ASKED not in request.GET:
            return answer
        obj = getattr(answer, "context_data", {}).get("original")
        form = obj and self._bulk_form(request, obj, request.GET[ASKED])
        if not form:
            raise Http404
        answer.context_data["bulk"] = form
        answer.template_name = "admin/lines/bulk.html"
        return answer

    def _bulk_form(self, request, obj, prefix, data=None):
        """The form for the ticked rows of a part; None if the page does not have it."""
        parts = formsets_of(self, request, obj)
        part = next((part for part in parts if part[0] == prefix), None)
        return part and BulkForm(request, obj, part, data)

    def complete_rows(self, request, obj):
        if obj and BULK in request.POST:
            data = request.POST.copy()
            bulk = request.bulk = self._bulk_form(request, obj, data[BULK], data) or NoPart()
            if bulk.is_valid():
                bulk.put_into(data)
            data["_continue"] = "1"
            request.POST = data
        super().complete_rows(request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        bulk = getattr(request, "bulk", None)
        if bulk is None or bulk.is_valid():
            return form
        return refused(form, told=bulk.not_done)

    def render_change_form(self, request, context, *args, **kwargs):
        context["bulk"] = bulk = getattr(request, "bulk", None)
        if bulk and not bulk.is_valid():
            context["problems"] += bulk.problems()
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if bulk := getattr(request, "bulk", None):
            messages.success(request, bulk.finish())
