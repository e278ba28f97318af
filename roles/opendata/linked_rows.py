"""Every row that leaves, as linked data names it: the one walk that both files are written from."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.encoding import iri_to_uri

from roles.models import Role, Source

from .collections import id_of, page_of
from .linked_terms import quoted, row_path
from .role_facts import RoleFacts, about_roles

CHUNK = 500


@dataclass
class LinkedRow:
    """A row, its name below ROWS («roles/cpo/»), and what is told of it.

    `facts`: (PublicField, value) of its own fields without those that are empty; the value is that
    of `Collection.value`, with names of rows instead of their ids, and words of lists as their
    terms end. `pages`: paths in Vietnamese and English; none where it is read on no page. `works`:
    names of the sources that it is taken from.
    """

    collection: Any
    row: Any
    name: str
    facts: list
    pages: list
    works: list
    role_facts: RoleFacts

    def value(self, name):
        return next((value for field, value in self.facts if field.name == name), None)

    @property
    def places(self):
        """Names of the places that it cites."""
        cited = [value for field, value in self.facts if field.kind == "citations"]
        return [name for names in cited for name in names]


def linked_rows(collection):
    """Yield the LinkedRows of a kind of content: as many queries for each chunk."""
    rows = collection.rows().iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        about = about_roles(chunk) if collection.model is Role else {}
        for row in chunk:
            yield linked_row(collection, row, about.get(row.pk) or RoleFacts())


def linked_row(collection, row, role_facts):
    told = ((field, collection.value(row, field)) for field in collection.fields)
    facts = [(f, named(f, value)) for f, value in told if value is not None and value != []]
    name = row_path(collection.model, id_of(row))
    pages = list((page_of(row) or {}).values())
    return LinkedRow(collection, row, name, facts, pages, works_of(collection, row), role_facts)


def named(field, value):
    """A value as linked data has it."""
    if field.kind == "one":
        return row_path(field.target, value)
    if field.is_plural:
        return [row_path(field.target, each) for each in value]
    if field.kind == "url":
        return iri_to_uri(value)
    return quoted(value) if field.kind == "choice" else value


def works_of(collection, row):
    cited = [f for f in collection.fields if f.kind == "citations"]
    places = [place for f in cited for place in getattr(row, f.source).all()]
    return sorted({row_path(Source, id_of(place.source)) for place in places})
