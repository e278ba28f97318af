from dataclasses import dataclass
from itertools import repeat

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from roles.caching.keys import query_keys
from roles.evidence.depth import is_described
from roles.models import Role

from .facets import RoleFilter
from .gathered import read_catalogue
from .search_views import printable

PER_PAGE = 48
SHOWN = 8  # options of a facet in sight; the others fold out
MOST = 30  # options of a facet on the page, besides those chosen
OPEN = 3  # facets that are open without being used
# Facets whose every value has a page of its own, with the name of the address of their list.
INDEXES = {"area": "areas", "skill": "skills"}
SORTS = {
    "": pgettext_lazy("sorted by", "Function"),
    "name": pgettext_lazy("sorted by", "Name"),
    "level": pgettext_lazy("sorted by", "Level"),
    "sources": pgettext_lazy("sorted by", "Number of independent sources"),
}


@dataclass
class Option:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass
class FacetView:
    """A facet as the page shows it: options in sight, and those that fold out."""

    name: str
    label: str
    is_open: bool
    options: list[Option]
    more: list[Option]
    left_out: int  # options too rare to be listed

    @property
    def index(self):
        return INDEXES.get(self.name, "")

    @property
    def chosen(self):
        return sum(option.is_chosen for option in self.options)


@query_keys(*RoleFilter.base_filters, "sort", "page")
def role_list(request):
    """All roles, filtered, sorted and in pages as the address says."""
    roles = RoleFilter(request.GET, read_catalogue())
    asked = request.GET.get("sort", "")
    sort = asked if asked in SORTS else ""
    page = page_of(roles, sort, request.GET.get("page"))
    ignored = [*roles.ignored, *([(_("Sort by"), asked)] if asked != sort else [])]
    context = {
        "facets": facet_views(roles),
        "chips": chips(request.GET, roles),
        "ignored": [(label, printable(value)) for label, value in ignored],
        "page": page,
        "sort": sort,
        "by_level": sort == "level",
        "sorts": SORTS.items(),
        "nav": "roles",
    }
    return render(request, "roles/role_list.html", context)


def facet_views(roles):
    """The facets that have anything to choose; the first few are open, and those in use."""
    views = []
    for name, facet in roles.filters.items():
        options, left_out = options_of(roles, name)
        hidden = [option for option in options[SHOWN:] if not option.is_chosen]
        shown = [option for option in options if option not in hidden]
        is_open = len(views) < OPEN or any(option.is_chosen for option in options)
        if options:
            views.append(FacetView(name, facet.label, is_open, shown, hidden, left_out))
    return views


def options_of(roles, name):
    """The options with a count, and how many more there are.

    In the order of their list or, if that has none, frequent first; of very many the frequent.
    """
    counts, chosen = roles.counts[name], roles.chosen[name]
    labels = roles.catalogue.options[name]
    found = [value for value in labels if value in counts or value in chosen]
    is_ranked = not roles.filters[name].in_order
    few = frequent(found, counts, chosen) if is_ranked else found[: MOST + len(chosen)]
    options = [
        Option(value, str(labels[value]), counts.get(value, 0), value in chosen) for value in few
    ]
    if is_ranked:
        options.sort(key=lambda option: (-option.count, option.label))
    return options, len(found) - len(options)


def frequent(values, counts, chosen):
    """Those chosen and the most frequent; of equally frequent ones those that stand first.

    Only what is frequent enough is put in order: there may be ten thousand managers.
    """
    most = MOST + len(chosen)
    if len(values) > most:
        rarest = sorted(map(counts.get, values, repeat(0)), reverse=True)[most - 1]
        values = [each for each in values if each in chosen or counts.get(each, 0) >= rarest]
    return sorted(values, key=lambda each: (each not in chosen, -counts.get(each, 0)))[:most]


def chips(query, roles):
    """(facet, label of a chosen value, address of the list without it)."""
    found = []
    for name, facet in roles.filters.items():
        labels = roles.catalogue.options[name]
        found += [
            (facet.label, str(labels[value]), without(query, name, value))
            for value in roles.chosen[name]
        ]
    return found


def without(query, name, value):
    """The address's query without one value, from the first page on."""
    rest = query.copy()
    rest.setlist(name, [each for each in query.getlist(name) if each != value])
    rest.pop("page", None)
    if not rest.get("sort"):  # the form sends it empty
        rest.pop("sort", None)
    return f"?{rest.urlencode()}"


def page_of(roles, sort, number):
    """A page of the matching roles, in `described` and `named`, each with its `depth`.

    `shelves` says how many there are of both on all pages.
    """
    catalogue, found, language = roles.catalogue, roles.matching(), get_language()
    shelves = found & catalogue.described, found & ~catalogue.described
    sizes = [shelf.bit_count() for shelf in shelves]
    page = Paginator(range(sum(sizes)), PER_PAGE).get_page(number)
    here = page.object_list
    page.object_list = catalogue.ids_between(here.start, here.stop, shelves, sort, language)
    rows = Role.objects.select_related("function").in_bulk(page.object_list)
    page.described, page.named, page.shelves = [], [], sizes
    for role in (rows[pk] for pk in page.object_list if pk in rows):
        role.depth = catalogue.depth(role.pk)
        (page.described if is_described(role.depth) else page.named).append(role)
    return page
