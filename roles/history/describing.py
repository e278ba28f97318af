"""Differences in words: which row, which field, what was there, what is there now."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import BooleanField
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from modeltranslation.fields import TranslationField

from roles import models as m
from roles.schema.rows import fields_of
from roles.writing.changes import Cause

from .differences import CHANGED
from .word_diff import DELETED, INSERTED, SAME, compare

CAUSES = {
    Cause.EDIT: gettext_lazy("Edited"),
    Cause.IMPORT: gettext_lazy("Imported from a file"),
    Cause.RESTORE: gettext_lazy("Restored"),
    Cause.SEED: gettext_lazy("Read from the project’s files"),
    Cause.COMMAND: gettext_lazy("By a command"),
}


def said(row, field):
    """A bilingual (or plain) text of a row in the active language, else in Vietnamese."""
    translated = getattr(row, f"{field}_{get_language()}", None) or getattr(
        row, f"{field}_vi", None
    )
    return translated or getattr(row, field, "") or ""


class Names:
    """What rows are called, those that are gone included: by their newest row in the history."""

    def __init__(self, wanted):
        """`wanted`: {model: ids}."""
        self.rows = {model: _newest(model, ids) for model, ids in wanted.items()}
        sources = {row.source_id for row in self.rows.get(m.Citation, {}).values()}
        self.rows.setdefault(m.Source, {}).update(_newest(m.Source, sources))

    @classmethod
    def used_in(cls, snapshots, also=()):
        """Names of all rows that the snapshots refer to, and of `also`, pairs (model, id)."""
        wanted = {}
        for model, pk in also:
            wanted.setdefault(model, set()).add(pk)
        for snapshot in snapshots:
            for name, field in fields_of(snapshot.model).items():
                if field.is_relation:
                    ids = wanted.setdefault(field.related_model, set())
                    ids |= snapshot.targets(name)
        return cls(wanted)

    def of(self, model, pk):
        """The name of a row that some snapshot refers to."""
        row = self.rows.get(model, {}).get(pk)
        if row is None:
            return f"{model._meta.verbose_name} {pk}"
        if model is m.Citation:
            return f"{self.rows[m.Source][row.source_id].slug} {row.place}"
        return called(model, row)

    def text(self, field, value):
        """The value of a field (the id, for a reference) as readers would write it."""
        if field.is_relation:
            return self.of(field.related_model, value) if value else ""
        return plain(field, value)


def _newest(model, ids):
    """{what refers to it: newest row in the history}: its id, or its slug where that is held.

    One query; rows come in the order of their writing.
    """
    slugs = [value for value in ids if isinstance(value, str)]
    if not slugs:
        return {row.id: row for row in model.history.filter(id__in=ids).order_by("history_id")}
    rows = model.history.filter(slug__in=slugs).order_by("history_id")
    return {row.slug: row for row in rows}


def called(model, row):
    """The first text of a row of the history that it is called by; else its number."""
    return next(filter(None, (said(row, name) for name in model.named_after())), str(row.id))


def title_of(snapshot, names):
    """What a row is called in lists: «CPO → CEO», or the first words that it says."""
    ends = [snapshot.model.field(name) for name in snapshot.model.named_after()]
    if ends[0].is_relation:
        return " → ".join(names.of(end.related_model, snapshot.value(end.name)) for end in ends)
    return called(snapshot.model, snapshot.row)


@dataclass(frozen=True)
class FieldChange:
    """One field of a changed row: `runs` are [(same, del or ins; text)] in reading order."""

    name: str
    label: str
    language: str
    runs: list

    @property
    def before(self):
        return "".join(text for kind, text in self.runs if kind != INSERTED)

    @property
    def after(self):
        return "".join(text for kind, text in self.runs if kind != DELETED)


@dataclass(eq=False)
class RowChange:
    """One changed row as a reader sees it."""

    difference: object
    names: Names

    @property
    def kind(self):
        return self.difference.kind

    @property
    def model_name(self):
        return capfirst(self.difference.model._meta.verbose_name)

    @cached_property
    def title(self):
        return title_of(self.difference.shown, self.names)

    @cached_property
    def fields(self):
        """[FieldChange]; of a whole row, what it says and not how it is kept."""
        names = self.difference.fields()
        if self.kind != CHANGED:
            names = [name for name in names if name not in ("key", "order")]
        return [self._field(name) for name in names]

    def _field(self, name):
        field = fields_of(self.difference.model)[name]
        runs = _runs(field, *self.texts(field))
        return FieldChange(name, label_of(field), getattr(field, "language", ""), runs)

    def texts(self, field):
        """What a field held before and after, in words; the names of links as lists."""
        return [self._text(s, field) for s in (self.difference.before, self.difference.after)]

    def _text(self, snapshot, field):
        if snapshot is None:
            return [] if field.many_to_many else ""
        value = snapshot.value(field.name)
        if field.many_to_many:
            return sorted(self.names.of(field.related_model, pk) for pk in value)
        return self.names.text(field, value)


def plain(field, value):
    """The value of a field that refers to nothing, as readers would write it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value or ""))
    return "" if value is None else str(value)


def label_of(field):
    """«statement (English)»."""
    if not isinstance(field, TranslationField):
        return capfirst(field.verbose_name)
    language = dict(settings.LANGUAGES)[field.language]
    name = capfirst(field.translated_field.verbose_name)
    return _("%(field)s (in %(language)s)") % {"field": name, "language": language}


def _runs(field, before, after):
    if field.many_to_many:
        return _list_runs(before, after)
    if field.is_relation or field.flatchoices or isinstance(field, BooleanField):
        return [run for run in ((DELETED, before), (INSERTED, after)) if run[1]]
    return compare(before, after)


def _list_runs(before, after):
    """Names in order, each kept, taken out or put in; a semicolon between two."""
    runs = []
    for name in sorted({*before, *after}):
        kind = SAME if name in before and name in after else INSERTED if name in after else DELETED
        runs += [(SAME, "; "), (kind, name)] if runs else [(kind, name)]
    return runs


def described(differences):
    """[RowChange] of differences, with the names of all that they refer to."""
    differences = list(differences)
    states = [state for d in differences for state in (d.before, d.after) if state]
    names = Names.used_in(states)
    return [RowChange(difference, names) for difference in differences]


def count_kinds(rows):
    """{added, removed or changed: how many of these RowChanges}."""
    kinds = [row.kind for row in rows]
    return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
