"""The filters of a collection, read off its fields: whatever has an answer of a known form."""

from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from roles.models import Source
from roles.models.vocabulary import SourceKind
from roles.opendata.collections import collection_of, id_of, key_lookups, shown
from roles.views.problems import Refused

from .parameters import Parameter

# A slug, a key, or an owner and a digest.
ID = r"^[0-9A-Za-z_-]+(\.[0-9a-z-]+)?$"
# Parameters that say how something is told.
TAKEN = ("language", "fields", "expand", "cursor", "page_size", "q", "format")
FILTERED = ("one", "many", "choice", "flag", "citations")
NOTHING = _("There is no «{value}» among {collection}.")
ONLY = _("Only rows with one of these: {label}.")
CITING = _("Only what cites one of these sources.")


def filters(collection):
    """A Parameter for each field that rows can be chosen by."""
    return tuple(_filter(field) for field in collection.fields if field.kind in FILTERED)


def name_of(field):
    """What the filter of a field is called: another name where it means something else."""
    if field.kind == "citations":
        return "source"
    return f"by_{field.name}" if field.name in TAKEN else field.name


def _filter(field):
    about = CITING if field.kind == "citations" else format_lazy(ONLY, label=field.label)
    if field.kind == "flag":
        return Parameter(name_of(field), about, {"type": "boolean"})
    is_choice = field.kind == "choice"
    schema = {"enum": list(filter(None, field.choices))} if is_choice else {"pattern": ID}
    return Parameter(name_of(field), about, schema, many=True)


def condition(collection, given):
    """The condition on rows of a collection that the given values of its filters make."""
    found = Q()
    for field in collection.fields:
        values = given.get(name_of(field)) if field.kind in FILTERED else None
        if values not in (None, ()):
            found &= _answering(collection.model, field, values)
    return found


def _answering(model, field, values):
    if field.kind == "flag":
        return Q(**{field.source: values})
    if field.kind == "choice":
        return Q(**{f"{field.source}__in": values})
    if field.kind == "citations":
        return _citing(model, values)
    held = model.field(field.source)
    if field.kind == "one":
        wanted = [getattr(row, held.target_field.attname) for row in _rows(field, values)]
        return Q(**{f"{field.source}__in": wanted})
    links = held.remote_field.through.objects
    wanted = [row.pk for row in _rows(field, values)]
    linked = links.filter(**{f"{held.m2m_reverse_field_name()}__in": wanted})
    return Q(pk__in=linked.values(held.m2m_column_name()))


def _citing(model, slugs):
    sources = [row.pk for row in rows_with(collection_of(Source), slugs, "source")]
    links = model.citations.through.objects.filter(citation__source__in=sources)
    links = links.exclude(citation__source__kind=SourceKind.COPY)
    return Q(pk__in=links.values(f"{model._meta.model_name}_id"))


def _rows(field, names):
    return rows_with(collection_of(field.target), names, field.name)


def rows_with(collection, names, parameter):
    """The public rows with these ids; raises Refused (404) for the first that is not there."""
    keys = key_lookups(collection.model)
    if len(keys) == 1:
        rows = shown(collection.model).filter(**{f"{keys[0]}__in": names})
        found = {id_of(row): row for row in rows}
    else:
        found = {name: collection.find(name) for name in names}
    for name in names:
        if found.get(name) is None:
            told = format_lazy(NOTHING, value=name, collection=collection.name)
            raise Refused(404, errors=[(parameter, told)])
    return list(found.values())
