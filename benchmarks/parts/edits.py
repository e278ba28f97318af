"""Row 3: what an edit leaves of the kept pages, and whether any of them is stale."""

from benchmarks.companies import site
from benchmarks.report import Part, Row
from benchmarks.trees import in_turn


def measure(bench):
    found = in_turn(bench.trees, lambda tree: tree.probe("edits", database=site(tree)))
    rows = []
    for what in found["now"][0]:
        runs = [found[name][0][what] if name in found else None for name in ("before", "now")]
        kept = [run and 100 * run["kept of the same"] for run in runs]
        changed = f"{runs[-1]['changed']} of {runs[-1]['pages']} change"
        name = f"{what}: kept of those that stay the same ({changed})"
        rows += [
            Row("3", name, "%", *kept, 95, at_least=True),
            Row("3", f"{what}: made anew", "pages", *(run and run["made anew"] for run in runs)),
            Row("3", f"{what}: stale", "pages", *(run and run["stale"] for run in runs), 0),
        ]
    return Part("Pages that an edit leaves as they are", rows, TEXT)


TEXT = """Every page of a sample from the sitemap is asked for before and after each edit, and once
more when the process has forgotten everything: a page is stale if it is not byte for byte the one
that is made then. `tests/ops/test_never_stale.py` holds the same with edits at random."""
