"""The list of roles, with the filters of its page."""

from heapq import nsmallest

from django.db.models import Q
from django.utils.text import format_lazy

from roles.models import Role
from roles.views.facets import RoleFilter
from roles.views.gathered import read_catalogue
from roles.views.problems import Refused

from .collection_views import List
from .filtering import ID, NOTHING, ONLY
from .parameters import Parameter


class RoleList(List):
    def filters(self):
        return tuple(_parameter(name, each) for name, each in RoleFilter.base_filters.items())

    def narrowed(self, given):
        saying = self.saying(given)
        if not any(given[name] for name in RoleFilter.base_filters):
            return saying
        roles = RoleFilter(self.request.GET, read_catalogue())
        refuse_unknown(roles)
        # No more than a page and what tells that there is another, so that no query grows.
        after = int(given["cursor"] or "0", 36)
        found = (pk for pk in roles.catalogue.numbers(roles.matching()) if pk > after)
        if saying:
            said = set(Role.objects.filter(saying).values_list("pk", flat=True))
            found = filter(said.__contains__, found)
        return Q(pk__in=nsmallest(given["page_size"] + 1, found))


def _parameter(name, facet):
    about = format_lazy(ONLY, label=facet.label)
    is_known = not callable(facet.options)
    schema = {"enum": [value for value, _ in facet.options]} if is_known else {"pattern": ID}
    return Parameter(name, about, schema, many=True)


def refuse_unknown(roles):
    for name, field in roles.form.fields.items():
        for value in field.ignored:
            told = format_lazy(NOTHING, value=value, collection=field.label)
            raise Refused(404, errors=[(name, told)])
