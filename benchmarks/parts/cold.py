"""Row 13: role pages of which nothing is kept, and where their time goes."""

from benchmarks.companies import site
from benchmarks.report import Part, Row, table
from benchmarks.trees import in_turn

TARGET = 12
PARTS = ("database", "template")


def measure(bench):
    runs = in_turn(bench.trees, lambda tree: tree.probe("cold", database=site(tree)), rounds=2)
    rows = []
    for page in runs["now"][0]["pages"]:
        best = {name: min((run["pages"][page] for run in each), key=lambda parts: parts["all"])
                for name, each in runs.items()}  # fmt: skip
        both = [best.get(name) for name in ("before", "now")]
        rows.append(Row("13", page, "ms", *(each and each["all"] for each in both), TARGET))
        for part in PARTS:
            rows.append(Row("13", f"– {part}", "ms", *(each and each[part] for each in both)))
        rows.append(Row("13", "– all else", "ms", *(each and rest(each) for each in both)))
    return Part("A role page of which nothing is kept", rows, profiled(runs["now"][-1]["profile"]))


def rest(parts):
    return parts["all"] - sum(parts[each] for each in PARTS)


def profiled(profile):
    rows = [(f"`{where}`", calls, f"{ms:.1f} ms") for calls, ms, where in profile]
    head = ("function", "calls", "of its own")
    return (
        "The functions that take most, of the first of these pages. Under the profiler all is "
        f"about twice as slow, and what is called often still more so.\n\n{table(head, rows)}"
    )
