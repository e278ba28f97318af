"""The forms of the desk, filled in and sent as a browser does it."""

from contextlib import contextmanager
from unittest.mock import patch

from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation

from roles.admin import desk
from roles.admin.conflicts import seen_of
from roles.history.tokens import token
from roles.models import MistakeReport
from roles.models.content import content_models


def change(row):
    opts = row._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[row.pk])


def add(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")


def listing(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def models():
    """Every model that is written at the desk: readers' reports are only answered there."""
    return [model for model in desk._registry if model is not MistakeReport]


def delete(client, row):
    """Confirm on the page that asks whether to delete; the answer to that."""
    address = change(row).replace("change", "delete")
    seen = token(type(row), row.pk) if type(row) in content_models() else ""
    return client.post(address, {"post": "yes", "seen": seen})


def delete_from_list(client, *rows):
    chosen = {"_selected_action": [row.pk for row in rows], "seen": [seen_of(row) for row in rows]}
    return client.post(
        listing(type(rows[0])), chosen | {"action": "delete_selected", "post": "yes"}
    )


@contextmanager
def undrawing():
    """Pages are empty meanwhile. Drawing them takes longest, and test_pages draws every one."""
    with (
        patch.object(TemplateResponse, "rendered_content", ""),
        patch("django.template.loader.render_to_string", return_value=""),
    ):
        yield


def undrawn(client, address):
    """What a page is made from."""
    with undrawing():
        page = client.get(address)
    assert page.status_code == 200, (address, page.status_code)
    return page.context_data


class Form:
    """A page with a form, all of it open: what it would send, and sending it with changes."""

    def __init__(self, client, address):
        self.client, self.address = client, address
        context = undrawn(client, address + ("&" if "?" in address else "?") + "expand=1")
        self.inlines = {i.formset.prefix: i.formset for i in context["inline_admin_formsets"]}
        self.data = sent(context["adminform"].form) | {"seen": context.get("seen", "")}
        for formset in self.inlines.values():
            self.data |= sent(formset.management_form)
            for form in formset.initial_forms:
                self.data |= sent(form)

    def add(self, prefix, **fields):
        """One more row below; returns the prefix of its fields."""
        formset = self.inlines[prefix]
        number = int(self.data[f"{prefix}-TOTAL_FORMS"])
        self.data[f"{prefix}-TOTAL_FORMS"] = number + 1
        row = f"{prefix}-{number}"
        empty = sent(formset.new_form)
        self.data |= {name.replace("__prefix__", str(number)): v for name, v in empty.items()}
        self.data |= {f"{row}-{name}": value for name, value in fields.items()}
        return row

    def row(self, prefix, instance):
        """The prefix of the fields of a row that is there already."""
        forms = self.inlines[prefix].initial_forms
        return next(form.prefix for form in forms if form.instance.pk == instance.pk)

    def send(self, **fields):
        return self.client.post(self.address, self.data | fields)


def sent(form):
    """{name: value} that a browser sends for an untouched form."""
    data = {}
    for field in form:
        value = field.value()
        if value is None or value is False:
            continue
        if isinstance(value, (list, tuple)):
            value = [getattr(item, "pk", item) for item in value]
        data[field.html_name] = value
    return data


def errors(response):
    """{input name: messages} of a page that refused to save; fails if it saved."""
    assert response.status_code == 200, response.get("Location")
    with translation.override(response.headers["Content-Language"]):
        return _errors(response.context)


def _errors(context):
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [context["adminform"].form, *(form for formset in formsets for form in formset.forms)]
    found = {}
    for form in forms:
        for name, messages in form.errors.items():
            found[form.add_prefix(name)] = [str(message) for message in messages]
    for formset in formsets:
        if formset.non_form_errors():
            found[formset.prefix] = list(formset.non_form_errors())
    return found
