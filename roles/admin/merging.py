"""Two editors, one page: what each of them changed since the state that one of them opened.

A three-way merge by field. What only one of them changed is taken from that one; where both did,
the text of whoever saves now stays in the form, and the newer one stands beside it.
"""

import re
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT

from roles.addresses import row_id

THEIRS, YOURS, BOTH = "theirs", "yours", "both"
# What happened to a whole row.
ADDED, DELETED, DELETED_UNDER_YOU, CHANGED_UNDER_YOU = (
    "added",
    "deleted",
    "deleted-under-you",
    "changed-under-you",
)


@dataclass
class MergeLine:
    """One line of the two versions side by side: a field that somebody changed, or a whole row.

    `row` is a Snapshot. `by` says who changed the field since (THEIRS, YOURS or BOTH); `theirs` and
    `yours` are what a browser would send for it, `name` is the input that holds yours. A line about
    a whole row has only its `event`.
    """

    row: object
    event: str = ""
    field: str = ""
    by: str = ""
    theirs: tuple = ()
    yours: tuple = ()
    name: str = ""


@dataclass(frozen=True)
class Shape:
    """The inputs of one kind of form: {name: form field}, and whose rows it edits."""

    model: type
    fields: dict
    prefix: str = ""
    pk_name: str = "id"


def as_posted(form_field, value):
    """The list of texts that a browser would send for a value of the database."""
    widget = getattr(form_field.widget, "widget", form_field.widget)
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if value else []
    if isinstance(value, set | frozenset):
        return [str(pk) for pk in sorted(value)]
    found = widget.format_value(form_field.prepare_value(value))
    return found if isinstance(found, list) else ["" if found is None else str(found)]


def same(one, other):
    """Whether two posted lists mean the same: line ends and blank ends do not count."""
    return _plain(one) == _plain(other)


def _plain(posted):
    return sorted(text.replace("\r\n", "\n").strip() for text in posted if text.strip())


def _numbers(data, prefix):
    """The numbers of the forms in a formset: as many as it says, and as a browser could send."""
    total = row_id(data.get(f"{prefix}-{TOTAL_FORM_COUNT}", "")) or 0
    return range(min(total, settings.DATA_UPLOAD_MAX_NUMBER_FIELDS))


