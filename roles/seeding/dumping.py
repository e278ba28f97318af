"""The database back into the fixtures' files: the same content always gives the same bytes."""

import os
import re
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass

import yaml
from django.db.models import ForeignKey

from roles.models.content import content_models
from roles.schema.rows import Holdings, fields_of

from .checking import check
from .file_layout import file_of, is_owned, owned_files, position
from .fixture_problems import FixtureProblem, Place
from .reading import files_in, is_misnamed, read_text

# PyYAML breaks a line at the first space past the width, so lines reach about 100 columns.
WIDTH = 80
# Longer texts start on a line of their own.
SHORT = 72
# Texts whose lines begin and end with something printable. PyYAML folds other ones, too, but into
# lines that a reader joins in another way; and YAML has more line ends than we have.
_LINE = r"(?!\s)[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+(?<!\s)"
FOLDABLE = re.compile(rf"{_LINE}(?:\n+{_LINE})*")


class Undumpable(Exception):
    """Nothing can be written; the message says why, `details` where."""

    def __init__(self, reason, details=()):
        self.details = details
        super().__init__(reason)


@dataclass(frozen=True)
class FolderDifference:
    """Names of files, relative to the folder: those that a dump changes, removes, leaves alone.

    `foreign` ones are not of the layout; the seed reads them (`notes.yaml`) or refuses them
    (`cpo.yml`) all the same.
    """

    written: list
    removed: list
    foreign: list
    refused: list  # Problems that seed will find in the rows: a text that is not composed, say

    def __bool__(self):
        return bool(self.written or self.removed)


def dump(directory, *, dry_run=False):
    """Write all content to YAML files under `directory` (a Path) and return the FolderDifference.

    Only files that differ are touched; a file of the layout that has no rows left is removed.
    Raises Undumpable when the database holds nothing, which would remove every file, and when a
    file would not read back as what is written; OSError where a file cannot be written. In either
    case nothing is changed.
    """
    texts, refused = file_texts()
    texts = {name: text.encode() for name, text in texts.items()}
    written = [name for name, text in texts.items() if _bytes(directory / name) != text]
    removed = sorted(owned_files(directory) - texts.keys())
    if not dry_run:
        _replace({directory / name: texts[name] for name in written})
        for name in removed:
            (directory / name).unlink()
    return FolderDifference(sorted(written), removed, _foreign(directory), refused)


def _foreign(directory):
    names = (n for n in files_in(directory) if n.endswith(".yaml") or is_misnamed(n))
    return [name for name in names if not is_owned(name)]


def file_texts():
    """{file name: YAML text} of everything in the database, and what seed will say against it.

    Raises Undumpable.
    """
    holdings = Holdings()
    world = {model: holdings.load(model) for model in content_models()}
    files = {}
    for rows in world.values():
        for row in sorted(rows.values(), key=lambda row: position(row, world)):
            files.setdefault(file_of(row), []).append(row)
    if not files:
        raise Undumpable("the database holds no content")
    texts = {name: as_yaml([_plain(row) for row in rows]) for name, rows in files.items()}
    faults, refused = [], []
    for name, rows in files.items():
        raws = read_text(texts[name], name, faults)
        faults += _lost(name, raws, rows)
        refused += [problem for raw in raws for problem in check(raw)[1]]
    if faults:
        raise Undumpable("what is written would not read back", faults)
    return texts, refused


def _lost(name, raws, rows):
    """[FixtureProblem] for what a file loses of the rows that it was made from."""
    if not is_owned(name):
        return [FixtureProblem(Place(name), "no file can have this name")]
    if len(raws) != len(rows):
        return [FixtureProblem(Place(name), "the rows are not those of the database")]
    return [
        FixtureProblem(
            raw.origin.at(field), "would not read back as it is", row.label, row.key, field
        )
        for raw, row in zip(raws, rows, strict=True)
        for field in _differing(raw, row)
    ]


def _differing(raw, row):
    names = {**row.fields, **raw.fields, **raw.faults}
    return [n for n in names if n in raw.faults or raw.fields.get(n) != row.fields.get(n)]


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
    is_long = "\n" in text or (len(text) > SHORT and " " in text)
    style = None if FOLDABLE.fullmatch(text) else '"'
    style = ">" if is_long and not style else style
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_inline(dumper, key):
    return dumper.represent_sequence("tag:yaml.org,2002:seq", key, flow_style=True)


Dumper.add_representer(str, _represent_text)
Dumper.add_representer(Inline, _represent_inline)


def as_yaml(rows):
    return yaml.dump(rows, Dumper=Dumper, allow_unicode=True, width=WIDTH, sort_keys=False)


def _bytes(path):
    return path.read_bytes() if path.is_file() else None


def _replace(contents):
    """Write whole files, {path: bytes}, or change nothing: all are written before any is renamed.

    Even if the machine stops in between, no file is half one and half the other.
    """
    with ExitStack() as undoing:
        drafts = {path: _draft(path, content, undoing) for path, content in contents.items()}
        for path, draft in drafts.items():
            os.replace(draft, path)


def _draft(path, content, undoing):
    """The name of a new file beside `path`, removed in the end if it is still there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    undoing.callback(lambda: os.path.exists(temporary) and os.unlink(temporary))
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.chmod(temporary, path.stat().st_mode if path.exists() else 0o644)
    return temporary
