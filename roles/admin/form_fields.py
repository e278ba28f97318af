"""How fields stand on the pages of the desk: labels by language, hints, pickers."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import ModelChoiceIterator
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.fields import TranslationField

from roles.addresses import row_id
from roles.schema.rows import holds_key

from .links import headline
from .widgets import PickOne, PickSeveral

# Django would name the row by its number.
GONE = dict.fromkeys(
    ("invalid_choice", "invalid_pk_value"),
    _("What was chosen here does not exist any more. Choose something else."),
)


def pair(name):
    """The two columns of a bilingual field, side by side on one line of the form."""
    return (f"{name}_vi", f"{name}_en")


class FewRows(ModelChoiceIterator):
    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from map(self.choice, self.field.rows().values())


class OneOfFew(forms.ModelChoiceField):
    """A choice of so few rows that they are read once for all forms of a page."""

    iterator = FewRows

    def __init__(self, queryset, **options):
        self.read = {}  # shared by the copies that forms make
        super().__init__(queryset, **options)

    def rows(self):
        """{value: row}."""
        if not self.read:
            self.read.update((str(self.prepare_value(row)), row) for row in self.queryset)
        return self.read

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if (row := self.rows().get(str(value))) is None:
            message = self.error_messages["invalid_choice"]
            raise ValidationError(message, code="invalid_choice", params={"value": value})
        return row


class Possible:
    """A choice of rows: a number that no row can have is refused before the database is asked."""

    def clean(self, value):
        given = value if isinstance(value, list | tuple) else [value]
        for each in given:
            if each not in self.empty_values and row_id(each) is None:
                raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return super().clean(value)


class OneRow(Possible, forms.ModelChoiceField):
    default_error_messages = GONE


class SeveralRows(Possible, forms.ModelMultipleChoiceField):
    default_error_messages = GONE


class SaysRequired(forms.BoundField):
    """A field that tells readers of screens, too, that it must be filled: rows of inlines, which
    may be left out as a whole, have no `required` of their own.
    """

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        if self.field.required and not attrs.get("required"):
            attrs["aria-required"] = "true"
        return attrs


class FieldHabits:
    """Mixin for pages and inlines.

    `hints`: {field name: what belongs there, with an example}, without `_vi` for bilingual ones.
    """

    hints = {}
    # {field name: what it is called here, where the model's word would mean two things on a page}.
    labels = {}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return None
        field.bound_field_class = SaysRequired
        name = self._say(db_field, field)
        if isinstance(db_field, models.TextField):
            field.widget.attrs |= {"rows": 3, "class": "vLargeTextField growing"}
        if isinstance(db_field, models.ForeignKey | models.ManyToManyField):
            field.label_from_instance = headline
        if db_field.name.endswith("_en") and db_field.name != name:
            field.help_text = ""  # said beside the Vietnamese text
        return field

    def _say(self, db_field, field):
        """Label and hint in the editor's words; returns the name without a language."""
        name = db_field.name
        if isinstance(db_field, TranslationField):
            name = db_field.translated_field.name
            field.label = in_language(db_field.translated_field.verbose_name, db_field.language)
            field.widget.attrs["lang"] = db_field.language
        if name in self.labels:
            field.label = self.labels[name]
        if name in self.hints:
            field.help_text = self.hints[name]
        return name

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if holds_key(db_field):
            kwargs.setdefault("form_class", OneOfFew)
        else:
            kwargs.setdefault("form_class", OneRow)
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", PickOne(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs.setdefault("form_class", SeveralRows)
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", PickSeveral(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def _in_language(name, language):
    label = _("%(field)s (Vietnamese)") if language == "vi" else _("%(field)s (English)")
    return str(label) % {"field": capfirst(str(name))}


in_language = lazy(_in_language, str)
