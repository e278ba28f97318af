"""Everything that docs/benchmarks.md tells: `make bench`.

python -m benchmarks [PART …] [--before COMMIT] [--list]

Without names all parts are measured, but for what takes minutes by itself. With a commit the same
is measured of the code as it was then, in turns. What was found is kept in var/bench, and
docs/benchmarks.md is written anew from the newest figures of each part. A part that fails is named
at the end and keeps its old figures.
"""

import argparse
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import report, trees
from .parts import (
    cold,
    crowd,
    edits,
    growth,
    lists,
    reader,
    search,
    seeding,
    served,
    starts,
    visits,
)

PARTS = {
    "reader": reader.measure,
    "crowd": crowd.measure,
    "edits": edits.measure,
    "served": served.measure,
    "lists": lists.measure,
    "growth": growth.measure,
    "search": search.measure,
    "seeding": seeding.measure,
    "starts": starts.measure,
    "visits": visits.measure,
    "cold": cold.measure,
}


@dataclass
class Bench:
    """What a part measures: the trees, the one before first, and a folder for what it makes."""

    folder: Path
    before: str
    is_named: bool  # the part, by who asks for it

    @cached_property
    def trees(self):
        commits = {"before": self.before, "now": None} if self.before else {"now": None}
        found = [trees.unpacked(name, commit, self.folder) for name, commit in commits.items()]
        trees.without_old()
        return found

    @property
    def now(self):
        return self.trees[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART")
    parser.add_argument("--before", default="", metavar="COMMIT")
    parser.add_argument("--list", action="store_true", help="name the parts, and measure nothing")
    options = parser.parse_args()
    if options.list:
        sys.exit("\n".join(PARTS))
    before = trees.git("rev-parse", "--short", options.before) if options.before else ""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # nginx reads in it, as a user without rights
        bench = Bench(folder, before, is_named=bool(options.parts))
        failed = [part for part in options.parts or PARTS if not done(part, bench)]
    report.write(PARTS)
    sys.exit(f"Failed: {', '.join(failed)}" if failed else 0)


def done(name, bench):
    started = time.monotonic()
    try:
        report.keep(name, PARTS[name](bench), bench.before)
    except Exception:
        traceback.print_exc()
        return False
    print(f"({name}: {time.monotonic() - started:.0f} s)\n", flush=True)
    return True


if __name__ == "__main__":
    main()
