"""From a value of the database to a cell and back, for each kind of field.

`clean` raises ValueError with a reason in the editor's language.
"""

from functools import cached_property

from django.db import models
from django.utils.translation import gettext as _
from import_export.widgets import ManyToManyWidget, Widget
from modeltranslation.fields import TranslationField

from roles.models import Citation
from roles.schema.characters import unstorable
from roles.schema.rows import default_of

from .cells import Date, Formula

# Digits. More are none that a database holds, and Python itself refuses some thousand.
LONGEST_NUMBER = 18
YES, NO = "yes", "no"
WORDS = {
    "yes": True,
    "true": True,
    "1": True,
    "x": True,
    "có": True,
    "no": False,
    "false": False,
    "0": False,
    "": False,
    "không": False,
}


def plain_text(value):
    """The text of a cell, whatever a spreadsheet made of it."""
    if value is None:
        return ""
    if isinstance(value, Formula):
        raise ValueError(_("This is a formula. Write its result as text."))
    if isinstance(value, Date):
        raise ValueError(_("The spreadsheet made a date of this. Format the cell as text."))
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    if found := unstorable(text):
        said = {"code": found}
        raise ValueError(
            _("The text contains a character that cannot be stored (%(code)s).") % said
        )
    return text


class TextWidget(Widget):
    """`normal`: how a new text is written (spelling, composition)."""

    def __init__(self, normal):
        super().__init__()
        self.normal = normal

    def clean(self, value, row=None, **kwargs):
        return self.normal(plain_text(value).replace("\r\n", "\n").strip())

    def render(self, value, obj=None, **kwargs):
        return value or ""


class NumberWidget(Widget):
    def __init__(self, default):
        super().__init__()
        self.default = default

    def clean(self, value, row=None, **kwargs):
        text = plain_text(value).strip()
        if not text:
            return self.default
        if not text.isdecimal() or len(text) > LONGEST_NUMBER:
            raise ValueError(_("“%(text)s” is not a whole number.") % {"text": text[:40]})
        return int(text)

    def render(self, value, obj=None, **kwargs):
        return value


class YesNoWidget(Widget):
    def clean(self, value, row=None, **kwargs):
        text = plain_text(value).strip().lower()
        if text not in WORDS:
            raise ValueError(_("Write yes or no, not “%(text)s”.") % {"text": text[:40]})
        return WORDS[text]

    def render(self, value, obj=None, **kwargs):
        return YES if value else NO


class ChoiceWidget(Widget):
    def __init__(self, field):
        super().__init__()
        self.values = [value for value, _label in field.flatchoices]
        self.default = default_of(field) or ""

    def clean(self, value, row=None, **kwargs):
        text = plain_text(value).strip()
        if not text:
            return self.default
        if text not in self.values:
            said = {"text": text[:40], "values": ", ".join(self.values)}
            raise ValueError(_("“%(text)s” is not one of: %(values)s.") % said)
        return text

    def render(self, value, obj=None, **kwargs):
        return value or ""


class SlugWidget(Widget):
    """A reference, by the slug of the row that it leads to."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    @cached_property
    def rows(self):
        return {row.slug: row for row in self.model._base_manager.all()}

    def clean(self, value, row=None, **kwargs):
        text = plain_text(value).strip()
        if not text:
            return None
        if text not in self.rows:
            said = {"kind": self.model._meta.verbose_name, "slug": text[:80]}
            raise ValueError(_("There is no %(kind)s “%(slug)s”.") % said)
        return self.rows[text]

    def render(self, value, obj=None, **kwargs):
        return value.slug if value else ""


class CitationsWidget(ManyToManyWidget):
    """Places in sources: «hrchannels-cpo §2.3; wiindi-cpo §II»."""

    def __init__(self):
        super().__init__(Citation)

    @cached_property
    def rows(self):
        return {str(row): row for row in Citation.objects.select_related("source")}

    def clean(self, value, row=None, **kwargs):
        names = [" ".join(name.split()) for name in plain_text(value).split(";")]
        names = list(dict.fromkeys(filter(None, names)))
        if unknown := [name for name in names if name not in self.rows]:
            said = {"names": "; ".join(unknown)[:200]}
            raise ValueError(_("There is no such place in a source: %(names)s.") % said)
        return [self.rows[name] for name in names]

    def render(self, value, obj=None, **kwargs):
        return "; ".join(sorted(str(citation) for citation in value.all())) if value else ""


def widget_for(field, spelled, composed):
    """The widget of a model field; `spelled` and `composed` tidy Vietnamese and other texts."""
    if isinstance(field, models.ManyToManyField):
        return CitationsWidget()
    if isinstance(field, models.ForeignKey):
        return SlugWidget(field.related_model)
    if field.flatchoices:
        return ChoiceWidget(field)
    if isinstance(field, models.BooleanField):
        return YesNoWidget()
    if isinstance(field, models.IntegerField):
        return NumberWidget(default_of(field))
    is_vietnamese = isinstance(field, TranslationField) and field.language == "vi"
    return TextWidget(spelled if is_vietnamese else composed)
