"""The fields of a kind of content as others get them, read off its model."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from roles.addresses import LANGUAGES
from roles.models import Citation
from roles.models.public import is_publishable, named_by
from roles.schema.rows import fields_of, key_names

# What is called so in all data is ours; what a model has under this name is somebody else's.
RENAMED = {"url": "external_url"}
# Shown on each page by that it is there at all.
UNSAID = ("status",)
# Names of single fields that are the stable id of a row by themselves.
NAMED = ("slug", "key")


@dataclass(frozen=True)
class PublicField:
    """One thing that is told of each row.

    `kind`: "id", "text", "bilingual", "choice", "flag", "number", "date", "url", "one" (the id of
    another row), "many" (their ids), "citations" (ids of places in sources).
    `source`: the field of the model; "" for an id that is made of several.
    `target`: the model that "one", "many" and "citations" lead to.
    `is_guarded`: whether "one" may lead to a row that is not public; then nothing is told.
    `longest`: characters of a text.
    """

    name: str
    kind: str
    source: str
    label: Any
    help: Any = ""
    target: Any = None
    is_required: bool = False
    is_guarded: bool = False
    longest: int | None = None
    choices: dict = field(default_factory=dict)

    @property
    def columns(self):
        """Names in a flat table: a text in two languages has two."""
        if self.kind == "bilingual":
            return tuple(f"{self.name}_{language}" for language in LANGUAGES)
        return () if self.is_plural else (self.name,)

    @property
    def is_plural(self):
        return self.kind in ("many", "citations")


def public_fields(model):
    """The PublicFields of a kind of content, the id first."""
    told = [_id_of(model)]
    texts = {f"{text}_{language}": text for text in model.texts for language in LANGUAGES}
    if "note_vi" in fields_of(model):
        texts |= {"note_vi": "note", "note_en": "note"}
    for name, held in fields_of(model).items():
        if name in (told[0].source, *_unsaid(model)) or (name.endswith("_en") and name in texts):
            continue
        told.append(_text(model, texts[name]) if name in texts else _plain(model, held))
    return tuple(told)


def _unsaid(model):
    return (*model.withheld, *(UNSAID if is_publishable(model) else ()))


def _id_of(model):
    keys = key_names(model)
    if len(keys) == 1 and keys[0] in NAMED:
        held = model.field(keys[0])
        words = {"help": held.help_text, "longest": held.max_length}
        return PublicField("id", "id", held.name, held.verbose_name, is_required=True, **words)
    return PublicField("id", "id", "", _("identifier"), is_required=True)


def _text(model, name):
    held = model.field(name)
    words = {"is_required": not held.blank, "longest": held.max_length, "help": held.help_text}
    return PublicField(name, "bilingual", name, held.verbose_name, **words)


def _plain(model, held):
    kind = kind_of(held)
    is_guarded = kind == "one" and _may_hide(model, held)
    return PublicField(
        RENAMED.get(held.name, held.name),
        kind,
        held.name,
        held.verbose_name,
        held.help_text,
        held.related_model,
        kind in ("flag", "number") or not (held.blank or held.null or is_guarded),
        is_guarded,
        held.max_length if kind in ("text", "url") else None,
        dict(held.flatchoices) if kind == "choice" else {},
    )


def _may_hide(model, relation):
    """Whether a public row may name one that is not."""
    target = relation.related_model
    return relation not in named_by(model) and (is_publishable(target) or bool(named_by(target)))


def kind_of(held):
    """The kind of PublicField that a field of a model is."""
    if held.many_to_many:
        return "citations" if held.related_model is Citation else "many"
    if held.is_relation:
        return "one"
    if held.flatchoices:
        return "choice"
    kinds = {
        models.BooleanField: "flag",
        models.IntegerField: "number",
        models.DateField: "date",
        models.URLField: "url",
    }
    return next((kind for column, kind in kinds.items() if isinstance(held, column)), "text")
