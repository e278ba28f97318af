"""How complete the handbook is: one page of the desk, in a constant number of queries."""

from dataclasses import dataclass

from django.db.models import Count, Q, Window
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from roles.caching.by_revision import cached_by_revision
from roles.evidence.depth import is_described
from roles.models import Dispute, Role
from roles.models.completeness import lacks_english, uncited
from roles.models.content import content_models, with_names
from roles.models.depths import by_need
from roles.models.reference_faults import (
    duplicate_citations,
    duplicate_sources,
    unused_citations,
    unused_sources,
)
from roles.models.support import claim_models, count_claims

from .recent_changes import last_changes

# Rows of each list; the rest is found in the lists that the page links to.
SHOWN = 20
LACKS = {
    "voices": pgettext_lazy("missing", "independent sources"),
    "duties": pgettext_lazy("missing", "duties"),
    "requirements": pgettext_lazy("missing", "requirements"),
    "lines": pgettext_lazy("missing", "reporting lines"),
    "questions": pgettext_lazy("missing", "questions"),
    "catalogues": pgettext_lazy("missing", "catalogues"),
}


@dataclass
class IncompleteRows:
    """Rows of one model that lack something: how many, the first of them, where all are."""

    name: str
    number: int
    rows: list
    address: str


def completeness(request, site):
    """The page at /admin/completeness/; `site` is the desk."""
    context = {
        **site.each_context(request),
        "title": site.completeness_title,
        "roles": worklist()[:SHOWN],
        "all_roles": changelist(Role),
        "n_roles": Role.objects.count(),
        "n_claims": count_claims(),
        "uncited": kinds(claim_models(), uncited, "uncited=1"),
        "untranslated": kinds(content_models(), lacks_english, "no_english=1"),
        "unread": Dispute.objects.filter(Q(reading_vi="") | Q(reading_vi__isnull=True)),
        "unused_citations": unused_citations()[:SHOWN],
        "unused_sources": unused_sources()[:SHOWN],
        "duplicates": [*duplicate_sources(), *duplicate_citations()],
        "changes": last_changes(SHOWN),
    }
    context["n_uncited"] = sum(kind.number for kind in context["uncited"])
    context["n_untranslated"] = sum(kind.number for kind in context["untranslated"])
    return TemplateResponse(request, "admin/completeness.html", context)


@cached_by_revision(by_language=True, entries=2)
def worklist():
    """The published roles, those first of which least is known, with `missing`: lacks in words."""
    roles = by_need()
    for role in roles:
        role.is_described = is_described(role.depth)
        role.missing = [f"{LACKS[name]}: {n}" for name, n in role.lacks.items()]
    return roles


def kinds(models, condition, query):
    """Kinds of rows that fulfil `condition(model)`, without those of which there is none."""
    found = (_kind(model, condition(model), query) for model in models)
    return [kind for kind in found if kind.number]


def _kind(model, condition, query):
    rows = with_names(model.objects.filter(condition))
    first = list(rows.annotate(of_all=Window(Count("pk")))[:SHOWN])
    number = first[0].of_all if first else 0
    return IncompleteRows(
        model._meta.verbose_name_plural, number, first, f"{changelist(model)}?{query}"
    )


def changelist(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
