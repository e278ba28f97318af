"""Rows as they were: read from the history, never from the tables of today."""

from dataclasses import dataclass, field

from django.db.models import Q, Window
from django.db.models.functions import RowNumber

from roles.schema.rows import fields_of

from .aggregates import ever, members
from .tracking import Records


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One row at one time: a row of the history with its links, {field: set of ids}.

    A reference that is None among the links is not to be told.
    """

    model: type
    row: object
    links: dict = field(default_factory=dict)

    @property
    def pk(self):
        return self.row.id

    @property
    def key(self):
        return self.model, self.row.id

    def value(self, name):
        """What a field held: a plain value, the id of a reference, the set of ids of links."""
        if name in self.links:
            return self.links[name]
        return getattr(self.row, self.model._meta.get_field(name).attname)

    def instance(self):
        """The row as an object of its model, unsaved; what code computes is empty until saved."""
        fields = self.row.tracked_fields
        return self.model(**{field.attname: getattr(self.row, field.attname) for field in fields})

    def targets(self, name):
        """The ids that a reference or a many-to-many field leads to, as a set."""
        value = self.value(name)
        return value or set() if name in self.links else {value} - {None}

    def content(self):
        """{field: value} of what editors may change; an empty text and none are the same."""
        return {name: self.value(name) or None for name in fields_of(self.model)}

    def __eq__(self, other):
        if not isinstance(other, Snapshot):
            return NotImplemented
        return self.key == other.key and self.content() == other.content()


def now(model):
    return Q()


def at(moment):
    """The condition for history rows of that moment (aware datetime) and before."""
    return lambda model: Q(history_date__lte=moment)


def before(change, moment):
    """The condition for the state without a change that was finished at `moment`."""
    return lambda model: Q(history_date__lte=moment) & ~Q(change=change)


def with_links(model, rows):
    """[Snapshot] of rows of the history: one query for each many-to-many field."""
    rows = list(rows)
    links = {row.history_id: {} for row in rows}
    for relation in model._meta.many_to_many:
        for found in links.values():
            found[relation.name] = set()
        target = f"{relation.m2m_reverse_field_name()}_id"
        kept = Records.m2m_models[relation].objects.filter(history__in=list(links))
        for history_id, target_id in kept.values_list("history_id", target):
            links[history_id][relation.name].add(target_id)
    return [Snapshot(model, row, links[row.history_id]) for row in rows]


def latest(model, ids, upto=now):
    """The newest history row of each of `ids` that `upto` lets pass, deletions included.

    Read in one pass: joined with its own newest rows, PostgreSQL may compare each row with each,
    which takes minutes, while it thinks that the table is empty (after a seed or a restore).
    """
    newest_first = Window(RowNumber(), partition_by="id", order_by="-history_id")
    rows = model.history.filter(upto(model), id__in=ids).order_by()
    return rows.annotate(age=newest_first).filter(age=1)


def existing(model, ids, upto=now):
    """[Snapshot] of those of `ids` that existed at that time."""
    return with_links(model, remaining(latest(model, ids, upto)))


def remaining(rows):
    """Those of the `latest` rows that tell of no deletion."""
    return [row for row in rows if row.history_type != "-"]


def state(model, pk, upto=now):
    """{(model, id): Snapshot} of an aggregate as it was; {} where its root did not exist."""
    rows = ever(model, pk).items()
    states = {s.key: s for part, ids in rows for s in existing(part, ids, upto)}
    return members(model, pk, states) if (model, pk) in states else {}
