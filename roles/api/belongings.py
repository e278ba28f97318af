"""What belongs to a row and is told with it: the claims of a role, the sides of a dispute."""

from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db.models import Q

from roles.models import Role
from roles.models.content import content_models, leads_to_many
from roles.models.late_roles import ends
from roles.models.profiles import lists
from roles.opendata.collections import collection_of


@dataclass(frozen=True)
class Belonging:
    """A list of rows of `collection`, by the ways from each of them to what it belongs to."""

    name: str
    collection: Any
    ways: tuple

    def rows(self, owners):
        """{number of an owner: its public rows}, in the order of their kind."""
        model, numbers = self.collection.model, [owner.pk for owner in owners]
        near = reduce(or_, (self._leading(model, way, numbers) for way in self.ways))
        rows = self.collection.rows(with_citations=False).filter(near)
        rows = rows.prefetch_related(*(way for way in self.ways if leads_to_many(model, way)))
        found = {number: [] for number in numbers}
        for row in rows.order_by(*model._meta.ordering):
            for number in {end.pk for way in self.ways for end in ends(row, way)}:
                if number in found:
                    found[number].append(row)
        return found

    def _leading(self, model, way, numbers):
        # A subquery, since a join to many would give a row several times.
        rows = model.objects.order_by().filter(**{f"{way}__in": numbers})
        return Q(pk__in=rows.values("pk"))


@cache
def belongings(model):
    """{name: Belonging} of what counts as part of a row of `model`."""
    found = {}
    if model is Role:
        for name, held in lists().items():
            collection = collection_of(apps.get_model("roles", held.model))
            found[name] = Belonging(name, collection, tuple(held.about))
    for kind in content_models():
        for owner in kind.owners:
            field = kind.field(owner).remote_field
            name = field.get_accessor_name()
            if field.model is model and name not in found and not is_told(found, kind, model):
                found[name] = Belonging(name, collection_of(kind), (owner,))
    return found


def is_told(found, kind, model):
    """Whether a list of a role has rows of this kind already, by all ways to it."""
    return model is Role and any(each.collection.model is kind for each in found.values())