class Merge:
    """The form that an editor sent, moved from the state it was made from (`base`) to `theirs`.

    `base` and `theirs` are {(model, id): Snapshot}. `data` becomes the merged form, a QueryDict;
    `lines` tells what was merged.
    """

    def __init__(self, data, base, theirs):
        self.sent, self.base, self.theirs = data, base, theirs
        self.data = data.copy()
        self.lines = []

    def root(self, shape, key):
        for name, values in self._fields(shape, key, "", ""):
            self._put(name, values)

    def rows(self, shape, belongs):
        """Merge a formset; `belongs` tells whether a Snapshot is one of its rows."""
        sent = self._sent_rows(shape)
        existing, new = [], []
        for number, pk in sent:
            key = (shape.model, pk)
            if pk is None:
                new.append((number, None))
            elif key in self.theirs and belongs(self.theirs[key]):
                existing.append((number, key))
            elif self._is_touched(shape, number, key):
                new.append((number, key))
                self._tell(key, DELETED_UNDER_YOU)
            else:
                self._tell(key, DELETED)
        known = {key for _, key in existing} | {(shape.model, pk) for _, pk in sent}
        for key, snapshot in self.theirs.items():
            if key[0] is shape.model and belongs(snapshot) and key not in known:
                existing.append((None, key))
                self._tell(key, ADDED)
        self._rebuild(shape, existing, new)

    def _tell(self, key, event):
        if row := self.theirs.get(key) or self.base.get(key):
            self.lines.append(MergeLine(row, event))

    def _sent_rows(self, shape):
        """[(number in the form, id or None)]."""
        ids = []
        for number in _numbers(self.sent, shape.prefix):
            pk = self.sent.get(f"{shape.prefix}-{number}-{shape.pk_name}", "")
            ids.append((number, row_id(pk)))
        return ids

    def _is_touched(self, shape, number, key):
        """Whether the editor changed a row, or there is no telling."""
        base = self.base.get(key)
        before = f"{shape.prefix}-{number}-"
        return base is None or any(
            not same(self._yours(before + name, f, base, name), as_posted(f, base.value(name)))
            for name, f in shape.fields.items()
        )

    def _yours(self, html_name, form_field, base, name):
        """What was sent for a field; a field that was not on the page counts as untouched."""
        widget = getattr(form_field.widget, "widget", form_field.widget)
        if html_name in self.sent or widget.value_omitted_from_data({}, {}, html_name) is False:
            return self.sent.getlist(html_name)
        return as_posted(form_field, base.value(name)) if base else []

    def _fields(self, shape, key, before, after):
        """Yield (input's name, values) of one row; `before` and `after` are prefixes of names."""
        base, theirs = self.base.get(key), self.theirs[key]
        for name, form_field in shape.fields.items():
            yours = self._yours(before + name, form_field, base, name)
            newest = as_posted(form_field, theirs.value(name))
            opened = as_posted(form_field, base.value(name)) if base else None
            by = _changed_by(opened, newest, yours)
            if by:
                self.lines.append(MergeLine(theirs, "", name, by, newest, yours, after + name))
            yield after + name, newest if by == THEIRS else yours

    def _put(self, name, values):
        if values:
            self.data.setlist(name, values)
        else:
            self.data.pop(name, None)

    def _rebuild(self, shape, existing, new):
        """Write the formset anew: rows that exist first, as Django wants them."""
        pattern = re.compile(rf"{re.escape(shape.prefix)}-[0-9]+-")
        for name in [name for name in self.data if pattern.match(name)]:
            del self.data[name]
        for index, (number, key) in enumerate(existing):
            self._write(shape, index, number, key)
        for index, (number, key) in enumerate(new, start=len(existing)):
            self._copy(shape, index, number, without_id=key is not None)
        self.data[f"{shape.prefix}-{INITIAL_FORM_COUNT}"] = str(len(existing))
        self.data[f"{shape.prefix}-{TOTAL_FORM_COUNT}"] = str(len(existing) + len(new))

    def _write(self, shape, index, number, key):
        after = f"{shape.prefix}-{index}-"
        if number is None:
            fields = shape.fields.items()
            values = {name: as_posted(f, self.theirs[key].value(name)) for name, f in fields}
            for name, found in values.items():
                self._put(after + name, found)
        else:
            self._copy(shape, index, number)
            for name, found in self._fields(shape, key, f"{shape.prefix}-{number}-", after):
                self._put(name, found)
            self._keep_what_changed(key, after + DELETION_FIELD_NAME)
        self.data[after + shape.pk_name] = str(key[1])

    def _keep_what_changed(self, key, deletion):
        """Do not delete what somebody has just rewritten, unless the editor says so again."""
        if deletion in self.data and self.base.get(key) != self.theirs[key]:
            del self.data[deletion]
            self._tell(key, CHANGED_UNDER_YOU)

    def _copy(self, shape, index, number, without_id=False):
        """A form as it was sent, under its new number."""
        before, after = f"{shape.prefix}-{number}-", f"{shape.prefix}-{index}-"
        for name in [name for name in self.sent if name.startswith(before)]:
            self.data.setlist(after + name.removeprefix(before), self.sent.getlist(name))
        if without_id:
            self.data[after + shape.pk_name] = ""
            self.data.pop(after + DELETION_FIELD_NAME, None)


def _changed_by(opened, newest, yours):
    """Who changed a field since it was opened; "" for nobody or both alike."""
    if same(newest, yours):
        return ""
    if opened is None:
        return BOTH
    if same(yours, opened):
        return THEIRS
    return YOURS if same(newest, opened) else BOTH


def merge_links(data, prefix, name, root, before, rows):
    """Merge a formset of plain links (rows of a join table); return the merged QueryDict.

    `name` is the field with the id of the other side and `root` (field, id) this side; `before` are
    the ids that were linked when the form was made, `rows` {id of the other side: id of the link}
    those that are now.
    """
    inputs = re.compile(rf"{re.escape(prefix)}-[0-9]+-")
    merged = data.copy()
    kept = _linked(data, prefix, name)
    for key in [key for key in merged if inputs.match(key)]:
        del merged[key]
    new = sorted(kept - rows.keys() - before)
    for index, target in enumerate([*rows, *new]):
        merged[f"{prefix}-{index}-{name}"] = str(target)
        merged[f"{prefix}-{index}-id"] = str(rows.get(target, ""))
        merged[f"{prefix}-{index}-{root[0]}"] = str(root[1])
        if target in before - kept:
            merged[f"{prefix}-{index}-{DELETION_FIELD_NAME}"] = "on"
    merged[f"{prefix}-{INITIAL_FORM_COUNT}"] = str(len(rows))
    merged[f"{prefix}-{TOTAL_FORM_COUNT}"] = str(len(rows) + len(new))
    return merged


def _linked(data, prefix, name):
    """The ids that the sent formset wants linked."""
    forms = [f"{prefix}-{number}-" for number in _numbers(data, prefix)]
    ids = [data.get(form + name, "") for form in forms if form + DELETION_FIELD_NAME not in data]
    return {found for pk in ids if (found := row_id(pk)) is not None}
