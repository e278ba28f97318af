"""Which kind of cell holds which field of a model."""

from django.db import models
from modeltranslation.fields import TranslationField

from roles.schema.normalizing import composed, spelled
from roles.schema.rows import default_of

from .cell_values import ChoiceWidget, DateWidget, NumberWidget, TextWidget, YesNoWidget
from .reference_cells import ReferencesWidget, ReferenceWidget


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
