"""Row 9: `manage.py seed` into an empty database: the site's own content, and companies."""

from benchmarks import companies
from benchmarks.report import Part, Row
from benchmarks.trees import in_turn

# The first of them is measured of the commit before as well, which took ten minutes for the other.
ROLES, MANY = 1_000, 10_000
MILLISECONDS, SECONDS = 0.8, 90


def measure(bench):
    rows = []
    for what, work in (("the site's own content", handbook), (f"{ROLES:,} roles", few)):
        runs = {name: each[0] for name, each in in_turn(bench.trees, work).items()}
        both = [runs.get(name) for name in ("before", "now")]
        name = f"{what}, {both[-1][1]:,} rows"
        rows.append(Row("9", f"{name}: in all", "s", *(each and each[0] for each in both)))
        costs = [each and 1000 * each[0] / each[1] for each in both]
        rows.append(Row("9", f"{name}: each", "ms", *costs, MILLISECONDS))
    if bench.is_named:  # three minutes
        seconds, number = many(bench.now)
        name = f"{MANY:,} roles, {number:,} rows: in all"
        rows.append(Row("9", name, "s", None, seconds, SECONDS))
    return Part("`manage.py seed` into an empty database", rows, SAID)


def handbook(tree):
    return seeded(tree, "site")


def few(tree):
    return seeded(tree, ROLES, "--fixtures", companies.fixtures(tree, ROLES))


def many(tree):
    return seeded(tree, MANY, "--fixtures", companies.fixtures(tree, MANY))


def seeded(tree, name, *options):
    """(seconds of processor time, number of rows)"""
    url, seconds = companies.seeded(tree, name, *options)
    return seconds, number_of_rows(url)


def number_of_rows(url):
    """How many rows of content the seed has written: it remembers each."""
    query = "SELECT count(*) FROM roles_seedrecord WHERE model != ''"
    [(number,)] = companies.query(url, query)
    return number


SAID = """Reading YAML, every check, the history and the search index are in it, and the start of
the program. A row is what a fixture calls one, with the places that it cites."""
