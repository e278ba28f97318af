"""How fields stand on the pages of the desk: labels by language, hints, pickers."""

from django.db import models
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.fields import TranslationField

from .links import headline
from .widgets import PickOne, PickSeveral


def pair(name):
    """The two columns of a bilingual field, side by side on one line of the form."""
    return (f"{name}_vi", f"{name}_en")


class FieldHabits:
    """Mixin for pages and inlines.

    `hints`: {field name: what belongs there, with an example}, without `_vi` for bilingual ones.
    """

    hints = {}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return None
        name = db_field.name
        if isinstance(db_field, TranslationField):
            name = db_field.translated_field.name
            field.label = in_language(db_field.translated_field.verbose_name, db_field.language)
            field.widget.attrs["lang"] = db_field.language
        if isinstance(db_field, models.TextField):
            field.widget.attrs |= {"rows": 3, "class": "vLargeTextField growing"}
        if isinstance(db_field, models.ForeignKey | models.ManyToManyField):
            field.label_from_instance = headline
        if name in self.hints:
            field.help_text = self.hints[name]
        if db_field.name.endswith("_en") and db_field.name != name:
            field.help_text = ""  # said beside the Vietnamese text
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", PickOne(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", PickSeveral(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def _in_language(name, language):
    label = _("%(field)s (Vietnamese)") if language == "vi" else _("%(field)s (English)")
    return str(label) % {"field": capfirst(str(name))}


in_language = lazy(_in_language, str)
