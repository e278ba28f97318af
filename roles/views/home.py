from django.shortcuts import render

from roles.caching.by_revision import cached_by_revision
from roles.caching.keys import query_keys
from roles.charting.small import in_brief
from roles.evidence.profile import grouped
from roles.models import Comparison, Dispute, Process, Role, SearchEntry, Source
from roles.models.chart import front_structure
from roles.models.support import count_public_claims
from roles.pages.homepage import NAMINGS, SENSES, confused, examples

from .search_views import all_uses


@query_keys()
def home(request):
    return render(request, "roles/home.html", first_page())


@cached_by_revision(by_language=True)
def first_page():
    """The context of the first page."""
    roles = {role.slug: role for role in Role.objects.front().select_related("function")}
    structure = front_structure(roles)
    disputes = list(Dispute.objects.shown().prefetch_related("roles"))
    comparisons = list(Comparison.objects.published().with_roles())
    namings = confused(SearchEntry.objects.namings()[:NAMINGS], all_uses())
    return {
        "functions": list(grouped(roles.values(), lambda role: role.function_id).values()),
        "chart": in_brief(structure, roles),
        "disputes": disputes,
        "comparisons": comparisons,
        "examples": examples(roles.values(), structure, namings, comparisons, disputes),
        "namings": namings,
        "n_senses": SENSES,
        "processes": list(Process.objects.published()),
        "counts": counts() | {"disputes": len(disputes)},
    }


@cached_by_revision
def counts():
    """How much there is of what the site rests on."""
    return {
        "roles": Role.objects.published().count(),
        "claims": count_public_claims(),
        "sources": Source.objects.public().count(),
        "sites": all_uses().shown.sites,
    }
