"""The ways on from a comparison: one role less, more or elsewhere. Pure: no request, no ORM."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from urllib.parse import urlencode

from django.urls import reverse

from roles.composing.draft_reading import MOST_ROLES
from roles.models.comparisons import MOST, comparison_address

OFFERED = 4  # roles to add


@dataclass(frozen=True)
class Place:
    """A column, with the addresses of the page without it and with it in front, "" for none."""

    side: object  # Profile
    without: str
    in_front: str


def told_apart(role, shared):
    """Its short name, with the full one where it has letters that are `shared`."""
    return f"{role.acronym} ({role.name})" if role.acronym in shared else role.short_name


class Ways:
    """Addresses of the pages next to one of `sides` (Profiles), all of which keep what is shown."""

    def __init__(self, sides, *, differences=False):
        self.sides = sides
        self.roles = [side.role for side in sides]
        self.differences = differences

    def address(self, roles, *, first=None, differences=None):
        """The page of `roles`; `first` stands in the first column, else the one that does now."""
        slugs = sorted(role.slug for role in roles)
        first = (first or self.roles[0]).slug
        only = self.differences if differences is None else differences
        query = {"left": first} if first in slugs and first != slugs[0] else {}
        query |= {"show": "differences"} if only else {}
        return comparison_address(*slugs) + (f"?{urlencode(query)}" if query else "")

    @cached_property
    def places(self):
        return [
            Place(
                side,
                self.address(self.roles[:n] + self.roles[n + 1 :]) if len(self.sides) > 2 else "",
                self.address(self.roles, first=side.role) if n else "",
            )
            for n, side in enumerate(self.sides)
        ]

    @property
    def all(self):
        return self.address(self.roles, differences=False)

    @property
    def only_differences(self):
        return self.address(self.roles, differences=True)

    @cached_property
    def added(self):
        """Pairs (name, address) of the nearest roles, where there is room."""
        if len(self.roles) == MOST:
            return []
        nearest = dict.fromkeys(role for side in self.sides for role in side.nearest)
        here = {role.pk for role in self.roles}
        offered = [role for role in nearest if role.pk not in here][:OFFERED]
        shared = self.sides[0].shared_acronyms
        return [(told_apart(role, shared), self.address([*self.roles, role])) for role in offered]

    @cached_property
    def pairs(self):
        """Tuples (one, other, address) of the roles two by two, where there are more."""
        pairs = combinations(self.sides, 2) if len(self.sides) > 2 else ()
        return [(one, other, self.address([one.role, other.role])) for one, other in pairs]

    @property
    def composer(self):
        """Where one person's description is composed who holds all of them; "" for too many."""
        slugs = [role.slug for role in self.roles]
        if len(slugs) > 1 + MOST_ROLES:
            return ""
        query = urlencode([("with", slug) for slug in slugs[1:]])
        return f"{reverse('compose', args=slugs[:1])}?{query}"

    @property
    def picker(self):
        """The page on which any of them is changed for another."""
        chosen = zip("abcd", (role.slug for role in self.roles), strict=False)
        return f"{reverse('comparisons')}?{urlencode(list(chosen))}"
