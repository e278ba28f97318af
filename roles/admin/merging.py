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
ADDED, DELETED, MOVED = "added", "deleted", "moved"
DELETED_UNDER_YOU, CHANGED_UNDER_YOU, MOVED_UNDER_YOU = (
    "deleted-under-you",
    "changed-under-you",
    "moved-under-you",
)
# Numbers a row among its like, which the server does for a new one.
ORDER = "order"


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

    @property
    def is_clash(self):
        """Whether both changed the same, so that somebody has to choose."""
        return self.by == BOTH or self.event.endswith("-under-you")


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

    def rows(self, shape, belongs, elsewhere=()):
        """Merge the sent rows of a formset.

        `belongs` tells whether a Snapshot is one of its rows; `elsewhere` are ids of sent rows that
        belong to another page by now.
        """
        theirs = {k for k, s in self.theirs.items() if k[0] is shape.model and belongs(s)}
        base = {k for k, s in self.base.items() if k[0] is shape.model and belongs(s)}
        added = theirs - base if self.base else set()
        existing, new = [], []
        for number, pk in self._sent_rows(shape):
            key = (shape.model, pk)
            if pk is None:
                new += [] if self._is_there(shape, number, added) else [(number, None)]
            elif key in theirs:
                existing.append((number, key))
            elif event := self._lost(shape, number, key, pk in elsewhere):
                new.append((number, event))
        self._tell_unsent(shape, base, theirs, {key for _, key in existing})
        self._rebuild(shape, existing, new)

    def _is_there(self, shape, number, added):
        """Whether a new row has been saved already: by a second click, or in another window."""
        before = f"{shape.prefix}-{number}-"
        for key in added:
            row = self.theirs[key]
            if all(
                same(self.sent.getlist(before + name), as_posted(f, row.value(name)))
                for name, f in shape.fields.items()
                if name != ORDER
            ):
                added.remove(key)
                return True
        return False

    def _lost(self, shape, number, key, is_elsewhere):
        """Tell of a sent row that is no more of this page; the event if its text has to be kept."""
        is_deleted = f"{shape.prefix}-{number}-{DELETION_FIELD_NAME}" in self.sent
        if is_deleted or not self._is_touched(shape, number, key):
            self._tell(key, MOVED if is_elsewhere else DELETED)
            return ""
        event = MOVED_UNDER_YOU if is_elsewhere else DELETED_UNDER_YOU
        self._tell(key, event)
        return event

    def _tell_unsent(self, shape, base, theirs, sent):
        """What others did with rows that this editor has not opened."""
        if not self.base:
            return
        sent_ids = {(shape.model, pk) for _, pk in self._sent_rows(shape)}
        for key in sorted(theirs - base, key=lambda key: key[1]):
            self._tell(key, ADDED)
        for key in sorted(base - theirs - sent_ids, key=lambda key: key[1]):
            self._tell(key, DELETED)
        for key in sorted((base & theirs) - sent, key=lambda key: key[1]):
            self._tell_changes(shape, key)

    def _tell_changes(self, shape, key):
        for name, form_field in shape.fields.items():
            opened, newest = (
                as_posted(form_field, rows[key].value(name)) for rows in (self.base, self.theirs)
            )
            if not same(opened, newest):
                line = MergeLine(self.theirs[key], "", name, THEIRS, newest, opened)
                self.lines.append(line)

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
        for index, (number, event) in enumerate(new, start=len(existing)):
            self._copy(shape, index, number)
            self._renew(f"{shape.prefix}-{index}-", shape, event)
        self.data[f"{shape.prefix}-{INITIAL_FORM_COUNT}"] = str(len(existing))
        self.data[f"{shape.prefix}-{TOTAL_FORM_COUNT}"] = str(len(existing) + len(new))

    def _write(self, shape, index, number, key):
        after = f"{shape.prefix}-{index}-"
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

    def _copy(self, shape, index, number):
        """A form as it was sent, under its new number."""
        before, after = f"{shape.prefix}-{number}-", f"{shape.prefix}-{index}-"
        for name in [name for name in self.sent if name.startswith(before)]:
            self.data.setlist(after + name.removeprefix(before), self.sent.getlist(name))

    def _renew(self, after, shape, event):
        """Make a row that was lost a new one; what stands elsewhere now is not doubled unasked."""
        if event:
            self.data[after + shape.pk_name] = ""
            self.data.pop(after + DELETION_FIELD_NAME, None)
        if event == MOVED_UNDER_YOU:
            self.data[after + DELETION_FIELD_NAME] = "on"


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
    """Merge the sent rows of a formset of plain links (a join table); return the merged QueryDict.

    `name` is the field with the id of the other side and `root` (field, id) this side; `before` are
    the ids that were linked when the form was made, `rows` {id of the other side: id of the link}
    those that are now.
    """
    inputs = re.compile(rf"{re.escape(prefix)}-[0-9]+-")
    merged = data.copy()
    for key in [key for key in merged if inputs.match(key)]:
        del merged[key]
    links = [_link(data, f"{prefix}-{n}-", name, before, rows) for n in _numbers(data, prefix)]
    kept = sorted(filter(None, links), key=lambda link: not link["id"])  # those that exist first
    for index, link in enumerate(kept):
        for field, value in (link | {root[0]: str(root[1])}).items():
            merged[f"{prefix}-{index}-{field}"] = value
    merged[f"{prefix}-{INITIAL_FORM_COUNT}"] = str(sum(bool(link["id"]) for link in kept))
    merged[f"{prefix}-{TOTAL_FORM_COUNT}"] = str(len(kept))
    return merged


def _link(data, form, name, before, rows):
    """{field: value} of one sent link; None where there is nothing left to do."""
    value, link = data.get(form + name, ""), data.get(form + "id", "")
    target, is_deleted = row_id(value), form + DELETION_FIELD_NAME in data
    if row_id(link) in rows.values():
        deletion = {DELETION_FIELD_NAME: "on"} if is_deleted else {}
        return {"id": link, name: value} | deletion
    is_lost = link and target in before  # somebody else took it away
    return None if is_deleted or is_lost or target in rows else {"id": "", name: value}
