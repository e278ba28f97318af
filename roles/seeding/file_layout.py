"""The file in which a row stands."""

import re

from roles.models.content import content_models, file_fields
from roles.schema.rows import in_natural_order, natural


def file_of(row):
    """The file of a row, relative to the fixtures' folder: `roles/cpo.yaml`."""
    if row.model.file:
        return row.model.file.format(slug=row.key[0])
    name = next(name for name in file_fields(row.model) if name in row.fields)
    return row.model.field(name).related_model.file.format(slug=row.fields[name][0])


def is_owned(name):
    """Whether the layout accounts for a file: `skills.yaml`, `roles/cpo.yaml`."""
    files = {model.file for model in content_models()} - {""}
    return any(re.fullmatch(_pattern(file), name) for file in files)


def _pattern(file):
    return re.escape(file).replace(r"\{slug\}", r"[-\w]+")


def owned_files(directory):
    """The files under `directory` that the layout accounts for, relative to it, with "/"."""
    found = [path for pattern in ("*.yaml", "*/*.yaml") for path in directory.glob(pattern)]
    names = (path.relative_to(directory).as_posix() for path in found if path.is_file())
    return set(filter(is_owned, names))


def position(row, world):
    """Sort key of a row among those of its model: the model's ordering, then its natural key.

    `world` is {model: {natural key: Row}}. Compared here and not by the database, whose
    collations differ; numbers inside texts count as numbers (§2.9 before §2.10).
    """
    paths = row.model._meta.ordering
    return [natural(_value(row, path, world)) for path in paths], in_natural_order(row.key)


def _value(row, path, world):
    name, _, rest = path.partition("__")
    if rest:
        target = row.model._meta.get_field(name).related_model
        return _value(world[target][tuple(row.fields[name])], rest, world)
    return row.fields.get(name, row.model._meta.get_field(name).get_default())
