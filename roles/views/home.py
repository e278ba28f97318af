from django.shortcuts import render

from roles.caching.keys import query_keys
from roles.charting.small import in_brief
from roles.models import Dispute, Process, Role, SearchEntry, Source, TitleUsage
from roles.models.chart import front_structure
from roles.models.evidence import count_claims


@query_keys()
def home(request):
    roles = {role.slug: role for role in Role.objects.front()}
    context = {
        "roles": roles.values(),
        "chart": in_brief(front_structure(roles), roles),
        "disputes": Dispute.objects.prefetch_related("roles"),
        "processes": Process.objects.published(),
        "contested": SearchEntry.objects.namings()[:6],
        "n_claims": count_claims(),
        "n_sources": Source.objects.count(),
        "n_sites": TitleUsage.objects.values("site").distinct().count(),
    }
    return render(request, "roles/home.html", context)
