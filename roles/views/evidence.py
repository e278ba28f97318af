from django.db.models import Count
from django.shortcuts import get_object_or_404, render

from roles.caching.keys import query_keys
from roles.models import Process, Source
from roles.models.evidence import claims_citing
from roles.pages import process_page
from roles.places import places_with_claims


@query_keys()
def process(request, slug):
    found = get_object_or_404(Process.objects.published(), slug=slug)
    return render(request, "roles/process.html", process_page(found, found.claims()))


@query_keys()
def source_list(request):
    sources = Source.objects.annotate(n_places=Count("places"))
    return render(request, "evidence/source_list.html", {"sources": sources, "nav": "sources"})


@query_keys()
def source(request, slug):
    found = get_object_or_404(Source, slug=slug)
    places = places_with_claims(found.places.all(), claims_citing(found))
    context = {"source": found, "places": places, "nav": "sources"}
    return render(request, "evidence/source.html", context)
