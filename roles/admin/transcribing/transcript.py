"""What the screen sends, taken apart by its names. Nothing of it is checked here."""

import re
from dataclasses import dataclass

_STATEMENT = re.compile(r"statement-(\d{1,6})-kind")
_ROLE = re.compile(r"role-(\d{1,6})-(\w+)")
NEW = "new-"


@dataclass
class Statement:
    """`role`: the id of one, or `new-` and the number of a new one; `fields`: {name: texts}."""

    number: str
    kind: str
    role: str
    place: str
    heading: str
    fragment: str
    made: dict
    fields: dict

    def called(self, field):
        """The name that a field of it has on the screen."""
        return f"{self.kind}-{self.number}-{field}"

    @property
    def places(self):
        return [place for part in self.place.split(";") if (place := " ".join(part.split()))]


class Transcript:
    """`source`: the id of the one that is read, "" for a new one; `new_source`: its fields."""

    def __init__(self, data):
        self.source = data.get("source", "").strip()
        self.new_source = _below(data, "source-new-")
        found = [match[1] for name in data if (match := _STATEMENT.fullmatch(name))]
        self.statements = [_statement(data, number) for number in found]
        numbers = dict.fromkeys(m[1] for name in data if (m := _ROLE.fullmatch(name)))
        self.new_roles = {f"{NEW}{n}": _below(data, f"role-{n}-") for n in numbers}

    def of(self, role):
        return [one for one in self.statements if one.role == role]


def _statement(data, number):
    told = {n: texts[-1] for n, texts in _below(data, f"statement-{number}-").items()}
    names = ("kind", "role", "place", "heading", "fragment")
    said = [told.get(name, "").strip() for name in names]
    fields = _below(data, f"{said[0]}-{number}-")
    return Statement(number, *said, _below(data, f"made-{number}-"), fields)


def _below(data, start):
    return {name[len(start) :]: data.getlist(name) for name in data if name.startswith(start)}
