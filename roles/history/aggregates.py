"""What belongs together on one page of the desk: a role with all its claims is one aggregate.

An aggregate has versions, is restored as one, and is what two editors may not save over each other.
"""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from roles.models.content import content_models

from .tracking import Records


@dataclass(frozen=True)
class Part:
    """Rows of `model` that belong to a row of `owner` by any of the fields `by`.

    Rows that belong by a many-to-many field are shared: they stay when one of their owners goes.
    """

    model: type
    by: tuple
    owner: type

    @property
    def is_shared(self):
        return any(self.model._meta.get_field(name).many_to_many for name in self.by)

    def ever(self, owner_ids):
        """Ids of all rows that belonged to one of `owner_ids` (a list or a query) at any time."""
        return _ever(self.model, *(led(self.model, name, owner_ids) for name in self.by))

    def holds(self, snapshot, owner_ids):
        """Whether a state of a row belongs to one of `owner_ids` (a set)."""
        return any(owner_ids & snapshot.targets(name) for name in self.by)


def led(model, path, ids):
    """The condition for rows of a model's history that a path led from: "dispute__roles"."""
    name, _, rest = path.partition("__")
    field = model._meta.get_field(name)
    if rest:
        ids = _ever(field.related_model, led(field.related_model, rest, ids))
    if not field.many_to_many:
        return Q(**{f"{field.attname}__in": ids})
    links = Records.m2m_models[field].objects
    to_target = f"{field.m2m_reverse_field_name()}_id__in"
    return Q(history_id__in=links.filter(**{to_target: ids}).values("history_id"))


def _ever(model, *conditions):
    return model.history.filter(reduce(or_, conditions)).order_by().values("id")


def parts_of(model):
    """The parts of an aggregate whose root is a row of `model`; none of a row by itself."""
    owners, parts = {model}, []
    for part in content_models():  # owners come before what they own
        for owner in owners & {part.field(name).related_model for name in part.owners}:
            by = (name for name in part.owners if part.field(name).related_model is owner)
            parts.append(Part(part, tuple(by), owner))
        if parts and parts[-1].model is part:
            owners.add(part)
    return parts


def ever(model, pk):
    """{model: ids, as a list or a query} of all rows that were ever part of one aggregate."""
    ids = {model: [pk]}
    for part in parts_of(model):
        ids[part.model] = part.ever(ids[part.owner])
    return ids


def owners_ever(model, pk):
    """{model of an owner: ids of all rows that ever were one within the whole}."""
    ids = ever(model, pk)
    inner = {part.owner for part in parts_of(model)} - {model}
    return {model: {pk}} | {owner: {row["id"] for row in ids[owner]} for owner in inner}


def members(model, pk, states, owners=None):
    """Those of `states`, {(model, id): Snapshot}, that make up the aggregate of the root `pk`.

    `owners`, {model: ids}, says whose parts count where `states` doesn't hold the owners itself.
    """
    found = {key: state for key, state in states.items() if key == (model, pk)}
    ids = {model: {pk}} | (owners or {})
    for part in parts_of(model):
        rows = {k: s for k, s in states.items() if k[0] is part.model}
        own = {k: s for k, s in rows.items() if part.holds(s, ids[part.owner])}
        ids.setdefault(part.model, {key[1] for key in own})
        found |= own
    return found
