"""What somebody is shown whose write the gate has refused, wherever at the desk it came from."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from roles.reviewing.gate import NotDirectly


def told_why(request, site, view, *args, **kwargs):
    """The answer of a view; of one that the gate has stopped, a page with the reason."""
    try:
        return view(request, *args, **kwargs)
    except NotDirectly as refused:
        context = {**site.each_context(request), "title": _("Not written"), "reason": refused}
        return render(request, "admin/review/refused.html", context, status=403)
