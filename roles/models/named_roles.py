"""The roles that a page names beside its own, each read once, and only as far as it is shown.

A row of a role for each row that names one would be most of what a page reads; and the page would
be made anew when a role changes that it does not show.
"""

from functools import cache
from operator import attrgetter
from typing import NamedTuple

from roles.evidence.assembling import FRONT
from roles.evidence.profile import Profile

from .vocabulary import Status
from .written_queries import ask_values, fetch

UNTOLD = "summary", "name_key_vi", "name_key_en"
UNNAMED = *UNTOLD, "name"


class InMenus(NamedTuple):
    """A role of the menus, of which the page may offer a comparison, or not."""

    pk: int
    slug: str
    acronym: str
    function_id: str
    order: int
    status: str

    @property
    def is_published(self):
        return self.status == Status.PUBLISHED


def known_roles(wanted, rows, drafts):
    """{id: role} of the `wanted`, of those that `rows` name or the page offers, and of the menus.

    Without the summary where a role is but named, and without the name where only its place in the
    chart counts; the rest of the menus is InMenus.
    """
    model, own = type(wanted[0]), {role.pk: role for role in wanted}
    menus = {row["pk"]: InMenus(**row) for row in ask_values(in_menus, (), model, drafts)}
    named, placed = set(), set()
    for row in rows:
        is_aside = len(own) > 1 and leads_past(row, own)
        (placed if is_aside else named).update(named_by(row))
    for role in wanted:
        named |= offered(role, menus.values(), named)
    found = fetch(model, placed - named - own.keys(), without=UNNAMED)
    return menus | found | fetch(model, named - own.keys(), without=UNTOLD) | own


def leads_past(row, own):
    """Whether it is a reporting line of peers: a comparison draws no box for them."""
    both = getattr(row, "subordinate_id", None), getattr(row, "manager_id", None)
    return all(both) and not own.keys() & set(both)


def in_menus(_ids, model, drafts):
    front = model.objects.visible(drafts).filter(order__lt=FRONT).order_by()
    return front.values(*InMenus._fields)


def give_roles(rows, roles):
    """Set the relations of `rows` to roles, from {id: role}."""
    for row in rows:
        for name in roles_in(type(row)):
            setattr(row, name, roles.get(getattr(row, f"{name}_id")))


def named_by(row):
    """The ids of the roles that a row names."""
    yield from filter(None, (getattr(row, f"{name}_id") for name in roles_in(type(row))))
    linked = row.dispute if hasattr(row, "dispute") else row
    yield from getattr(linked, "links", {}).get("roles", ())


def offered(role, menus, named):
    """The ids of those in the menus that the page of a role offers besides the `named`."""
    others = [one for one in menus if one.is_published and one.pk != role.pk]
    others.sort(key=attrgetter("order", "slug"))
    unnamed = Profile(role, others=[one for one in others if one.pk not in named])
    found = (*unnamed.nearest, *Profile(role, others=others).neighbours.values())
    return {one.pk for one in found if one}


@cache
def roles_in(model):
    """The names of the relations of a model to one role each."""
    relations = (f for f in model.relations() if not f.many_to_many)
    return tuple(f.name for f in relations if f.related_model._meta.model_name == "role")
