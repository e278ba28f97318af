from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import render

from roles.caching.keys import query_keys
from roles.evidence.places import places_with_claims
from roles.models import Process, Source
from roles.models.statements import moved_from
from roles.models.support import claims_citing
from roles.pages.role import process_page
from roles.pages.source_page import source_groups

from .moved_views import moved_or_404, render_draft, sees_drafts


@query_keys()
def process(request, slug):
    found = Process.objects.filter(slug=slug).first()
    if found is None:
        return moved_or_404(request, Process, slug)
    moved = {"moved": moved_from(found)}
    if found.is_published:
        return render(request, "roles/process.html", process_page(found, found.claims()) | moved)
    if not sees_drafts(request, Process):
        raise Http404
    page = process_page(found, found.claims(drafts=True)) | moved
    return render_draft(request, "roles/process.html", page, found)


@query_keys()
def source_list(request):
    told = Count("places", filter=Q(places__awaits_review=False))
    sources = Source.objects.public().select_related("copy_of").annotate(n_places=told)
    context = {"groups": source_groups(sources), "nav": "sources"}
    return render(request, "evidence/source_list.html", context)


@query_keys()
def source(request, slug):
    found = Source.objects.select_related("copy_of").filter(slug=slug).first()
    if found is None:
        return moved_or_404(request, Source, slug)
    if not found.awaits_review:
        return render(request, "evidence/source.html", cited_from(found, found.places.public()))
    if not sees_drafts(request, Source):
        raise Http404
    page = cited_from(found, found.places.all())
    return render_draft(request, "evidence/source.html", page, found)


def cited_from(found, places):
    places = places_with_claims(places, claims_citing(found))
    return {"source": found, "places": places, "nav": "sources"}
