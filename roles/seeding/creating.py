"""New rows written many at once: all rules are asked, in a few queries for hundreds of rows.

It only says that some row breaks a rule. Which one and why, `saving` finds out row by row.
"""

from django.core.exceptions import ValidationError
from django.db import DatabaseError, OperationalError, transaction
from django.db.models import ForeignKey, prefetch_related_objects

from roles.models import Citation, Claim
from roles.models.vocabulary import SourceKind
from roles.schema.rows import fields_of
from roles.writing import numbers
from roles.writing.changes import current
from roles.writing.many import created

from .saving import instance_of

SIZE = 500  # rows; SQLite takes so many values in one statement


def create(rows, ids):
    """Write Rows of one model that are not there yet; return those that `saving` must save.

    `ids` is {model: {natural key: id}}. What somebody at the desk may write depends on each row.
    """
    if current().answerable is not None:
        return rows
    parts = (rows[at : at + SIZE] for at in range(0, len(rows), SIZE))
    return [row for part in parts for row in _left(part, ids)]


def _left(rows, ids):
    """All of them or none."""
    try:
        with transaction.atomic():
            _write(rows[0].model, [instance_of(row, ids) for row in rows])
    except OperationalError:  # no room, no server: no fault of a row
        raise
    except (ValidationError, DatabaseError):
        return rows
    return []


def _write(model, made):
    """`made` are pairs (instance, {many-to-many field: ids})."""
    instances = [instance for instance, _ in made]
    _check(model, instances)
    if issubclass(model, Claim):
        _check_support(model, made)
    model._base_manager.bulk_create(instances)
    for relation in model._meta.many_to_many:
        _link(relation, [(row.pk, linked[relation.name]) for row, linked in made])
    created.send(model, rows=instances)


def _check(model, instances):
    """What the database does not refuse itself: it knows which rows there are, and constraints."""
    references = [f for f in fields_of(model).values() if isinstance(f, ForeignKey)]
    for instance in instances:
        held = {f.name for f in references if getattr(instance, f.attname) is not None}
        instance.clean_fields(exclude=held)
        instance.compute()
    model.clean_many(instances)


def _check_support(model, made):
    """As `Claim.check_support` of each; the subjects of those without a citation count."""
    bare = [claim for claim, linked in made if not linked["citations"]]
    prefetch_related_objects(bare, *model.subject_fields())
    cited = {pk for _, linked in made for pk in linked["citations"]}
    copies = Citation.objects.filter(pk__in=cited, source__kind=SourceKind.COPY)
    if copies.exists() or any(claim.needs_support for claim in bare):
        raise ValidationError("")


def _link(relation, wanted):
    """Fill a join table; `wanted` are pairs (id of the owner, ids that it names)."""
    columns = relation.m2m_column_name(), relation.m2m_reverse_name()
    links = ((pk, other) for pk, others in wanted for other in others)
    numbers.insert(relation.remote_field.through, columns, links)
