"""What was measured, as a table on the screen and in docs/benchmarks.md."""

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.environment.stack import ROOT

FILE = ROOT / "docs" / "benchmarks.md"
INTRODUCTION = """# Benchmarks

Written by `make bench`, which starts everything itself on this machine and compares within one
run: the ratios mean something elsewhere, the numbers behind them only here.

{machine}, {day}; the load before: {load}.
"""


@dataclass
class Row:
    """`value` compared with `base`; `target` is what the ratio should reach, or stay below."""

    what: str
    value: float
    base: float
    target: float
    unit: str = "/s"
    at_most: bool = False

    @property
    def ratio(self):
        return self.value / self.base

    @property
    def is_met(self):
        return self.ratio <= self.target if self.at_most else self.ratio >= self.target

    @property
    def cells(self):
        sign = "≤" if self.at_most else "≥"
        return (
            self.what,
            f"{self.value:.1f} {self.unit}",
            f"{self.base:.1f} {self.unit}",
            f"{self.ratio:.2f}",
            f"{sign} {self.target}",
            "yes" if self.is_met else "**no**",
        )


class Report:
    """Sections of Markdown, printed as they come and written at the end."""

    def __init__(self):
        load = " ".join(f"{each:.1f}" for each in os.getloadavg())
        day = datetime.now(UTC).date().isoformat()
        machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
        self.parts = [INTRODUCTION.format(machine=machine, day=day, load=load)]

    def section(self, title, text):
        self.parts.append(f"## {title}\n\n{text.strip()}\n")
        print(self.parts[-1], flush=True)

    def ratios(self, title, rows, note=""):
        head = ("", "measured", "compared with", "ratio", "target", "met")
        self.section(title, f"{note}\n\n{table(head, [row.cells for row in rows])}")

    def write(self):
        FILE.write_text("\n".join(self.parts))


def table(head, rows):
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)
