"""The worklist of the start page: roles, and how much of what is missing of each."""

from django import forms
from django.core.paginator import Paginator
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from roles.admin.dashboard import LACKS, worklist
from roles.admin.transcribing.ways_in import writing_address
from roles.models import Function

PER_PAGE = 12
ALL = "all"  # those that lack nothing as well


class CoverageFilter(forms.Form):
    """Which roles to list; what an address says wrongly lists all."""

    lack = forms.ChoiceField(required=False)
    function = forms.ChoiceField(required=False)

    def __init__(self, data):
        super().__init__(data)
        self.fields["lack"].label = _("What is missing")
        self.fields["lack"].choices = [("", _("Anything")), *LACKS.items(), (ALL, _("All"))]
        self.fields["function"].label = capfirst(Function._meta.verbose_name)
        named = [(function.slug, function.name) for function in Function.objects.all()]
        self.fields["function"].choices = [("", _("All")), *named]

    def chosen(self, roles):
        """Those of `roles` that are asked for; of a lack, those first that lack most of it."""
        self.is_valid()
        lack, function = self.cleaned_data.get("lack"), self.cleaned_data.get("function")
        if function:
            roles = [role for role in roles if role.function_id == function]
        if lack == ALL:
            return roles
        if lack:
            return sorted((r for r in roles if lack in r.lacks), key=lambda r: -r.lacks[lack])
        return [role for role in roles if role.lacks]


def coverage(request):
    """What the start page shows of it: the filter, and a Page of roles with their `cells`."""
    form = CoverageFilter(request.GET)
    page = Paginator(form.chosen(worklist()), PER_PAGE).get_page(request.GET.get("page"))
    page.rows = [
        (role, cells(role), writing_address(request.user, role=role)) for role in page.object_list
    ]
    return {"coverage": page, "coverage_filter": form, "lacks": list(LACKS.values())}


def cells(role):
    """[(what, how many are missing)], 0 of what suffices."""
    return [(label, role.lacks.get(name, 0)) for name, label in LACKS.items()]
