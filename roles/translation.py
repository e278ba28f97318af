"""Which texts exist in Vietnamese and English. Vietnamese is required, English may follow."""

from modeltranslation.translator import TranslationOptions, translator

from .models import Claim
from .models.content import content_models


def bilingual(model):
    names = (*model.texts, *(("note",) if issubclass(model, Claim) else ()))
    required = tuple(name for name in names if not model.field(name).blank)
    options = {"fields": names, "required_languages": {"vi": required}}
    translator.register(model, type("Options", (TranslationOptions,), options))


for model in content_models():
    if model.texts or issubclass(model, Claim):
        bilingual(model)
