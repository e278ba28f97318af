"""Rows 7 and 14: every page and endpoint among 1,000, 10,000 and 100,000 roles."""

from benchmarks import growth_drawing
from benchmarks.companies import SIZES, company
from benchmarks.report import Part, Row, shown, table

FEW, THOUSAND, TEN, MANY = SIZES
PER_KB = ("chart around a role", "home", "comparisons")
KILOBYTES, TIMES = 60, 1.5
ROUNDS = 2  # where nothing else waits


def measure(bench):
    """Sizes and trees in turns, so that none has the better minutes of a machine; the least counts.

    Of {tree: {size: {page: [ms, KB, is endpoint]}}}.
    """
    found = {tree.name: {size: {} for size in SIZES} for tree in bench.trees}
    for size in SIZES * (ROUNDS if bench.is_named else 1):
        for tree in bench.trees:
            keep_least(found[tree.name][size], tree.probe("pages", database=company(tree, size)))
    growth_drawing.write(found["now"])
    rows = [*per_kilobyte(found), *at_the_most(found)]
    return Part("Growth from 1,000 to 100,000 roles", rows, f"{PICTURE}\n\n{whole(found['now'])}")


def keep_least(kept, told):
    """Add what was found in one turn to what is known; nothing of pages that are not there."""
    for page, [milliseconds, *rest] in told.items():
        if milliseconds:
            kept[page] = [min(milliseconds, kept.get(page, [milliseconds])[0]), *rest]


def both(found, work):
    return [work(found[name]) if name in found else None for name in ("before", "now")]


def per_kilobyte(found):
    for page in PER_KB:
        what = f"{page}: time per KB, {TEN:,} roles / {FEW}"
        yield Row("7", what, "×", *both(found, lambda tree: dearer(tree, page)), 1.2)  # noqa: B023


def dearer(tree, page):
    (many, heavy), (few, light) = (tree[size][page][:2] for size in (TEN, FEW))
    return (many / heavy) / (few / light)


def at_the_most(found):
    for what, limit, work in (
        ("KB at most of a page", KILOBYTES, heaviest),
        ("time at most, in that at 1,000 roles", TIMES, slowest),
    ):
        pages = both(found, lambda tree: work(tree)[0])  # noqa: B023
        values = both(found, lambda tree: work(tree)[1])  # noqa: B023
        name = f"{MANY:,} roles: {what} (now: {pages[-1]})"
        yield Row("14", name, "KB" if work is heaviest else "×", *values, limit)
        numbers = both(found, lambda tree: over(tree, work, limit))  # noqa: B023
        yield Row("14", f"{MANY:,} roles: pages and endpoints over that", "", *numbers, 0)


def heaviest(tree):
    """(page, KB); endpoints are for programs, and as long as they are asked to be."""
    return max(weights(tree).items(), key=lambda item: item[1])


def slowest(tree):
    return max(factors(tree).items(), key=lambda item: item[1])


def over(tree, work, limit):
    values = weights(tree) if work is heaviest else factors(tree)
    return sum(value > limit for value in values.values())


def weights(tree):
    return {page: told[1] for page, told in tree[MANY].items() if not told[2]}


def factors(tree):
    return {page: told[0] / tree[THOUSAND][page][0]
            for page, told in tree[MANY].items() if page in tree[THOUSAND]}  # fmt: skip


def whole(tree):
    head = ("", *(f"{size:,} roles" for size in SIZES), f"{MANY:,} / {THOUSAND:,}")
    rows = []
    for page, told in tree[MANY].items():
        cells = [cell(tree[size].get(page)) for size in SIZES]
        factor = factors(tree).get(page)
        rows.append((page, *cells, "–" if factor is None else mark(factor, told)))
    return table(head, rows)


def cell(told):
    return f"{shown(told[0])} ms, {shown(told[1])} KB" if told else "–"


def mark(factor, told):
    is_over = factor > TIMES or (told[1] > KILOBYTES and not told[2])
    return f"**{factor:.2f}**" if is_over else f"{factor:.2f}"


PICTURE = """<picture>
  <source media="(prefers-color-scheme: dark)" srcset="images/growth-dark.svg">
  <img alt="Processor time of each page, by the number of roles" src="images/growth.svg">
</picture>

Each page made anew, without the page cache; what all pages share is gathered once for each process.
On SQLite, whose own time is in it. Bold is what is over a limit at 100,000 roles."""
