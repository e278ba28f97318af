from django.shortcuts import render

from roles.caching.keys import query_keys
from roles.models import Dispute, Process, Role, SearchEntry, Source, TitleUsage
from roles.models.evidence import count_claims


@query_keys()
def home(request):
    context = {
        "roles": Role.objects.front(),
        "disputes": Dispute.objects.prefetch_related("roles"),
        "processes": Process.objects.published(),
        "contested": SearchEntry.objects.namings()[:6],
        "n_claims": count_claims(),
        "n_sources": Source.objects.count(),
        "n_sites": TitleUsage.objects.values("site").distinct().count(),
    }
    return render(request, "roles/home.html", context)
