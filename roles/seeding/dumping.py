"""The database back into the fixtures' files: the same content always gives the same bytes."""

import os
import tempfile
from dataclasses import dataclass

import yaml
from django.db.models import ForeignKey

from roles.models.content import MODELS

from .layout import file_of, owned_files, position
from .rows import Holdings, fields_of

# PyYAML breaks a line at the first space past the width, so lines reach about 100 columns.
WIDTH = 80
# Longer texts start on a line of their own.
SHORT = 72


@dataclass(frozen=True)
class Difference:
    """Names of files, relative to the folder, that a dump changes and removes."""

    written: list
    removed: list

    def __bool__(self):
        return bool(self.written or self.removed)


def dump(directory, *, dry_run=False):
    """Write all content to YAML files under `directory` (a Path) and return the Difference.

    Only files that differ are touched; a file of the layout that has no rows left is removed.
    Raises LookupError when the database holds nothing: that would remove every file.
    """
    texts = {name: text.encode() for name, text in file_texts().items()}
    if not texts:
        raise LookupError("the database holds no content")
    written = [name for name, text in texts.items() if _bytes(directory / name) != text]
    removed = sorted(owned_files(directory) - texts.keys())
    if not dry_run:
        for name in written:
            _replace(directory / name, texts[name])
        for name in removed:
            (directory / name).unlink()
    return Difference(sorted(written), removed)


def file_texts():
    """{file name: YAML text} of everything in the database."""
    holdings = Holdings()
    world = {model: holdings.load(model) for model in MODELS}
    files = {}
    for rows in world.values():
        for row in sorted(rows.values(), key=lambda row: position(row, world)):
            files.setdefault(file_of(row), []).append(_plain(row))
    return {name: _yaml(rows) for name, rows in files.items()}


def _plain(row):
    fields = fields_of(row.model)
    return {
        "model": row.label,
        "fields": {name: _inline(fields[name], value) for name, value in row.fields.items()},
    }


class Inline(list):
    """A list written on one line: `[wiindi-cpo, §II]`."""


def _inline(field, value):
    if isinstance(field, ForeignKey):
        return Inline(value)
    return [Inline(key) for key in value] if field.many_to_many else value


class Dumper(yaml.SafeDumper):
    """Lists are indented below their name; nothing is abbreviated by aliases."""

    def increase_indent(self, flow=False, indentless=False):
        return super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data):
        return True


def _represent_text(dumper, text):
    style = ">" if "\n" in text or (len(text) > SHORT and " " in text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_inline(dumper, key):
    return dumper.represent_sequence("tag:yaml.org,2002:seq", key, flow_style=True)


Dumper.add_representer(str, _represent_text)
Dumper.add_representer(Inline, _represent_inline)


def _yaml(rows):
    return yaml.dump(rows, Dumper=Dumper, allow_unicode=True, width=WIDTH, sort_keys=False)


def _bytes(path):
    return path.read_bytes() if path.is_file() else None


def _replace(path, content):
    """Write a whole file or nothing, even if the machine stops in between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, path.stat().st_mode if path.exists() else 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
