"""Row 6: the first list of all roles after an edit."""

from benchmarks.companies import company
from benchmarks.report import Part, Row, pair
from benchmarks.trees import in_turn

# What is aimed at, and what was when that was set.
SECONDS = {10_000: (0.3, 1.15), 100_000: (3, 13.2)}
MEGABYTES = 300


def measure(bench):
    rows = []
    for size, (target, was) in SECONDS.items():

        def first(tree, size=size):
            return tree.probe("first_list", database=company(tree, size))

        runs = in_turn(bench.trees, first, rounds=2)
        seconds, memory = ({name: [run[what] for run in each] for name, each in runs.items()}
                           for what in ("seconds", "memory"))  # fmt: skip
        rows += [
            Row("6", f"{size:,} roles: time", "s", *pair(seconds), target, was=was),
            Row("6", f"{size:,} roles: memory of the process", "MB", *pair(memory), MEGABYTES),
        ]
    return Part("The first list after an edit", rows)
