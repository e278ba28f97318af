"""The forms of a page of the desk, merged with what others saved; and the two versions in words."""

from dataclasses import dataclass

from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import BooleanField
from django.utils.functional import cached_property

from roles.addresses import row_id
from roles.history.describing import Names, label_of, title_of
from roles.history.snapshots import state
from roles.history.word_diff import compare
from roles.schema.rows import fields_of, holds_key

from .lines.line_pages import formsets_of
from .lines.sparse import ids_in
from .merging import ADDED, DELETED, Merge, MergeLine, Shape, merge_links


def merged_form(admin, request, pk, base):
    """(QueryDict, [MergeLine]): the sent forms over the newest; `base`: what they began with."""
    model, obj = admin.model, admin.get_object(request, str(pk))
    merge = Merge(request.POST, base, state(model, pk))
    names = flatten_fieldsets(admin.get_fieldsets(request, obj))
    merge.root(_shape(model, admin.get_form(request, obj, change=True, fields=names)), (model, pk))
    for prefix, formset, _inline in formsets_of(admin, request, obj):
        if formset.model._meta.auto_created:
            _merge_links(merge, prefix, formset, pk)
        else:
            column = formset.fk.attname
            shape = _shape(formset.model, formset.form, prefix)
            elsewhere = _elsewhere(merge, prefix, formset.model)
            merge.rows(shape, lambda row, column=column: getattr(row.row, column) == pk, elsewhere)
    return merge.data, merge.lines


def _elsewhere(merge, prefix, model):
    """The ids of sent rows that belong to another page by now."""
    gone = {pk for pk in ids_in(merge.sent, prefix) if (model, pk) not in merge.theirs}
    return (
        set(model._base_manager.filter(pk__in=gone).values_list("pk", flat=True)) if gone else gone
    )


def _shape(model, form, prefix=""):
    known = fields_of(model)
    fields = {name: field for name, field in form.base_fields.items() if name in known}
    return Shape(model, fields, prefix)


def _merge_links(merge, prefix, formset, pk):
    owner = formset.model._meta.auto_created
    relation = next(f for f in owner._meta.many_to_many if f.remote_field.through is formset.model)
    before = _linked(merge.base, owner, relation, pk)
    now = _linked(merge.theirs, owner, relation, pk)
    name = relation.m2m_field_name()
    links = formset.model._base_manager.filter(**{formset.fk.attname: pk})
    rows = dict(links.values_list(f"{name}_id", "pk"))
    known = before if merge.base else set(rows)
    merge.data = merge_links(merge.data, prefix, name, (formset.fk.name, pk), known, rows)
    merge.lines += [MergeLine(merge.theirs[owner, target], ADDED) for target in now - known]
    merge.lines += [MergeLine(merge.base[owner, target], DELETED) for target in before - now]


def _linked(states, owner, relation, pk):
    rows = (s for key, s in states.items() if key[0] is owner)
    return {snapshot.pk for snapshot in rows if pk in snapshot.links[relation.name]}


@dataclass
class ShownLine:
    """A line of the two versions side by side, for the template."""

    line: MergeLine
    names: Names

    @property
    def title(self):
        return title_of(self.line.row, self.names)

    @property
    def model_name(self):
        return self.line.row.model._meta.verbose_name

    @cached_property
    def field(self):
        return fields_of(self.line.row.model)[self.line.field]

    @property
    def label(self):
        return label_of(self.field)

    @property
    def language(self):
        return getattr(self.field, "language", "")

    @property
    def theirs(self):
        return self._text(self.line.theirs)

    @property
    def yours(self):
        return self._text(self.line.yours)

    @property
    def runs(self):
        """Their text with the words marked that yours would take out and put in."""
        return compare(self.theirs, self.yours)

    def _text(self, posted):
        if isinstance(self.field, BooleanField):
            return self.names.text(self.field, bool(posted))
        if self.field.is_relation:
            related = self.field.related_model
            return "; ".join(self.names.of(related, pk) for pk in _targets(self.field, posted))
        return self.names.text(self.field, "".join(posted))


def _targets(field, posted):
    """What was sent for a reference, as columns hold it."""
    if holds_key(field):
        return list(filter(None, posted))
    return [pk for text in posted if (pk := row_id(text)) is not None]


def shown(lines):
    """[ShownLine], in the order of the page."""
    also = [
        (field.related_model, pk)
        for line in lines
        if line.field and (field := fields_of(line.row.model)[line.field]).is_relation
        for pk in _targets(field, [*line.theirs, *line.yours])
    ]
    names = Names.used_in([line.row for line in lines], also)
    return [ShownLine(line, names) for line in lines]
