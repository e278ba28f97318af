"""Which kind of cell holds which field; those that name other rows do so by slug, or by slug and
place, never by a number of the database.
"""

from functools import cached_property

from django.db import models
from django.utils.translation import gettext as _
from import_export.widgets import ManyToManyWidget, Widget
from modeltranslation.fields import TranslationField

from roles.models import Citation
from roles.schema.normalizing import composed, spelled
from roles.schema.rows import default_of, key_names

from .cell_values import ChoiceWidget, DateWidget, NumberWidget, TextWidget, YesNoWidget, plain_text

BETWEEN = ";"


def named(row):
    """What a row is called in the cells of others: «ceo», «hrchannels-cpo §2.3»."""
    return " ".join(row.natural_key())


class Rows:
    """The rows of a model by what cells call them; those that a file brings are added."""

    def __init__(self, model):
        self.model = model

    @cached_property
    def found(self):
        joins = [name for name in key_names(self.model) if self.model.field(name).is_relation]
        rows = self.model._base_manager.select_related(*joins)
        return {named(row): row for row in (rows if joins else self.model._base_manager.all())}

    def add(self, row):
        if "found" in self.__dict__:
            self.found[named(row)] = row


class ReferenceWidget(Widget):
    """A row of another kind, or of the same."""

    def __init__(self, model):
        super().__init__()
        self.rows = Rows(model)

    def clean(self, value, row=None, **kwargs):
        text = " ".join(plain_text(value).split())
        if not text:
            return None
        if text not in self.rows.found:
            said = {"kind": self.rows.model._meta.verbose_name, "slug": text[:80]}
            raise ValueError(_("There is no %(kind)s “%(slug)s”.") % said)
        return self.rows.found[text]

    def render(self, value, obj=None, **kwargs):
        return named(value) if value else ""


class ReferencesWidget(ManyToManyWidget):
    """Several: «ceo; cpo», «hrchannels-cpo §2.3; wiindi-cpo §II»."""

    def __init__(self, model):
        super().__init__(model)
        self.rows = Rows(model)

    def clean(self, value, row=None, **kwargs):
        names = [" ".join(name.split()) for name in plain_text(value).split(BETWEEN)]
        names = list(dict.fromkeys(filter(None, names)))
        if unknown := [name for name in names if name not in self.rows.found]:
            raise ValueError(self.missing(f"{BETWEEN} ".join(unknown)[:200]))
        return [self.rows.found[name] for name in names]

    def missing(self, names):
        if self.model is Citation:
            return _("There is no such place in a source: %(names)s.") % {"names": names}
        said = {"kind": self.model._meta.verbose_name, "slug": names}
        return _("There is no %(kind)s “%(slug)s”.") % said

    def render(self, value, obj=None, **kwargs):
        return f"{BETWEEN} ".join(sorted(map(named, value.all()))) if value else ""


def widget_for(field):
    """The widget of a model field; it tidies Vietnamese and other texts as forms do."""
    if isinstance(field, models.ManyToManyField):
        return ReferencesWidget(field.related_model)
    if isinstance(field, models.ForeignKey):
        return ReferenceWidget(field.related_model)
    if field.flatchoices:
        return ChoiceWidget(field)
    if isinstance(field, models.BooleanField):
        return YesNoWidget()
    if isinstance(field, models.IntegerField):
        return NumberWidget(default_of(field))
    if isinstance(field, models.DateField):
        return DateWidget()
    is_vietnamese = isinstance(field, TranslationField) and field.language == "vi"
    return TextWidget(spelled if is_vietnamese else composed)
