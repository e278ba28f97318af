"""An aggregate as it was: its rows, their citations, and what went with a deleted root.

Nothing is taken back: restoring writes rows like any editor, and becomes a version itself.
"""

from copy import copy
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from roles import models as m
from roles.models.functions import Term
from roles.models.published import writer_may_publish
from roles.models.vocabulary import Status

from .aggregates import parts_of
from .describing import Names, RowChange, title_of
from .differences import CHANGED, REMOVED, Difference, by_change
from .snapshots import existing, state, with_links

# Rows that come back with those that need them; a role or a comparison is restored by itself.
REVIVED = (m.Source, m.Citation, m.Skill, m.Function, m.Area)


@dataclass
class Restored:
    """What could not come back: [(RowChange, [reasons])]; what came back as a draft: Snapshots."""

    left_out: list = field(default_factory=list)
    withheld: list = field(default_factory=list)

    @property
    def drafts(self):
        """The titles of what is withheld, in the active language."""
        names = Names.used_in(self.withheld)
        return [title_of(snapshot, names) for snapshot in self.withheld]


class Gone(Exception):
    """The aggregate did not exist at that time."""


@transaction.atomic
def restore(model, pk, upto):
    """Bring the aggregate of `model` with the id `pk` to its state at `upto`; return Restored.

    Rows that today's rules forbid are left out, with the reasons. Raises Gone where there is
    nothing to restore, ValidationError where the root itself cannot come back.
    """
    target, present = state(model, pk, upto), state(model, pk)
    if not target:
        raise Gone
    if not present:
        target = lost_with(model, pk) | target
    target, withheld = permitted(target, present)
    writer, root = _Writer(), target.pop((model, pk))
    if root != present.pop((model, pk), None):
        writer.put(root)
    for part in reversed(parts_of(model)):
        for key in present.keys() - target.keys():
            if key[0] is part.model:
                remove(part, key[1], pk)
    left_out = writer.put_all([s for key, s in target.items() if s != present.get(key)])
    return Restored(left_out, withheld)


def permitted(target, present):
    """(`target` with each status that this writer may give, [Snapshot] of what is public no more).

    Without the right to publish a page keeps the status that it has now, and one that does not
    exist becomes a draft.
    """
    found, withheld = dict(target), []
    for key, snapshot in target.items():
        if issubclass(snapshot.model, m.Publishable) and not writer_may_publish(snapshot.model):
            row = copy(snapshot.row)
            row.status = present[key].row.status if key in present else Status.DRAFT
            found[key] = replace(snapshot, row=row)
            if snapshot.row.status != row.status == Status.DRAFT:
                withheld.append(found[key])
    return found, withheld


class _Writer:
    """Writes states of rows, and knows which rows exist without asking for each."""

    def __init__(self):
        self.known = {}

    def existing(self, model, column="id"):
        """What `column` holds of the rows that exist."""
        if (model, column) not in self.known:
            self.known[model, column] = set(model._base_manager.values_list(column, flat=True))
        return self.known[model, column]

    def put_all(self, pending):
        """Write the states; those that fail again when others have made room are returned."""
        while pending:
            failed = [(state, reasons) for state in pending if (reasons := self.attempt(state))]
            if len(failed) == len(pending):
                names = Names.used_in(state for state, _ in failed)
                return [(RowChange(Difference(None, s), names), reasons) for s, reasons in failed]
            pending = [state for state, _ in failed]
        return []

    def attempt(self, snapshot):
        """Write one row, or nothing at all; return the reasons why not."""
        try:
            with transaction.atomic():
                self.put(snapshot)
        except (ValidationError, DatabaseError) as error:
            self.known.clear()
            return list(dict.fromkeys(getattr(error, "messages", [str(error)])))
        return []

    def put(self, snapshot):
        """Write a row as it was. Raises ValidationError where a rule of today forbids it."""
        for relation in snapshot.model._meta.fields:
            if relation.is_relation:
                column = relation.target_field.name
                self.need(relation.related_model, snapshot.targets(relation.name), column)
        links = {name: self.linkable(snapshot, name) for name in snapshot.links}
        row = snapshot.instance()
        row._state.adding = row.pk not in self.existing(snapshot.model)
        row.full_clean()
        if isinstance(row, m.Claim):
            row.check_support(links["citations"])
        row.save()
        for name, ids in links.items():
            getattr(row, name).set(ids)
        for column in ("id", "slug") if isinstance(row, Term) else ("id",):
            self.existing(snapshot.model, column).add(getattr(row, column))

    def need(self, model, ids, column="id"):
        """See that rows exist that others refer to; raise ValidationError where one cannot.

        `ids`: what references hold of their `column`.
        """
        for pk in ids - self.existing(model, column):
            if model not in REVIVED or not (last := last_state(model, pk, column)):
                name = Names({model: {pk}}).of(model, pk)
                raise ValidationError(_("“%(name)s” does not exist any more.") % {"name": name})
            self.put(last)

    def linkable(self, snapshot, name):
        """The ids of links that can be set: citations come back, others if they are there."""
        model, ids = snapshot.model._meta.get_field(name).related_model, snapshot.links[name]
        if model in REVIVED:
            self.need(model, ids)
        return ids & self.existing(model)


def last_state(model, pk, column="id"):
    """The last state of a row before it was deleted; None where it has no history."""
    rows = model.history.filter(**{column: pk}).exclude(history_type="-").order_by("-history_id")
    return next(iter(with_links(model, rows[:1])), None)


def remove(part, pk, root_id):
    """Take a row out of the aggregate: out of the database, unless others share it."""
    row = part.model._base_manager.filter(pk=pk).first()
    if row is None:
        return
    if part.is_shared:
        links = getattr(row, part.by[0])
        links.remove(root_id)
        if links.exists():
            return
    row.delete()


def lost_with(model, pk):
    """{(model, id): Snapshot} of what the deletion of the root took along, or unlinked from it."""
    deletion = model.history.filter(id=pk).order_by("history_id").last()
    lost, gone = {}, {(model, pk)}
    for difference in by_change([deletion.change])[deletion.change]:
        before = difference.before
        if difference.kind == REMOVED and _leads_to(before, gone):
            gone.add(before.key)
            lost[before.key] = before
        elif difference.kind == CHANGED and _leads_to(before, {(model, pk)}):
            lost |= {before.key: before} if _is_still(difference.after) else {}
    lost.pop((model, pk), None)
    return lost


def _is_still(snapshot):
    """Whether nobody has changed the row since."""
    return existing(snapshot.model, [snapshot.pk]) == [snapshot]


def _leads_to(snapshot, keys):
    return snapshot.key in keys or any(
        (relation.related_model, pk) in keys
        for relation in snapshot.model.relations()
        for pk in snapshot.targets(relation.name)
    )
