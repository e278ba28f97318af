"""The file in which a row stands."""

import re

from roles import models as m
from roles.models.content import MODELS
from roles.schema.rows import in_natural_order, natural

LABELS = {model._meta.label_lower: model for model in MODELS}

# A file that several models share, or a folder with a file for each slug that a field names.
PLACES = {
    m.Source: "sources.yaml",
    m.Citation: "sources.yaml",
    m.Skill: "skills.yaml",
    m.Role: {"slug": "roles"},
    m.RoleTitle: {"role": "roles"},
    m.Responsibility: {"role": "roles"},
    m.RoleSkill: {"role": "roles"},
    m.ReportingLine: {"subordinate": "roles"},
    m.Coverage: {"absent": "roles"},
    m.StageAdvice: "stages.yaml",
    m.Comparison: {"slug": "comparisons"},
    m.ComparisonPoint: {"comparison": "comparisons"},
    m.Dispute: "disputes.yaml",
    m.Position: "disputes.yaml",
    m.Process: {"slug": "processes"},
    m.ProcessPart: {"process": "processes"},
    m.Participation: {"process": "processes"},
    m.ProcessContrast: {"process": "processes"},
    m.Question: {"role": "roles", "comparison": "comparisons", "process": "processes"},
    m.TitleUsage: "title_usage.yaml",
    m.Crosswalk: {"role": "roles"},
}


def file_of(row):
    """The file of a row, relative to the fixtures' folder: `roles/cpo.yaml`."""
    place = PLACES[row.model]
    if isinstance(place, str):
        return place
    folder, owner = next((place[name], row.fields[name]) for name in place if name in row.fields)
    return f"{folder}/{owner if isinstance(owner, str) else owner[0]}.yaml"


SINGLE = {place for place in PLACES.values() if isinstance(place, str)}
FOLDERS = {f for place in PLACES.values() if not isinstance(place, str) for f in place.values()}
_IN_A_FOLDER = re.compile(rf"(?:{'|'.join(sorted(FOLDERS))})/[-\w]+\.yaml")


def is_owned(name):
    """Whether the layout accounts for a file: `skills.yaml`, `roles/cpo.yaml`."""
    return name in SINGLE or bool(_IN_A_FOLDER.fullmatch(name))


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
