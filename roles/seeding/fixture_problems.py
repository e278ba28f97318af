"""What is wrong in the fixtures, and where."""

from dataclasses import dataclass, replace

SHOWN = 50


@dataclass(frozen=True, order=True)
class Place:
    """A row of a file, both counted from 1; 0 where the whole file is meant."""

    file: str
    row: int = 0
    line: int = 0

    def __str__(self):
        row = f", row {self.row}" if self.row else ""
        line = f", line {self.line}" if self.line else ""
        return f"{self.file}{row}{line}"


@dataclass(frozen=True)
class RowOrigin:
    """Where a row comes from, and on which line each of its fields stands."""

    place: Place
    lines: dict

    def at(self, field):
        return replace(self.place, line=self.lines.get(field, self.place.line))


@dataclass(frozen=True)
class FixtureProblem:
    """One fault: `model` is a label, `key` a natural key; both may be unknown."""

    place: Place
    reason: str
    model: str = ""
    key: tuple = ()
    field: str = ""

    def __str__(self):
        row = f"{self.model} {' '.join(self.key)}".strip()
        return ": ".join(filter(None, [str(self.place), row, self.field, self.reason]))


class BrokenFixtures(Exception):
    """The fixtures cannot be applied; `problems` tells why, in the order of the files."""

    def __init__(self, problems):
        self.problems = sorted(problems, key=lambda problem: problem.place)
        super().__init__(self.problems)

    def __str__(self):
        lines = [str(problem) for problem in self.problems[:SHOWN]]
        if more := len(self.problems) - SHOWN:
            lines += [f"… and {more} more"] if more > 0 else []
        return "\n".join(lines)
