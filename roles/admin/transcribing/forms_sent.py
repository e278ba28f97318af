"""Forms of the desk, sent from within: the one door by which this screen writes."""

import json
from copy import copy

from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict


class Door:
    """The pages of `site` for the editor of `request`. {name: texts} is what a form sends."""

    def __init__(self, request, site):
        self.request, self.site = request, site

    def page(self, model):
        return self.site.get_model_admin(model)

    def send(self, model, fields, pk=None):
        """What the page of `model` answers to `fields`, as if a browser had sent them from it."""
        inner, page = copy(self.request), self.page(model)
        inner.GET, inner.POST = QueryDict(), QueryDict(mutable=True)
        for name, texts in fields.items():
            inner.POST.setlist(name, texts)
        return page.changeform_view(inner, str(pk) if pk else None)

    def add(self, model, fields):
        """(id of a new row, no faults), or (None, [(name of a field or "", message)])."""
        context = self.send(model, fields | {IS_POPUP_VAR: ["1"]}).context_data
        if "popup_response_data" in context:
            return int(json.loads(context["popup_response_data"])["value"]), []
        return None, faults_of(context["adminform"].form)


def faults_of(form):
    """[(name of a field or "", message)], without those of a slug that follow from others."""
    found = [(name, message) for name, messages in form.errors.items() for message in messages]
    found = [(name, message) for name, message in found if name != "slug"] or found
    return [("" if name == NON_FIELD_ERRORS else name, message) for name, message in found]
