import unicodedata

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.vary import vary_on_headers

from roles.addresses import address
from roles.caching.by_revision import cached_by_revision
from roles.caching.keys import query_keys
from roles.evidence.acronyms import Uses
from roles.models import Role, SearchEntry, TitleUsage
from roles.models.late_roles import roles_at, with_late_roles
from roles.models.late_values import hand_out
from roles.models.search import Kind
from roles.search.missing import missing_profiles
from roles.search.results import LONGEST, best, search, show, show_kind
from roles.vietnamese.folding import slugify_vi
from roles.views.errors import nearest_pages

from .onward import onward

PER_PAGE = 20
NAMINGS_PER_PAGE = 100
SUGGESTED = 8
WAYS_ON = 8  # names offered to those who found nothing


@query_keys("q", "kind", "page", parts=True)
@vary_on_headers("HX-Request")
def search_page(request):
    """What was found, as a page; as a list of suggestions when htmx asks while one types."""
    query = printable(request.GET.get("q", ""))
    if len(query) > LONGEST:
        context = {"longest": LONGEST, "query": query[:LONGEST], "contested": ways_on()}
        return render(request, "finding/too_long.html", context, status=400)
    found = search(query)
    if request.htmx:
        context = {"found": found, "query": query, "hits": best(found, SUGGESTED)}
        return render(request, "finding/suggestions.html", context)
    kind = next((kind for kind in Kind if kind.slug == request.GET.get("kind")), None)
    context = {"query": query, "found": found, "missing": missing_profiles(found)}
    if not found.count:
        near = nearest_pages(query) if query else []
        context |= {"contested": ways_on(), "near": near}
    elif kind:
        context |= {"kind": kind, "page": page_of_kind(request, found, kind)}
    else:
        show(found)
    return render(request, "finding/search.html", context)


def ways_on():
    """The most contested names, for those who have found nothing."""
    return SearchEntry.objects.namings()[:WAYS_ON]


def printable(text):
    """`text` without control characters, which no browser shows and no database wants.

    Those that only tell how to show it (soft hyphens, marks of direction) don't part words.
    """
    shown = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return "".join(c if c.isprintable() else " " for c in shown).strip()


def page_of_kind(request, found, kind):
    """The page of one kind's results that the address asks for, with its hits fetched."""
    page = Paginator(found.group(kind).matches, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = show_kind(found, kind, slice(page.start_index() - 1, page.end_index()))
    return page


@query_keys("page")
def acronym_list(request):
    page = Paginator(all_uses().namings, NAMINGS_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "finding/acronym_list.html", {"page": page, "nav": "acronyms"})


@cached_by_revision
def all_uses():
    """Every observed use, sorted: what all figures about names come from.

    Pages read what they tell of our roles themselves, or each would tell of all of them.
    """
    uses = list(with_late_roles(TitleUsage.objects.select_related("own_source"), ["role"]))
    hand_out(roles_at(uses, ["role"]))
    return Uses(uses)


@query_keys()
def acronym(request, acronym):
    """The senses of an acronym or of an ambiguous Vietnamese title."""
    slug = slugify_vi(acronym)
    if slug and slug != acronym:
        return onward(request, address("acronym", slug))
    naming = all_uses().find(slug) if slug else None
    if naming is None:
        raise Http404(acronym)
    meant = {sense.role.pk: sense.role for sense in naming.all_senses if sense.role}
    roles = meant | Role.objects.in_bulk(meant)
    context = {"naming": naming, "roles": roles, "nav": "acronyms"}
    return render(request, "finding/acronym.html", context)
