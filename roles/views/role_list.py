from dataclasses import dataclass

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from roles.caching.keys import query_keys
from roles.filters import RoleFilter
from roles.models import Role
from roles.models.vocabulary import Function, Level

from .finding import printable

PER_PAGE = 24
SHOWN = 8  # options of a facet in sight; the others fold out
OPEN = 3  # facets that are open without being used
SORTS = {
    "": pgettext_lazy("sorted by", "Function"),
    "name": pgettext_lazy("sorted by", "Name"),
    "level": pgettext_lazy("sorted by", "Level"),
    "sources": pgettext_lazy("sorted by", "Number of sources"),
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

    @property
    def chosen(self):
        return sum(option.is_chosen for option in self.options)


@dataclass
class Chip:
    """A chosen value, with the address of the list without it."""

    facet: str
    label: str
    address: str


@query_keys(*RoleFilter.base_filters, "sort", "page")
def role_list(request):
    """All roles, filtered, sorted and in pages as the address says."""
    roles = RoleFilter(request.GET, Role.objects.published())
    asked = request.GET.get("sort", "")
    sort = asked if asked in SORTS else ""
    facets = facet_views(roles)  # first: it counts
    page = page_of(roles, sort, request.GET.get("page"))
    ignored = [*roles.ignored, *([(_("Sort by"), asked)] if asked != sort else [])]
    context = {
        "facets": facets,
        "chips": chips(request.GET, roles),
        "ignored": [(label, printable(value)) for label, value in ignored],
        "page": page,
        "sort": sort,
        "sorts": SORTS.items(),
        "nav": "roles",
    }
    return render(request, "roles/role_list.html", context)


def facet_views(roles):
    """The facets that have anything to choose; the first few are open, and those in use."""
    views = []
    for name, facet in roles.filters.items():
        options = options_of(roles, name)
        hidden = [option for option in options[SHOWN:] if not option.is_chosen]
        shown = [option for option in options if option not in hidden]
        is_open = len(views) < OPEN or any(option.is_chosen for option in options)
        if options:
            views.append(FacetView(name, facet.label, is_open, shown, hidden))
    return views


def options_of(roles, name):
    """The options with a count, in the order of their list or, if that has none, frequent first."""
    counts, chosen = roles.counts[name], roles.chosen[name]
    options = [
        Option(value, label, counts.get(value, 0), value in chosen)
        for value, label in roles.filters[name].extra["choices"]
        if value in counts or value in chosen
    ]
    if callable(roles.filters[name].options):
        options.sort(key=lambda option: (-option.count, option.label))
    return options


def chips(query, roles):
    found = []
    for name, facet in roles.filters.items():
        labels = dict(facet.extra["choices"])
        found += [
            Chip(facet.label, labels[value], without(query, name, value))
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
    """A page of the matching roles, each with the number of sources that its page cites."""
    cited = roles.filters["source"].cited
    page = Paginator(in_order(roles, sort, cited), PER_PAGE).get_page(number)
    if sort == "sources":
        found = roles.queryset.in_bulk(page.object_list)
        page.object_list = [found[pk] for pk in page.object_list]
    for role in page.object_list:
        role.n_sources = len(cited.get(role.pk, ()))
    return page


def in_order(roles, sort, cited):
    """The matching roles for a paginator to cut; only their ids where the database cannot sort."""
    name_key = f"name_key_{get_language()}"
    matching = roles.matching()
    if sort == "name":
        return matching.order_by(name_key, "order", "slug")
    if sort == "level":
        return matching.ranked("level", Level.values).order_by("rank", name_key, "slug")
    if sort == "sources":
        rows = matching.order_by(name_key, "slug").values_list("pk", flat=True)
        return sorted(rows, key=lambda pk: -len(cited.get(pk, ())))
    return matching.ranked("function", Function.values).order_by("rank", "order", "slug")
