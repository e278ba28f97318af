from itertools import chain

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from roles.caching.by_revision import cached_by_revision
from roles.caching.keys import query_keys
from roles.evidence.places import cited_places, few_of_each
from roles.models import Process, Source
from roles.models.statements import moved_from
from roles.models.support import claims_citing, links_to
from roles.pages.role import process_page
from roles.pages.source_page import in_order_of_evidence, source_groups

from .moved_views import moved_or_404, render_draft, sees_drafts

PER_PAGE = 80  # sources in their list
STATEMENTS = 150  # on the page of a source
ORDERED_BY = "kind", "is_origin", "law_status"


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


@cached_by_revision
def sources_by_kind():
    """{kind: ids of its public sources} in the order of their list, for each of its pages."""
    by_kind = in_order_of_evidence(Source.objects.public().only(*ORDERED_BY))
    return {kind: [source.pk for source in sources] for kind, sources in by_kind.items()}


@query_keys("page")
def source_list(request):
    """The sources by kind, in pages; each page tells how many of each kind there are."""
    by_kind = sources_by_kind()
    page = Paginator([*chain(*by_kind.values())], PER_PAGE).get_page(request.GET.get("page"))
    told = Count("places", filter=Q(places__awaits_review=False))
    rows = Source.objects.public().select_related("copy_of").annotate(n_places=told)
    groups = source_groups(by_kind, rows.in_bulk(page.object_list), PER_PAGE)
    context = {"groups": groups, "page": page, "nav": "sources"}
    return render(request, "evidence/source_list.html", context)


@query_keys("place", "page")
def source(request, slug):
    found = Source.objects.select_related("copy_of").filter(slug=slug).first()
    if found is None:
        return moved_or_404(request, Source, slug)
    if not found.awaits_review:
        page = cited_from(request, found, found.places.public())
        return render(request, "evidence/source.html", page)
    if not sees_drafts(request, Source):
        raise Http404
    page = cited_from(request, found, found.places.all())
    return render_draft(request, "evidence/source.html", page, found)


def cited_from(request, found, places):
    """All places with a few of the statements that cite each, or one place with all, in pages."""
    links, page = links_to(found), None
    if asked := request.GET.get("place"):
        places = [get_object_or_404(places, place=asked)]
        rows = [link for link in links if link[-1] == places[0].pk]
        page = Paginator(rows, STATEMENTS).get_page(request.GET.get("page"))
    shown = page.object_list if page else few_of_each(links, STATEMENTS)
    told = cited_places(places, links, claims_citing(shown))
    return {"source": found, "places": told, "page": page, "nav": "sources"}
