"""/admin/review/: what waits for a publisher, and what has become of the rest."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ChoiceFilter, FilterSet, ModelChoiceFilter

from roles.admin.copies.own_copies import kind_of
from roles.guard.second_factor import publishes
from roles.models import WorkingCopy
from roles.models.content import content_models
from roles.models.working_copies import CopyState

PER_PAGE = 30
SHOWN = 5  # on the start page
# Those that somebody has sent; withdrawn ones are working copies of their editors again.
SENT = (CopyState.PROPOSED, CopyState.SCHEDULED, CopyState.RETURNED, CopyState.APPLIED)


def sent(user):
    """The proposals that somebody may look at: a publisher all, others their own."""
    found = WorkingCopy.objects.filter(state__in=SENT).defer("fields", "difference")
    found = found.select_related("editor", "reviewer")
    return found if publishes(user) else found.filter(editor=user)


def n_waiting(user):
    """How many proposals wait for a publisher; None for those whom they don't concern."""
    if not publishes(user):
        return None
    return WorkingCopy.objects.filter(state=CopyState.PROPOSED).count()


def own(user):
    """What has become of the last proposals of an editor, for the start page."""
    mine = sent(user).filter(editor=user).order_by("-typed_at", "-pk")[:SHOWN]
    return with_kinds(mine)


def first_waiting(user):
    """Those that have waited longest for a publisher."""
    if not publishes(user):
        return []
    waiting = sent(user).filter(state=CopyState.PROPOSED).order_by("typed_at", "pk")[:SHOWN]
    return with_kinds(waiting)


def with_kinds(copies):
    """[(copy, what it is about, in words)]."""
    return [(copy, capfirst(kind_of(copy))) for copy in copies]


def _kinds():
    return [(m._meta.label_lower, capfirst(m._meta.verbose_name)) for m in content_models()]


class ProposalFilter(FilterSet):
    """What the list of proposals can be narrowed to."""

    state = ChoiceFilter(
        label=gettext_lazy("state"),
        choices=[(state.value, state.label) for state in SENT],
        empty_label=gettext_lazy("Any"),
    )
    kind = ChoiceFilter(label=gettext_lazy("kind"), choices=_kinds, empty_label=gettext_lazy("Any"))
    editor = ModelChoiceFilter(
        label=gettext_lazy("by"), queryset=get_user_model().objects.order_by("username")
    )
    days = ChoiceFilter(
        label=gettext_lazy("proposed"),
        method="within",
        choices=[
            ("1", gettext_lazy("within a day")),
            ("7", gettext_lazy("within 7 days")),
            ("30", gettext_lazy("within 30 days")),
        ],
        empty_label=gettext_lazy("At any time"),
    )

    class Meta:
        model = WorkingCopy
        fields = ("state", "kind", "editor")

    def within(self, rows, name, value):
        return rows.filter(typed_at__gte=timezone.now() - timedelta(days=int(value)))


def queue(request, site):
    """The list; without a query it shows what waits."""
    if not request.user.has_perm("roles.view_role"):
        raise PermissionDenied
    asked = request.GET if request.GET else {"state": CopyState.PROPOSED}
    filters = ProposalFilter(asked, queryset=sent(request.user).order_by("-typed_at", "-pk"))
    page = Paginator(filters.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **site.each_context(request),
        "title": _("Proposals"),
        "filters": filters.form,
        "page": page,
        "proposals": with_kinds(page),
        "is_publisher": publishes(request.user),
    }
    return TemplateResponse(request, "admin/review/queue.html", context)
