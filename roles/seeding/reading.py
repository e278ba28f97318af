"""From YAML files to raw rows that know where they stand."""

from dataclasses import dataclass

import yaml

from .fixture_problems import FixtureProblem, Place, RowOrigin

# The C parser reads the same language ten times faster; not every build of PyYAML has it.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class RawRow:
    """A row as it is written: the label may be unknown, the fields anything.

    `faults` are the fields whose values YAML could not build, {name: reason}.
    """

    origin: RowOrigin
    label: object
    fields: dict
    faults: dict


class _Fault(Exception):
    """A reason, and the YAML mark (counted from 0) that it concerns."""

    def __init__(self, reason, mark):
        self.reason, self.line = reason, mark.line + 1 if mark else 0
        super().__init__(reason)


def read(directory):
    """Return (raw rows, problems) of all `*.yaml` files under a folder, in order of their names."""
    rows, problems = [], []
    names = files_in(directory)
    texts = [name for name in names if name.endswith(".yaml")]
    if not texts:
        problems.append(
            FixtureProblem(Place(str(directory)), "there are no *.yaml files in this folder")
        )
    for name in names:
        if name in texts:
            rows += _read_file(directory / name, name, problems)
        elif is_misnamed(name):
            problems.append(
                FixtureProblem(Place(name), "is not read: rename it to *.yaml, or remove it")
            )
    return rows, problems


def files_in(directory):
    """Names of all files under a folder, relative to it, in order; not those in hidden folders."""
    names = [path.relative_to(directory) for path in directory.rglob("*") if not path.is_dir()]
    seen = [name for name in names if not any(part.startswith(".") for part in name.parts[:-1])]
    return sorted(name.as_posix() for name in seen)


def is_misnamed(name):
    """Whether somebody may take a file for a fixture that nobody reads: `cpo.yml`, `CPO.YAML`."""
    return name.lower().endswith((".yaml", ".yml")) and not name.endswith(".yaml")


def unread(directory):
    """Names of the files that `read` says nothing of: `README.txt`, `cpo.yaml~`."""
    return [n for n in files_in(directory) if not n.endswith(".yaml") and not is_misnamed(n)]


def _read_file(path, name, problems):
    try:
        return read_text(path.read_text(encoding="utf-8"), name, problems)
    except OSError as error:
        problems.append(FixtureProblem(Place(name), f"cannot be read: {error.strerror}"))
    except UnicodeDecodeError as error:
        problems.append(FixtureProblem(Place(name), f"not UTF-8 (byte {error.start + 1})"))
    return []


def read_text(text, name, problems):
    """The raw rows of the text of a file; what is wrong is added to `problems`."""
    try:
        loader = Loader(text)
        nodes = _items(loader.get_single_node())
    except (yaml.YAMLError, RecursionError) as error:
        problems.append(
            FixtureProblem(Place(name, line=_line(error)), f"bad YAML: {_reason(error)}")
        )
        return []
    except _Fault as fault:
        problems.append(FixtureProblem(Place(name, line=fault.line), fault.reason))
        return []
    rows = []
    for number, node in enumerate(nodes, start=1):
        place = Place(name, number, node.start_mark.line + 1)
        rows += _row(loader, node, place, problems)
    return rows


def _items(node):
    """The nodes of a file's rows; an empty file has none."""
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise _Fault("expected a list of rows", node.start_mark)
    return node.value


def _row(loader, node, place, problems):
    """A list of the RawRow, or of nothing after adding what is wrong to `problems`."""
    try:
        label, entries = _parts(loader, node)
    except _Fault as fault:
        where = Place(place.file, place.row, fault.line or place.line)
        problems.append(FixtureProblem(where, fault.reason))
        return []
    row = RawRow(RowOrigin(place, {}), label, fields={}, faults={})
    for key, value in entries:
        _fill(row, loader, key, value)
    return [row]


def _parts(loader, node):
    """Return (label, entries of the fields) of a row's node."""
    entries = _entries(node, "a row is a mapping of model and fields")
    parts = {key.value: value for key, value in entries}
    if unknown := parts.keys() - {"model", "fields"}:
        raise _Fault(f"a row has model and fields, not {', '.join(sorted(unknown))}", None)
    if missing := {"model", "fields"} - parts.keys():
        raise _Fault(f"the row has no {' and no '.join(sorted(missing))}", None)
    if len(entries) > len(parts):
        raise _Fault("model or fields stands twice", None)
    fields = _entries(parts["fields"], "fields is a mapping of names and values")
    return _value(loader, parts["model"]), fields


def _fill(row, loader, key, value):
    """Add one field. Plain YAML would let the second of two with one name win."""
    name = key.value
    is_repeated = name in row.origin.lines
    row.origin.lines[name] = key.start_mark.line + 1
    try:
        row.fields[name] = _value(loader, value)
    except _Fault as fault:
        row.faults[name] = fault.reason
    if is_repeated:
        row.faults[name] = "stands twice in one row"


def _entries(node, expectation):
    """The pairs (key node, value node) of a mapping whose keys are texts."""
    if not isinstance(node, yaml.MappingNode):
        raise _Fault(expectation, node.start_mark)
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _Fault("a name is a text, not a list or a mapping", key.start_mark)
    return node.value


def _value(loader, node):
    try:
        return loader.construct_object(node, deep=True)
    except (yaml.YAMLError, ValueError) as error:
        raise _Fault(f"bad YAML: {_reason(error)}", node.start_mark) from error


def _line(error):
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return mark.line + 1 if mark else 0


def _reason(error):
    return getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
