"""Which rows can be exchanged, and under what name each sheet stands."""

from dataclasses import dataclass
from functools import cache

from django.db.models import UniqueConstraint

from roles.models.content import content_models
from roles.schema.rows import fields_of, key_names


@dataclass(frozen=True)
class Sheet:
    """`identities`: columns by which a row is known again; the first that are all filled count."""

    name: str
    model: type
    identities: tuple

    @property
    def label(self):
        return self.model._meta.verbose_name_plural


def sheets():
    """In the order in which they are read: a row refers only to rows of sheets before its own."""
    return [sheet_of(model) for model in content_models() if model.sheet]


def sheets_by_name():
    return {sheet.name: sheet for sheet in sheets()}


@cache
def sheet_of(model):
    """The key of a row names it, and whatever is never twice."""
    once = (c for c in model._meta.constraints if isinstance(c, UniqueConstraint))
    unique = [rule.fields for rule in once if rule.fields and not rule.condition]
    return Sheet(model.sheet, model, tuple(dict.fromkeys([key_names(model), *unique])))


def columns_of(sheet):
    """Names of a sheet's columns: the key, the fields of its own, what all claims have."""
    found = fields_of(sheet.model).items()
    return [name for name, field in found if not field.many_to_many or name == "citations"]
