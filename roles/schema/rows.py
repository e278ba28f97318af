"""Rows in their canonical form: what a fixture says and what the database holds, comparable.

The canonical form of a row is a dictionary of its fields in the order of the files: texts by
language (`name_vi`, `name_en`), references as natural keys (lists of strings), many-to-many
fields as sorted lists of those, without what is empty or equal to the field's default. Texts are
as they are, to the last blank; rows are equal whose texts differ only as forms make them differ.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.db.models import ForeignKey, ManyToManyField
from modeltranslation.fields import TranslationField

# A model, and a field of it: Django's own types do not know what ours have besides.
Model = Any
Field = Any
Key = tuple[str, ...]


@cache
def translated(model: Model) -> frozenset[str]:
    """Names of the bilingual fields; they stand in files as `<name>_vi` and `<name>_en`."""
    texts = [field for field in model._meta.fields if isinstance(field, TranslationField)]
    return frozenset(field.translated_field.name for field in texts)


@cache
def fields_of(model: Model) -> dict[str, Field]:
    """{name: field} of what stands in files: the key, the model's own fields, inherited ones."""
    meta = model._meta
    fields = [f for f in (*meta.concrete_fields, *meta.many_to_many) if _stands_in_files(f)]
    keys, inherited = key_names(model), _inherited(model)

    def rank(field: Field) -> tuple[bool, bool, int]:
        base: Field = getattr(field, "translated_field", field)
        return field.name not in keys, base.name in inherited, base.creation_counter

    return {field.name: field for field in sorted(fields, key=rank)}


def _stands_in_files(field: Field) -> bool:
    """Not ids, not the columns that repeat a text of one language, not what code computes."""
    return not field.primary_key and field.editable and field.name not in translated(field.model)


def _inherited(model: Model) -> set[str]:
    bases = [base._meta for base in model.__mro__[1:] if hasattr(base, "_meta")]
    return {field.name for meta in bases for field in (*meta.local_fields, *meta.many_to_many)}


@cache
def key_names(model: Model) -> tuple[str, ...]:
    """Names of the fields that make up the natural key, in its order."""
    return tuple(lookup.split("__")[0] for lookup in model._default_manager.lookups)


@cache
def key_length(model: Model) -> int:
    """How many strings the natural key is made of."""
    fields = [model._meta.get_field(name) for name in key_names(model)]
    return sum(key_length(f.related_model) if isinstance(f, ForeignKey) else 1 for f in fields)


@cache
def names_itself(model: Model) -> bool:
    """Whether rows name others of the same model; their keys must be plain texts then."""
    fields = fields_of(model).values()
    return any(isinstance(f, ForeignKey) and f.related_model is model for f in fields)


def holds_key(field: Field) -> bool:
    """Whether the column of a reference holds the natural key of the row, and not its id."""
    return isinstance(field, ForeignKey) and not field.target_field.primary_key


def digest(*texts: str) -> str:
    """Twelve letters and digits that stand for some texts: 60 bits, so no two of millions agree."""
    said = hashlib.sha256(json.dumps(texts, ensure_ascii=False).encode()).digest()
    return base64.b32encode(said).decode().lower()[:12]


def default_of(field: Field) -> Any:
    """The value that a missing field means; None for a text that has none."""
    return field.get_default() if field.has_default() else None


