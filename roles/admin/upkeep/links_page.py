"""The page at /admin/links/: addresses that lead nowhere any more, and what to do about them."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from roles.addresses import row_id
from roles.models import LinkCheck
from roles.models.link_checks import LinkState
from roles.upkeep.bad_links import LAWS, LISTS, counted, listed, numbers, with_rows

PER_PAGE = 30
USUALLY = timedelta(days=90)
LONGEST = timedelta(days=730)


class IgnoreForm(forms.Form):
    """Until when an address is put off."""

    def __init__(self, check, data=None):
        super().__init__(data, auto_id=f"id_%s_{check.pk}")
        today = timezone.localdate()
        self.fields["until"] = forms.DateField(
            label=_("Ignore until"),
            initial=today + USUALLY,
            widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            validators=[MinValueValidator(today), MaxValueValidator(today + LONGEST)],
        )


def links(request, site):
    """`site` is the desk. What a form sends is about one address (`check`)."""
    if not request.user.has_perm("roles.view_source"):
        raise PermissionDenied
    refused = None
    if request.method == "POST":
        if not request.user.has_perm("roles.change_source"):
            raise PermissionDenied
        refused = decide(request)
        if refused is None:
            return HttpResponseRedirect(request.get_full_path())
    return TemplateResponse(request, "admin/upkeep/links.html", told(request, site, refused))


def decide(request):
    """Do what an editor decided about an address; (its check, the form) if that cannot be."""
    check = get_object_or_404(LinkCheck, pk=row_id(request.POST.get("check")))
    if "seen" in request.POST:
        check.found(LinkState.FINE, by_hand=True)
        messages.success(request, _("Marked as checked by hand: %s") % check.address)
        return None
    form = IgnoreForm(check, request.POST)
    if not form.is_valid():
        return check, form
    check.ignore(form.cleaned_data["until"])
    messages.success(request, _("Put off: %s") % check.address)
    return None


def told(request, site, refused):
    """The page with one of its lists; `refused` is a form that was wrong."""
    found = numbers()
    first = next((name for name, number in found.items() if number), next(iter(LISTS)))
    name = request.GET.get("list")
    name = name if name in LISTS else first
    page = Paginator(listed(name), PER_PAGE).get_page(request.GET.get("page"))
    rows = laws(page) if name == LAWS else bad_links(page, refused)
    return site.each_context(request) | {
        "title": _("Links and laws"),
        "lists": [(each, label, found[each]) for each, label in LISTS.items()],
        "chosen": name,
        "page": page,
        "rows": rows,
        "may_change": request.user.has_perm("roles.change_source"),
    }


def laws(page):
    """A page of laws with how many statements cite each."""
    return counted(list(page.object_list), "citation__source")


def bad_links(page, refused):
    """[BadLink] of the page with a `form` each, one of which may have been refused."""
    rows = with_rows(page.object_list)
    for row in rows:
        is_refused = refused and refused[0].pk == row.check.pk
        row.form = refused[1] if is_refused else IgnoreForm(row.check)
    return rows
