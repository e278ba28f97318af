"""The data as flat tables that refer to one another: one for each kind of content, one for each
relation to many, and one with the words for the values of choices."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from roles.addresses import LANGUAGES, in_each_language
from roles.models import Claim
from roles.models.public import public

from .collections import (
    collection_of,
    collections,
    key_lookups,
    pages_of,
    shown,
    tellable,
)

CHUNK = 1000
TYPES = {"flag": "boolean", "number": "integer", "date": "date"}


class Told:
    """Whatever has a `label`, and `about` it a sentence: lazy texts in the active language."""

    @cached_property
    def title(self):
        return in_languages(self.label)

    @cached_property
    def description(self):
        return in_languages(self.about)


@dataclass(frozen=True)
class Column(Told):
    """`type`: "string", "integer", "boolean" or "date"; `to`: the table whose ids it holds.

    `words`: {value: what it means} of a choice.
    """

    name: str
    label: Any
    about: Any = ""
    type: str = "string"
    is_required: bool = False
    is_id: bool = False
    to: str = ""
    words: Any = None


@dataclass(frozen=True)
class Table(Told):
    """`columns` in their order; `key`: the columns that no two rows share; `rows`: makes tuples.

    `about`: what a row is, in a sentence.
    """

    name: str
    label: Any
    columns: tuple
    key: tuple
    rows: Any
    about: Any = ""

    @cached_property
    def names(self):
        return tuple(column.name for column in self.columns)

    def references(self):
        """[(column, the name of the table whose ids it holds, "" for its own)]."""
        found = [column for column in self.columns if column.to]
        return [(column, "" if column.to == self.name else column.to) for column in found]


def in_languages(text):
    """{"vi", "en"} of a lazy text, with a capital."""
    return in_each_language(lambda: capfirst(str(text)))


def tables(origin=""):
    """All tables; a row refers only to rows of tables before its own, or of its own.

    `origin`: what addresses of pages begin with.
    """
    return _tables(collections(), origin)


@lru_cache(maxsize=4)  # of whoever publishes and of pages; each file asks again
def _tables(collections, origin):
    found = [_of_rows(each, origin) for each in collections]
    links = [_of_links(each, field) for each in collections for field in plural(each)]
    return (*found, *links, _of_words())


def plural(collection):
    return [field for field in collection.fields if field.is_plural]


def _of_rows(collection, origin):
    single = [field for field in collection.fields if not field.is_plural]
    columns = chain(*map(_columns, single), _page_columns())
    model = collection.model
    return Table(
        collection.table,
        model._meta.verbose_name_plural,
        tuple(columns),
        ("id",),
        lambda: _rows(collection, single, origin),
        model.about,
    )


def _columns(field):
    languages = LANGUAGES if field.kind == "bilingual" else ("",)
    for name, language in zip(field.columns, languages, strict=True):
        yield Column(
            name,
            _in_language(field.label, language),
            field.help,
            TYPES.get(field.kind, "string"),
            field.is_required and language != "en",
            field.kind == "id",
            collection_of(field.target).table if field.kind == "one" else "",
            field.choices or None,
        )


def _page_columns():
    for language in LANGUAGES:
        yield Column(
            f"url_{language}",
            _in_language(_("page"), language),
            _("The address of its page on this site."),
        )


def _in_language(label, language):
    """«phát biểu (tiếng Việt)»."""
    if not language:
        return label
    return _Lazy(label, _("in Vietnamese") if language == "vi" else _("in English"))


class _Lazy:
    """Two texts as one, in the language of whoever reads it."""

    def __init__(self, label, language):
        self.label, self.language = label, language

    def __str__(self):
        return f"{self.label} ({self.language})"


def _rows(collection, fields, origin):
    rows = collection.rows(with_citations=False).iterator(chunk_size=CHUNK)
    while block := list(islice(rows, CHUNK)):
        for row, page in zip(block, pages_of(block), strict=True):
            cells = _cells(collection, fields, row)
            cells += [page and f"{origin}{page[language]}" for language in LANGUAGES]
            yield tuple(cells)


def _cells(collection, fields, row):
    cells = []
    for field in fields:
        value = collection.value(row, field)
        if field.kind == "bilingual":
            cells += [value and value[language] for language in LANGUAGES]
        else:
            cells.append(value)
    return cells


def _of_links(collection, field):
    """The table of a relation to many: the id of the one and of the other."""
    own, other = collection.model._meta, field.target._meta
    names = f"{own.model_name}_id", f"{other.model_name}_id"
    if names[0] == names[1]:
        names = names[0], f"{field.name}_{names[1]}"
    ends = [(names[0], own, collection.table), (names[1], other, collection_of(field.target).table)]
    columns = tuple(
        Column(name, meta.verbose_name, is_required=True, to=to) for name, meta, to in ends
    )
    label = _Lazy(own.verbose_name_plural, field.label)
    name = f"{collection.table}_{field.name}"
    return Table(name, label, columns, names, lambda: _links(collection.model, field))


def _links(model, field):
    """Rows of a relation to many, both ends public, in the order of its index: nothing to sort."""
    relation = model.field(field.source)
    here, there = relation.m2m_field_name(), relation.m2m_reverse_field_name()
    if issubclass(model, Claim) and field.kind == "citations":
        links = model.supporting_links().filter(public(model, f"{here}__"))
    else:
        ends = {here: shown(model), there: tellable(field)}
        rows = {f"{end}__in": found.order_by().values("pk") for end, found in ends.items()}
        links = relation.remote_field.through.objects.filter(**rows)
    ways = [
        f"{end}__{way}"
        for end, of in ((here, model), (there, field.target))
        for way in key_lookups(of)
    ]
    at = len(key_lookups(model))
    rows = links.order_by(f"{here}_id", f"{there}_id").values_list(*ways)
    for row in rows.iterator(chunk_size=CHUNK):
        yield model.outside_id(*row[:at]), field.target.outside_id(*row[at:])


def _of_words():
    """What the values of choices mean, for whoever shows them to people."""
    columns = (
        Column("table", _("table"), is_required=True),
        Column("column", _("column"), is_required=True),
        Column("value", _("value"), is_required=True),
        Column("label_vi", _in_language(_("label"), "vi"), is_required=True),
        Column("label_en", _in_language(_("label"), "en"), is_required=True),
    )
    key = ("table", "column", "value")
    return Table("choices", _("what the values of choices mean"), columns, key, _words)


def _words():
    for each in collections():
        for field in each.fields:
            for value, label in field.choices.items():
                if value:
                    words = in_languages(label)
                    yield each.table, field.name, value, words["vi"], words["en"]
