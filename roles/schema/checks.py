"""What `manage.py check` holds, and so every start of the site."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import Error, Tags, register
from django.db import models

from .fields import Storable

# What SQLite would store without a look at its length, its range or its characters.
UNBOUNDED = (models.CharField, models.TextField, models.IntegerField, models.JSONField)
# Of 64 bits on every database.
BOUNDED = (Storable, models.AutoField, models.BigIntegerField)


@register(Tags.models)
def columns_are_storable(app_configs: Any, **kwargs: Any) -> list[Error]:
    """A column that one database takes and another one refuses has no place in our tables."""
    ours = [config for config in app_configs or apps.get_app_configs() if config.label == "roles"]
    return [error for config in ours for model in config.get_models() for error in _errors(model)]


def _errors(model: Any) -> Iterator[Error]:
    for field in model._meta.local_concrete_fields:
        if isinstance(field, UNBOUNDED) and not isinstance(field, BOUNDED):
            hint = "Declare it with the class of that name in roles.schema.fields."
            message = f"{field} takes on SQLite what PostgreSQL refuses."
            yield Error(message, hint=hint, obj=model, id="roles.E001")
