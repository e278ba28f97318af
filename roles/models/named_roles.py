"""The roles that a page names beside its own, each read once, and only as far as it is shown.

A row of a role for each row that names one would be most of what a page reads; and the page would
be made anew when a role changes that it does not show.
"""

from functools import cache

from roles.evidence.assembling import FRONT

from .late_roles import REST
from .late_values import hand_out
from .written_queries import fetch_also


def known_roles(wanted, rows, drafts):
    """{id: role} of the `wanted`, of those that `rows` name, and of the menus.

    The others hand out what not every mention of them shows.
    """
    model, own = type(wanted[0]), {role.pk: role for role in wanted}
    named = {pk for row in rows for pk in named_by(row)} - own.keys()
    found = fetch_also(named, in_menus, model, drafts)
    hand_out([role for pk, role in found.items() if pk not in own])
    return found | own


def in_menus(_ids, model, drafts):
    front = model.objects.visible(drafts).filter(order__lt=FRONT).order_by()
    return front.defer(*REST)


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


@cache
def roles_in(model):
    """The names of the relations of a model to one role each."""
    relations = (f for f in model.relations() if not f.many_to_many)
    return tuple(f.name for f in relations if f.related_model._meta.model_name == "role")