@dataclass(frozen=True, eq=False)
class Row:
    """A row in canonical form (see the top of this file)."""

    model: Model
    fields: dict[str, Any]

    @classmethod
    def of(cls, model: Model, values: dict[str, Any]) -> "Row":
        """The canonical form of `values`, {field name: value}; missing and empty are the same."""
        return cls(model, _filled(model, {n: _sorted(values.get(n)) for n in fields_of(model)}))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and self.model is other.model and self.tidy == other.tidy

    @cached_property
    def tidy(self) -> dict[str, Any]:
        """The fields as a form would leave them, except that browsers send line ends as CR LF."""
        return _filled(self.model, {name: _tidied(value) for name, value in self.fields.items()})

    @staticmethod
    def name(model: Model, key: Key) -> str:
        """«roles.citation wiindi-cpo §II»."""
        return f"{model._meta.label_lower} {' '.join(filter(None, key))}"

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    @cached_property
    def key(self) -> Key:
        """The natural key, a tuple of strings."""
        parts = [self.fields.get(name, "") for name in key_names(self.model)]
        flat = [[part] if isinstance(part, str) else part for part in parts]
        return tuple(text for part in flat for text in part)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the tidy fields, whatever their order; keys as the columns hold them."""
        known = fields_of(self.model)
        held = {n: v[0] if holds_key(known[n]) else v for n, v in self.tidy.items()}
        text = json.dumps(held, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    def references(self) -> Iterator[tuple[str, Model, Key]]:
        """Yield (field name, model, natural key) for every row that this one names."""
        for name, value in self.fields.items():
            field = fields_of(self.model)[name]
            if isinstance(field, ForeignKey):
                yield name, field.related_model, tuple(value)
            elif isinstance(field, ManyToManyField):
                yield from ((name, field.related_model, tuple(key)) for key in value)


def _filled(model: Model, values: dict[str, Any]) -> dict[str, Any]:
    """Those of `values` that are neither empty nor their field's default."""
    defaults = _defaults(model)
    return {n: v for n, v in values.items() if v not in (None, "", [], defaults[n])}


@cache
def _defaults(model: Model) -> dict[str, Any]:
    return {name: default_of(field) for name, field in fields_of(model).items()}


def _tidied(value: Any) -> Any:
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _sorted(value: Any) -> Any:
    """Many natural keys in one order."""
    is_many = isinstance(value, list) and value and isinstance(value[0], list)
    return sorted(value, key=in_natural_order) if is_many else value


class Holdings:
    """What the database holds, read model by model in the order of their declaration."""

    def __init__(self) -> None:
        self.ids: dict[Model, dict[Key, int]] = {}  # {model: {natural key: id}}
        self.keys: dict[Model, dict[int, list[str]]] = {}  # {model: {id: natural key as a list}}

    def load(self, model: Model) -> dict[Key, Row]:
        """{natural key: Row} of a model: one query, and one for each many-to-many field."""
        links = {name: self._links(f) for name, f in fields_of(model).items() if f.many_to_many}
        plain = {name: f for name, f in fields_of(model).items() if name not in links}
        columns = ["pk", *(field.attname for field in plain.values())]
        found = list(model._base_manager.order_by("pk").values_list(*columns))
        if names_itself(model):  # its rows are known by their keys before they are read
            at = [columns.index(plain[name].attname) for name in key_names(model)]
            self.keys[model] = {row[0]: [row[n] for n in at] for row in found}
        rows = {}
        for pk, *values in found:
            given = {n: self._as_text(plain[n], v) for n, v in zip(plain, values, strict=True)}
            rows[pk] = Row.of(model, given | {n: ids.get(pk, []) for n, ids in links.items()})
        self.ids[model] = {row.key: pk for pk, row in rows.items()}
        self.keys[model] = {pk: list(row.key) for pk, row in rows.items()}
        return {row.key: row for row in rows.values()}

    def _as_text(self, field: Field, value: Any) -> Any:
        if value is None or not isinstance(field, ForeignKey):
            return value
        return [value] if holds_key(field) else self.keys[field.related_model][value]

    def _links(self, field: Field) -> dict[int, list[list[str]]]:
        """{id: natural keys} of a many-to-many field."""
        found: dict[int, list[list[str]]] = {}
        names = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        for pk, target in field.remote_field.through._base_manager.values_list(*names):
            found.setdefault(pk, []).append(self.keys[field.related_model][target])
        return found


def in_natural_order(key: Key | list[str]) -> list[list]:
    """Sort key of a natural key."""
    return [natural(part) for part in key]


@cache
def natural(value: Any) -> list:
    """A sort key for a text or a number: «§2.10» → ["§", 2, ".", 10, ""]."""
    if not isinstance(value, str):
        return [value]
    parts = re.split(r"(\d+)", value)
    return [int(part) if at % 2 else part for at, part in enumerate(parts)]
