"""Row 8: thirty searches among 100,000 roles."""

from benchmarks.companies import company
from benchmarks.report import Part, Row, pair
from benchmarks.trees import in_turn

ROLES = 100_000
TARGETS = {"median": None, "p95": 50, "slowest": None}


def measure(bench):
    runs = in_turn(bench.trees, lambda tree: tree.probe("search", database=company(tree, ROLES)))
    rows = []
    for what, target in TARGETS.items():
        values = {name: [run[what] for run in each] for name, each in runs.items()}
        rows.append(
            Row("8", f"{what} of 30 searches, {ROLES:,} roles", "ms", *pair(values), target)
        )
    slowest = runs["now"][0]["query"]
    return Part("Search", rows, SAID.format(slowest))


SAID = """Whole pages, made anew. The slowest now: «{0}». The index is that of the code before,
which wrote all roles that ask for a skill into its text, 150 KB for each of sixty skills; now these
texts are as long as those that today's code writes."""
