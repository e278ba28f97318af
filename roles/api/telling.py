"""Rows as others get them: the fields of their collection, addresses, and what they cite."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.encoding import iri_to_uri

from roles.addresses import address, in_each_language
from roles.evidence.references import voices_of
from roles.models import Citation, Claim
from roles.models.citing import attach_references
from roles.opendata.collections import collection_of, id_of, page_of

# What is told of every row besides its fields.
ALWAYS = ("id", "self", "url")
VOICES = "independent_sources"


@dataclass(frozen=True)
class Telling:
    """How rows are told in one answer.

    `origin` is «https://host»; `language` that of texts, "" for both; `chosen` are the names of the
    fields that are asked for, all if there are none.
    """

    origin: str
    language: str = ""
    chosen: tuple = ()

    def wants(self, name):
        return not self.chosen or name in self.chosen

    def row(self, row, expanded=()):
        """A row as an object for JSON; `expanded` are pairs (name, objects instead of ids)."""
        collection = collection_of(type(row))
        told = {"id": id_of(row)}
        told["self"] = self.address(collection, told["id"])
        told["url"] = self.page(page_of(row))
        for field in collection.fields[1:]:
            if self.wants(field.name):
                told[field.name] = self.value(collection, row, field)
        if isinstance(row, Claim) and self.wants(VOICES):
            told[VOICES] = voices_of(row)
        return told | dict(expanded)

    def value(self, collection, row, field):
        if field.kind == "citations":
            return [self.cited(reference) for reference in row.references]
        value = collection.value(row, field)
        if field.kind == "bilingual":
            return self.text(value)
        return value.isoformat() if field.kind == "date" and value else value

    def text(self, both):
        """A {"vi", "en"}, or the one of them that is asked for; None of what is not said."""
        return both[self.language] if both and self.language else both

    def page(self, both):
        """Addresses {"vi", "en"} of a page of ours, whole."""
        return both and self.text({code: f"{self.origin}{path}" for code, path in both.items()})

    def address(self, collection, name):
        """The address of a row in the API."""
        return f"{self.origin}{address('api-index')}{collection.name}/{quote(name, safe='')}/"

    def at(self, name, *args):
        """An address of the API by the name of its route."""
        return f"{self.origin}{address(name, *args)}"

    def cited(self, reference):
        name = Citation.outside_id(reference.source, reference.place)
        return {
            "id": name,
            "self": self.address(collection_of(Citation), name),
            "source": reference.source,
            "title": reference.title,
            "publisher": reference.publisher,
            "kind": reference.kind or None,
            "language": reference.language,
            "place": reference.place,
            "heading": reference.heading or None,
            "fragment": reference.fragment or None,
            "external_url": iri_to_uri(reference.address),
            "url": self.page(source_pages(reference.source, reference.anchor)),
        }


def source_pages(slug, anchor):
    """{"vi", "en"}: where a source's page tells what is cited from a place."""
    return in_each_language(lambda: f"{address('source', slug)}#{anchor}")


def with_references(rows):
    """Rows of any kinds, in one list, those that cite with their `references`: one query."""
    attach_references(row for row in rows if isinstance(row, Claim))
    return rows
