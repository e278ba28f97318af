"""From a raw row to a canonical one: all that can be said without the database."""

import json
import re
import unicodedata
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache, singledispatch

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from modeltranslation.fields import TranslationField

from roles.models import Claim, Publishable, SeedRecord, Source
from roles.models.claims import COPY_CITED
from roles.models.content import Content, content_models
from roles.models.vocabulary import SourceKind
from roles.schema.rows import Row, default_of, fields_of, key_length, key_names, translated
from roles.vietnamese.folding import TONES, toned

from .fixture_problems import FixtureProblem

LONGEST_KEY = SeedRecord._meta.get_field("key").max_length  # where the seed remembers it
_LETTERS = re.compile(r"[^\W\d_]+")


class _Refused(Exception):
    pass


def check(raw):
    """Return (Row, problems). The Row is None where not even its natural key can be told."""
    model = model_of(raw.label)
    if model is None:
        known = [model._meta.label_lower for model in content_models()]
        reason = f"unknown model {raw.label!r}{suggestion(str(raw.label), known)}"
        return None, [FixtureProblem(raw.origin.at("model"), reason)]
    values, faults = _values(model, raw.fields)
    faults = {**raw.faults, **faults}
    row = Row.of(model, values)
    key = row.key if any(row.key) and not faults.keys() & set(key_names(model)) else ()
    faults = {**_missing(row, faults), **faults}
    if len(json.dumps(key, ensure_ascii=False)) > LONGEST_KEY:
        faults[""] = f"its key is too long: as JSON {LONGEST_KEY} characters at most"
    problems = [
        FixtureProblem(raw.origin.at(name), reason, row.label, key, name)
        for name, reason in faults.items()
    ]
    return (row if key else None), problems


def model_of(label):
    """The kind of content with this label, which may be anything; None for none."""
    try:
        model = apps.get_model(label)
    except (AttributeError, LookupError, ValueError):
        return None
    return model if issubclass(model, Content) and model._meta.label_lower == label else None


def _values(model, given):
    """Return ({field: value}, {field: reason}): what can be used, and what cannot."""
    values, faults = {}, {}
    for name, value in given.items():
        try:
            values[name] = _converted(_field(model, name), value)
        except _Refused as refusal:
            faults[name] = str(refusal)
    return values, faults


def _field(model, name):
    if name in translated(model):
        raise _Refused(f"exists in two languages: write {name}_vi and {name}_en")
    if name not in fields_of(model):
        raise _Refused(f"unknown field{suggestion(str(name), fields_of(model))}")
    return fields_of(model)[name]


def suggestion(name, known):
    near = get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _missing(row, faults):
    """{field: reason} for required fields without a value; a key may be optional in forms only."""
    absent = _required(row.model) - row.fields.keys() - faults.keys()
    return dict.fromkeys(absent, "is missing")


@cache
def _required(model):
    optional = {n for n, f in fields_of(model).items() if f.blank or default_of(f) is not None}
    if len(key_names(model)) == 1:
        optional -= set(key_names(model))
    return fields_of(model).keys() - optional


def _converted(field, value):
    if value is None:
        return None
    value = convert(field, value)
    choices = [choice for choice, _ in field.flatchoices] if field.choices else None
    if choices and value not in choices:
        raise _Refused(f"{value!r} is not one of {', '.join(choices)}")
    return value


def check_support(row, rows):
    """{"citations": [reason]} for a claim that lacks them, judged by the fixtures' own `rows`.

    `rows` is {model: {natural key: Row}}. The model's rule is asked, about stand-ins for the
    pages that the claim may stand on: an editor who publishes a draft must not stop the seed.
    """
    if not issubclass(row.model, Claim):
        return {}
    if cited := row.fields.get("citations"):
        return _copies_among(cited, rows[Source])
    pages = _pages(row, rows)
    if None in pages.values():  # broken, which has been told, or an editor's
        return {}
    stand_ins = {name: page.model(status=page.fields.get("status")) for name, page in pages.items()}
    claim = row.model(is_editorial=row.fields.get("is_editorial", False), **stand_ins)
    with translation.override("en"):
        try:
            claim.check_support([])
        except ValidationError as error:
            return error.message_dict
    return {}


def _copies_among(cited, sources):
    """The same for a claim that cites a copy."""
    named = [(key, sources.get(tuple(key[:-1]))) for key in cited]
    copies = [
        " ".join(key)
        for key, source in named
        if source and source.fields.get("kind") == SourceKind.COPY
    ]
    if not copies:
        return {}
    with translation.override("en"):
        return {"citations": [COPY_CITED % {"places": ", ".join(copies)}]}


def _pages(row, rows):
    """{field: Row or None} of the things with pages that the fields of a claim name."""
    return {
        name: rows[model].get(key)
        for name, model, key in row.references()
        if issubclass(model, Publishable) and not fields_of(row.model)[name].many_to_many
    }


@singledispatch
def convert(field, value):
    """The value of a YAML scalar or list for a field, or _Refused with the reason."""
    raise NotImplementedError(type(field))


@convert.register(models.CharField)
@convert.register(models.TextField)
def _text(field, value):
    if not isinstance(value, str):
        raise _Refused(f"expected a text but found {_found(value)}; put it in quotes")
    if not unicodedata.is_normalized("NFC", value):
        raise _Refused("is not in Unicode's composed form (NFC)")
    if isinstance(field, TranslationField) and field.language == "vi":
        _check_tone_marks(value)
    return value


def _check_tone_marks(text):
    """Only where we chose the spelling: titles and names are kept as their sources print them."""
    for word in _LETTERS.findall(text):
        if (spelling := _traditional(word.lower())) != word.lower():
            raise _Refused(f"«{word}»: write the tone mark as in «{spelling}»")


@lru_cache(maxsize=8192)
def _traditional(word):
    has_tone = any(mark in TONES for mark in unicodedata.normalize("NFD", word))
    return toned(word) if has_tone else word


@convert.register(models.IntegerField)
def _number(field, value):
    if not isinstance(value, int) or isinstance(value, bool):
        raise _Refused(f"expected a whole number but found {_found(value)}")
    return value


@convert.register(models.BooleanField)
def _truth(field, value):
    if not isinstance(value, bool):
        raise _Refused(f"expected true or false but found {_found(value)}")
    return value


@convert.register(models.DateField)
def _date(field, value):
    try:
        return value if type(value) is date else date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _Refused(f"expected a date such as 2024-05-31 but found {_found(value)}") from None


@convert.register(models.ForeignKey)
def _reference(field, value):
    length = key_length(field.related_model)
    fits = isinstance(value, list) and all(isinstance(part, str) for part in value)
    if not fits or len(value) != length:
        expected = f"a natural key, a list of {length} text{'s' if length > 1 else ''}"
        raise _Refused(f"expected {expected}, but found {_found(value)}")
    return value


@convert.register(models.ManyToManyField)
def _references(field, value):
    if not isinstance(value, list):
        raise _Refused(f"expected a list of natural keys but found {_found(value)}")
    keys = [_reference(field, key) for key in value]
    if twice := [key for at, key in enumerate(keys) if key in keys[:at]]:
        raise _Refused(f"{' '.join(twice[0])} stands twice")
    return keys


def _found(value):
    kind = next((words for kind, words in _KINDS.items() if isinstance(value, kind)), "")
    return f"{kind} {value!s:.60}".strip()


_KINDS = {
    bool: "the truth value",
    (int, float): "the number",
    date: "the date",
    str: "the text",
    list: "the list",
}
