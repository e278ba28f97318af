"""An editor's own copies: where each is opened, the list on the start page, dropping one."""

from django.apps import apps
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from roles.models import WorkingCopy
from roles.models.working_copies import WAITING, WRITABLE

# {what a screen of the desk calls itself: (the name of its address, how people call it)}, beside
# the forms of models.
SCREENS = {"transcribing": ("admin:transcribing", gettext_lazy("Transcribe an article"))}


def about(user, kind, row):
    """The copies of this editor that a form tells of, without the texts; what waits, too."""
    states = WRITABLE + WAITING if row else WRITABLE
    found = WorkingCopy.objects.filter(editor=user, state__in=states).about(kind, row)
    return found.select_related("reviewer").defer("fields", "difference")


def address_of(copy):
    """Where a copy is written on; "" where there is no such page (any more)."""
    try:
        if copy.kind in SCREENS:
            return f"{reverse(SCREENS[copy.kind][0])}?copy={copy.key}"
        page = f"admin:{copy.kind.replace('.', '_')}_{'change' if copy.row else 'add'}"
        return f"{reverse(page, args=[copy.row] if copy.row else [])}?copy={copy.key}"
    except NoReverseMatch:
        return ""


def own_copies(user):
    """[(copy, its address, its kind in words)] for the start page."""
    copies = WorkingCopy.objects.writable(user).defer("fields")
    return [(copy, address_of(copy), kind_of(copy)) for copy in copies]


def kind_of(copy):
    """What it is about, in words; "" of what there is no more."""
    if copy.kind in SCREENS:
        return SCREENS[copy.kind][1]
    try:
        return apps.get_model(copy.kind)._meta.verbose_name
    except (LookupError, ValueError):
        return ""


@require_POST
def drop(request, key):
    """The editor wants it no more."""
    WorkingCopy.objects.end(request.user, key)
    messages.success(request, _("Dropped."))
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_ours else "admin:index")
