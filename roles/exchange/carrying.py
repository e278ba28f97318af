"""What was written in a rehearsal, carried over into the database: in few statements, or not.

The rules were checked in the copy. They hold as long as the content is still that of the copy,
which its revision tells: then the same rows are written here, versions included, under new ids.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.db.models.query import QuerySet
from django.utils import timezone, translation

from roles.history.tracking import Records
from roles.models import ContentRevision, settling
from roles.models.revision import lock_content
from roles.search import keeping

BATCH = 500


class Outdated(Exception):
    """The content is another one than that of the copy: what was shown may not hold any more."""


@dataclass
class Written:
    """The rows of one model that a change wrote, as they stand in the copy.

    `rows`: objects in the order of writing; `new`: ids of those that were not there before;
    `versions`: rows of the history; `links`: {field: (its rows, those of the history)}.
    """

    model: type
    rows: list
    new: set
    versions: list
    links: dict = field(default_factory=dict)


def written(model, change):
    """What the change with this id wrote to `model`; read it in the rehearsal."""
    versions = list(model.history.filter(change=change).order_by("history_id"))
    order = list(dict.fromkeys(version.id for version in versions))
    found = QuerySet(model).in_bulk(order)
    new = {version.id for version in versions if version.history_type == "+"}
    links = {}
    for relation in model._meta.many_to_many:
        owner = f"{relation.m2m_field_name()}_id__in"
        ours = QuerySet(relation.remote_field.through).filter(**{owner: order}).order_by("pk")
        theirs = Records.m2m_models[relation].objects.filter(history__in=versions).order_by("pk")
        links[relation] = list(ours), list(theirs)
    return Written(model, [found[pk] for pk in order], new, versions, links)


def carry(parts, token, first=lambda: None):
    """Write the parts (Written, those that are referred to first) if the revision is `token` still.

    `first` is called in the same transaction before anything is written, to break it off. Raises
    Outdated where there is another revision.
    """
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        lock_content()
        first()
        if ContentRevision.current().token != token:
            raise Outdated
        carrying = _Carrying()
        for part in parts:
            carrying.rows(part)
            carrying.versions(part)
        settling.note()  # no signal tells of these rows


class _Carrying:
    def __init__(self):
        self.ids = {}  # {model: {id in the copy: id here}} of new rows
        self.now = timezone.now()

    def rows(self, part):
        model, rows = part.model, QuerySet(part.model)
        changed = [row for row in part.rows if row.pk not in part.new]
        created = [row for row in part.rows if row.pk in part.new]
        held = list(_of_its_own(part))
        with keeping.many(model, [row.pk for row in changed]) as ids:
            # One by one, in the order of the rehearsal: each makes room for the next.
            for row in changed:
                self.refer(row)
                rows.filter(pk=row.pk).update(**_values(row))
            copied = [row.pk for row in created]
            for row in created:
                self.refer(row)
                row.pk = None
            rows.bulk_create(created, BATCH)
            self.ids[model] = dict(zip(copied, (row.pk for row in created), strict=True))
            self.own(rows, held)
            self.links(part, [row.pk for row in changed])
            ids += [row.pk for row in created]

    def own(self, rows, held):
        """Let rows name new ones of their own kind, which are there only now."""
        for row, name, copied in held:
            setattr(row, name, self.ids[type(row)][copied])
            rows.filter(pk=row.pk).update(**{name: getattr(row, name)})

    def links(self, part, changed):
        for relation, (links, _versions) in part.links.items():
            owner, through = f"{relation.m2m_field_name()}_id", relation.remote_field.through
            QuerySet(through).filter(**{f"{owner}__in": changed}).delete()
            copied = [link.pk for link in links]
            for link in links:
                link.pk = None
                self.refer(link)
            QuerySet(through).bulk_create(links, BATCH)
            self.ids[through] = dict(zip(copied, (link.pk for link in links), strict=True))

    def versions(self, part):
        """The history: the copy's rows under the ids of here, of this moment."""
        copied = [version.history_id for version in part.versions]
        for version in part.versions:
            version.id = self.ids[part.model].get(version.id, version.id)
            self.refer(version)
            version.history_id, version.history_date = None, self.now
        QuerySet(part.model.history.model).bulk_create(part.versions, BATCH)
        ids = dict(zip(copied, (version.history_id for version in part.versions), strict=True))
        for relation, (_links, links) in part.links.items():
            carried = self.ids[relation.remote_field.through]
            for link in links:
                self.refer(link)
                link.id = carried.get(link.id, link.id)
                link.pk, link.history_id = None, ids[link.history_id]
            QuerySet(Records.m2m_models[relation]).bulk_create(links, BATCH)

    def refer(self, row):
        """Let a row name the rows of here instead of the copy's."""
        for key in row._meta.concrete_fields:
            if key.is_relation and key.related_model in self.ids:
                value = getattr(row, key.attname)
                setattr(row, key.attname, self.ids[key.related_model].get(value, value))


def _of_its_own(part):
    """Take from rows what names a new row of their own kind: [(row, column, id in the copy)]."""
    own = [f.attname for f in part.model._meta.concrete_fields if f.related_model is part.model]
    for row in part.rows:
        for name in own:
            if (copied := getattr(row, name)) in part.new:
                setattr(row, name, None)
                yield row, name, copied


def _values(row):
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    return {field.attname: getattr(row, field.attname) for field in fields}
