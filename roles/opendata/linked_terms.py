"""The vocabulary of the linked data, read off the content model: classes, properties, values.

Each term is an anchor of one page, `…/en/data/vocabulary/#RoleSkill`, so whoever meets it in a
file can look it up. A kind of content is a class, by the name of its model; what is told of it, a
property, by the name that it has in all data; what a closed list allows, a value.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from .collections import Collection, collection_of, collections
from .public_fields import PublicField

PAGE = "/en/data/vocabulary/"
# Where a row is told of: its address in the API is its name in linked data.
ROWS = "/api/v1/"


@dataclass(frozen=True)
class Value:
    """A word of a closed list as data has it, its term, and what it is called."""

    word: str
    term: str
    label: Any


@dataclass(frozen=True)
class Use:
    """That a kind of content has a property."""

    collection: Collection
    field: PublicField

    @property
    def values(self):
        return [
            Value(value, value_term(self.collection, self.field, quoted(value)), label)
            for value, label in self.field.choices.items()
            if value
        ]


def class_term(collection):
    return collection.model.__name__


def value_term(collection, field, word):
    """The term of a value; `word` is quoted already (`quoted`)."""
    return values_term(collection, field) + word


def quoted(value):
    """A value as the end of an address: «SOC%202010»."""
    return quote(value, safe="*")


def values_term(collection, field):
    """What the terms of a list's values begin with."""
    return f"{class_term(collection)}-{field.name}-"


def row_path(model, row_id):
    """The name of a row below `ROWS`: «roles/cpo/»."""
    return f"{collection_of(model).name}/{quote(row_id, safe='')}/"


def properties():
    """{name: its Uses}, by name."""
    found = {}
    for collection in collections():
        for field in collection.fields:
            found.setdefault(field.name, []).append(Use(collection, field))
    return dict(sorted(found.items()))


def uses_with_values():
    return [use for uses in properties().values() for use in uses if use.values]
