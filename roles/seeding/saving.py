"""A canonical row becomes a model instance, through the same door as an editor's."""

from functools import cache, partial

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, OperationalError, transaction
from django.db.models import ForeignKey
from django.utils import translation

from roles.models import Claim
from roles.schema.rows import fields_of, holds_key, translated


def save(row, ids, pk=None):
    """Write a Row as a new instance or over the one with `pk`; return {field: reasons} if it fails.

    `ids` is {model: {natural key: id}}. What fails leaves nothing behind.
    """
    instance, links = instance_of(row, ids, pk)
    try:
        with transaction.atomic():
            _keep(instance, links)
    except ValidationError:
        return faults(instance, links.get("citations", ()))
    except OperationalError:  # no room, no server: no fault of the row
        raise
    except DatabaseError as error:
        return {"": [f"the database refused it: {error}".strip()]}
    return {}


def fits_without(others, row, ids, pk=None):
    """Whether `save` would succeed if the rows with the ids `others` were not there."""
    others = set(others) - {pk}
    if not others or not row.model._meta.constraints:
        return False
    with transaction.atomic():
        row.model._base_manager.filter(pk__in=others).delete()
        fits = not save(row, ids, pk)
        transaction.set_rollback(True)
    return fits


def instance_of(row, ids, pk=None):
    """Return (instance with the row's values, {many-to-many field: ids})."""
    values, links, blank = {}, {}, _blank(row.model)
    for name, field in fields_of(row.model).items():
        value = row.fields.get(name)
        if field.many_to_many:
            links[name] = [ids[field.related_model][tuple(key)] for key in value or ()]
        elif isinstance(field, ForeignKey):
            values[field.attname] = value and _held(field, value, ids)
        else:
            values[name] = blank[name] if value is None else value
    if not pk:  # by their order: six times as fast as by their names
        return row.model(*(blank | values).values()), links
    instance = row.model._base_manager.get(pk=pk)
    for name, value in values.items():
        setattr(instance, name, value)
    return instance, links


@cache
def _blank(model):
    """{column as an attribute: what a new row has there}, in the order of the model."""
    return {field.attname: field.get_default() for field in model._meta.concrete_fields}


def _held(field, key, ids):
    """What the column of a reference holds of the row with this natural key."""
    return key[0] if holds_key(field) else ids[field.related_model][tuple(key)]


def _keep(instance, links):
    if isinstance(instance, Claim):
        instance.keep(links["citations"])
    else:
        instance.full_clean()
        instance.save()
    for name in links.keys() - {"citations"}:
        getattr(instance, name).set(links[name])


def faults(instance, citations):
    """{field: [reasons in English]} of all rules that the instance breaks; "" for the whole row."""
    rules = [instance.full_clean]
    if isinstance(instance, Claim):
        rules.append(partial(instance.check_support, citations))
    found = {}
    with translation.override("en"):
        for rule in rules:
            try:
                rule()
            except ValidationError as error:
                found |= error.message_dict
    return _in_file_terms(type(instance), found)


def _in_file_terms(model, found):
    """The columns that repeat a text in one language fail with it: named once, as in the file."""
    named = {}
    for name, reasons in found.items():
        if name in translated(model) and found.keys() & {f"{name}_vi", f"{name}_en"}:
            continue
        named["" if name == NON_FIELD_ERRORS else name] = reasons
    return named
