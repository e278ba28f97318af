"""Row 1: a kept page for whoever is signed in, and with the cookie of no session."""

from benchmarks.companies import site
from benchmarks.report import Part, Row
from benchmarks.trees import in_turn

# Milliseconds aimed at, and those when that was set.
WHO = {"signed in": (1, 20.9), "junk cookie": (1, 20.9), "reader": (None, None)}


def measure(bench):
    found = in_turn(bench.trees, lambda tree: tree.probe("reader", database=site(tree)), rounds=3)
    rows = [Row("1", f"a kept role page, {who}", "ms", *least(found, who), target, was=was)
            for who, (target, was) in WHO.items()]  # fmt: skip
    return Part("Readers with a cookie", rows)


def least(found, who):
    runs = (found.get(name) for name in ("before", "now"))
    return [min(run[who] for run in each) if each else None for each in runs]
