from django.http import Http404
from django.shortcuts import get_object_or_404, render

from roles.caching.by_revision import cached_by_revision
from roles.caching.keys import query_keys
from roles.models import Area
from roles.models.holders import duties_in, holders_in
from roles.pages.skill_and_area import area_page
from roles.pages.weighed import WeighedPaginator, page_starts

from .gathered import read_catalogue

PER_PAGE = 12
DUTIES = 40  # on a page, with some two sources each
AREAS = 30  # of which a process remembers who answers for something


@query_keys()
def area_list(request):
    """The areas in which public roles answer for something, with how many do."""
    catalogue = read_catalogue()
    counts = catalogue.counts("area", catalogue.every)
    areas = [
        (area, counts[slug]) for slug, area in catalogue.options["area"].items() if slug in counts
    ]
    return render(request, "holders/area_list.html", {"areas": areas, "nav": "roles"})


@cached_by_revision(entries=AREAS)
def holders(slug):
    """All who answer for something in an area, in order, and where its pages begin."""
    rows = list(holders_in(slug))
    return rows, page_starts((n for _, n in rows), PER_PAGE, DUTIES)


@query_keys("page")
def area(request, slug):
    """Who answers for what in an area; one in which nobody does has no page."""
    found = get_object_or_404(Area, slug=slug)
    page = WeighedPaginator(*holders(found.slug)).get_page(request.GET.get("page"))
    if not page.paginator.count:
        raise Http404(slug)
    duties = duties_in(found, [role_id for role_id, _n in page.object_list])
    context = {"area": found, "page": page, "nav": "roles", **area_page(duties)}
    return render(request, "holders/area.html", context)
