"""The kinds of content that leave the site, with the rows of each that the public may read."""

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from django.core.checks import Error, Tags, register
from django.db.models import Prefetch
from django.utils.encoding import iri_to_uri

from roles.addresses import LANGUAGES, in_each_language
from roles.models import Citation, ContentRevision
from roles.models.content import content_models, refers_to, with_names
from roles.models.public import is_public, public
from roles.models.vocabulary import SourceKind
from roles.schema.rows import key_names

from .public_fields import public_fields


@dataclass(frozen=True)
class Collection:
    """One kind of content: `name` as in addresses («reporting-lines»)."""

    name: str
    model: type

    @property
    def table(self):
        """Its name in files: «reporting_lines»."""
        return self.name.replace("-", "_")

    @cached_property
    def fields(self):
        """Its PublicFields, the id first."""
        return public_fields(self.model)

    def field(self, name):
        return next(field for field in self.fields if field.name == name)

    def rows(self, with_citations=True):
        """Public rows with all that is told of them, by their numbers.

        As many queries for any number of rows; for `iterator()`, for each chunk.
        """
        one = [field.source for field in self.fields if field.kind == "one"]
        many = [
            Prefetch(field.source, tellable(field))
            for field in self.fields
            if field.kind == "many" or (field.kind == "citations" and with_citations)
        ]
        rows = shown(self.model).order_by("pk").prefetch_related(*many)
        return with_names(rows.select_related(*one) if one else rows)

    def find(self, name):
        """The public row with this id, as of `rows()`; None if there is none."""
        keys = key_lookups(self.model)
        if len(keys) == 1:
            return self.rows().filter(**{keys[0]: name}).first()
        if key_names(self.model)[0] == keys[0]:
            pk = _numbers(self.model, ContentRevision.current().token).get(name)
            return self.rows().filter(pk=pk).first() if pk else None
        beginning = {keys[0]: name.partition(".")[0]}  # of its owner: few rows
        found = self.rows().filter(**beginning)
        return next((row for row in found if id_of(row) == name), None)

    def value(self, row, field):
        """What is told: None of what is empty, {"vi", "en"}, an id, a list of ids, a plain value.

        A text that only one language has is None in the other.
        """
        if field.kind == "id":
            return id_of(row)
        if field.kind == "bilingual":
            return in_both(getattr(row, f"{field.source}_{language}") for language in LANGUAGES)
        value = getattr(row, field.source)
        if field.is_plural:
            return sorted(map(id_of, value.all()))
        if field.kind == "one":
            is_told = value and (not field.is_guarded or is_public(value))
            return id_of(value) if is_told else None
        if field.kind == "url":
            value = iri_to_uri(value or "")  # some of other sites hold Vietnamese letters
        return None if value == "" else value


def in_both(texts):
    """{"vi", "en"} of two texts, None for what is empty; None if both are."""
    said = dict(zip(LANGUAGES, (text or None for text in texts), strict=True))
    return said if any(said.values()) else None


def id_of(row):
    return row.outside_id(*row.natural_key())


def page_of(row):
    """{"vi", "en"}: where a row is read on the site, without scheme and host; None if nowhere."""
    return pages_of([row])[0]


def pages_of(rows):
    """The same of many rows; each language is entered once."""
    found = in_each_language(lambda: [_address(row) for row in rows])
    pages = (dict(zip(found, both, strict=True)) for both in zip(*found.values(), strict=True))
    return [page if page["vi"] else None for page in pages]


def _address(row):
    if hasattr(row, "get_absolute_url"):
        return row.get_absolute_url()
    owner = next(filter(None, (getattr(row, name) for name in row.page_fields())), None)
    if owner is None:
        return ""
    anchor = f"#{row.anchor}" if hasattr(row, "anchor") else ""
    return f"{_address(owner)}{anchor}"


@cache
def key_lookups(model):
    """The natural key as ways to columns: ("source__slug", "place")."""
    return tuple(model._default_manager.lookups)


@lru_cache(maxsize=4)
def _numbers(model, token):
    """{id: number of the row}, read once for each state of the content."""
    rows = model.objects.values_list("pk", *key_lookups(model))
    return {model.outside_id(*key): pk for pk, *key in rows.iterator(chunk_size=2000)}


def tellable(field):
    """Rows that a field to many may name: public ones, and of places none in a copy."""
    if field.target is Citation:
        places = Citation.objects.exclude(source__kind=SourceKind.COPY)
        return places.select_related("source")
    return shown(field.target)


def shown(model):
    """The rows of a kind of content that public pages show."""
    rows = model.objects.all()
    if model.shown_when_named:
        return rows.filter(refers_to(model, shown))
    return rows.shown() if hasattr(rows, "shown") else rows.filter(public(model))


def collections():
    """Every kind of content, in the order of their declaration."""
    return _collections(tuple(content_models()))


@lru_cache(maxsize=4)
def _collections(models):
    return tuple(Collection(name_of(model), model) for model in models)


@cache
def collection_of(model):
    return next(each for each in collections() if each.model is model)


def name_of(model):
    return (model.collection or model.sheet or model.english_plural()).replace("_", "-")


@register(Tags.models)
def names_differ(app_configs, **kwargs):
    """Two kinds of content under one name would answer for each other."""
    names = [each.name for each in collections()]
    return [
        Error(f"Two kinds of content leave as «{each.name}».", obj=each.model, id="roles.E004")
        for each in collections()
        if names.count(each.name) > 1
    ]
