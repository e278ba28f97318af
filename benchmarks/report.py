"""What was measured: kept as JSON for each part, printed, and told in docs/benchmarks.md."""

import json
import os
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.environment.stack import ROOT

from .trees import KEPT

FILE = ROOT / "docs" / "benchmarks.md"
NOTES = Path(__file__).with_name("notes")
RESULTS = KEPT / "results"
INTRODUCTION = """# Benchmarks

Written by `make bench`: what is measured here was measured by it, on one machine, and where a
figure from before stands beside it, in turns in the same run. Times are processor time of the
programs that answer unless something else is said, each the least of several runs; wall-clock time
is named where readers wait for it. Ratios mean something elsewhere, the numbers behind them only on
such a machine. The targets were set on a faster machine, and for less content: in brackets stands
what a target asks for in relation to what was measured there, and «by ratio» it is met where
now / before is no more. «Before» is commit {before}. What a part has to say beyond its table stands
in `benchmarks/notes`.
"""


@dataclass
class Row:
    """One figure: of the commit before (or None), and now, and what it should be at most.

    `number` is that of the target in the list that it comes from; `at_least` turns it round. `was`
    is what was measured on another machine when the target was set: with it the target is a ratio.
    """

    number: str
    what: str
    unit: str
    before: float | None
    now: float | None
    target: float | None = None
    at_least: bool = False
    was: float | None = None

    @property
    def ratio(self):
        return self.now / self.before if self.now is not None and self.before else None

    @property
    def asked(self):
        """The target as a ratio to what was."""
        return self.target / self.was if self.was else None

    @property
    def met(self):
        if self.target is None or self.now is None:
            return ""
        if self.is_good(self.now, self.target):
            return "yes"
        by_ratio = self.ratio and self.asked and self.is_good(self.ratio, self.asked)
        return "by ratio" if by_ratio else "**no**"

    def is_good(self, value, target):
        return value >= target if self.at_least else value <= target

    @property
    def cells(self):
        figures = (shown(each, self.unit) for each in (self.before, self.now))
        ratio = "" if self.ratio is None else shown(self.ratio, "×")
        return (self.number, self.what, *figures, ratio, self.wanted, self.met)

    @property
    def wanted(self):
        if self.target is None:
            return ""
        target = f"{'≥' if self.at_least else '≤'} {shown(self.target, self.unit)}"
        return f"{target} ({shown(self.asked, '×')})" if self.asked else target


@dataclass
class Part:
    """What one part of the benchmark found; `text` is Markdown that follows its table."""

    title: str
    rows: list
    text: str = ""


def pair(found, pick=min):
    """(before, now) of {name of a tree: [values]}, as rows take them."""
    return tuple(pick(found[name]) if name in found else None for name in ("before", "now"))


def shown(value, unit=""):
    if value is None:
        return "–"
    number = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{number} {unit}".strip()


def table(head, rows):
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


HEAD = ("#", "", "before", "now", "now / before", "target", "met")


def keep(name, part, before):
    """Remember what a part found, and print it."""
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    told = {"title": part.title, "rows": [asdict(row) for row in part.rows], "text": part.text,
            "before": before, "said": f"{machine}; {when}; load {load}"}  # fmt: skip
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1))
    print(section(name, told), flush=True)


def section(name, told):
    rows = [Row(**row) for row in told["rows"]]
    note = NOTES / f"{name}.md"
    said = [
        f"## {told['title']}",
        f"*{told['said']}*",
        table(HEAD, [row.cells for row in rows]),
        told["text"].strip(),
        note.read_text().strip() if note.exists() else "",
    ]
    return "\n\n".join(filter(None, said)) + "\n"


def write(names):
    """Write docs/benchmarks.md from what was kept of these parts, in this order."""
    files = [(name, RESULTS / f"{name}.json") for name in names]
    kept = {name: json.loads(file.read_text()) for name, file in files if file.exists()}
    before = ", ".join(sorted({each["before"] for each in kept.values() if each["before"]}))
    rows = [Row(**row) for told in kept.values() for row in told["rows"]]
    judged = [row for row in rows if row.met]
    met = sum(row.met != "**no**" for row in judged)
    parts = [
        INTRODUCTION.format(before=before or "none in this run"),
        f"**{met} of {len(judged)} targets are met.**\n",
        *(section(name, told) for name, told in kept.items()),
    ]
    FILE.write_text("\n".join(parts))
