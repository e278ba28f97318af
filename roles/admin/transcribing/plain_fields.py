"""Fields of the desk's forms as this screen has them: without pop-ups, all by keyboard."""

from django import forms
from django.contrib.admin.widgets import AdminDateWidget, RelatedFieldWidgetWrapper
from django.utils.text import capfirst

from ..widgets import PickOne


def simplified(form):
    """`form` with rows chosen by their names (`called`), and days by the browser's calendar."""
    for field in form.fields.values():
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        if isinstance(field.widget, PickOne):
            name = field.queryset.model._meta.model_name
            field.widget = forms.TextInput({"list": f"called-{name}", "data-picks": name})
        elif isinstance(field.widget, AdminDateWidget):
            field.widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        field.label = capfirst(str(field.label))
    return form


def picked(form):
    """{name: model} of the fields of a simplified form that choose a row by its name."""
    fields = form.fields.items()
    return {n: f.queryset.model for n, f in fields if "data-picks" in f.widget.attrs}


def as_sent(form):
    """{name: texts} that a browser sends for an untouched form."""
    found = {}
    for field in form:
        value = field.value()
        if value is True:
            found[field.name] = ["on"]
        elif value is not None and value is not False:
            values = value if isinstance(value, (list, tuple)) else [value]
            found[field.name] = [str(getattr(one, "pk", one)) for one in values]
    return found
