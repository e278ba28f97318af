"""What the kept companies lack: comparisons and disputes, and the index that today's code writes.

Written as SQL into the copy that a tree measures: the kept databases, of which the largest takes
hours to make, stay as they are, and trees of any age get the same.
"""

import sqlite3
from contextlib import closing
from itertools import combinations, islice

from .company import MENU

# As many as the site's own content has of its roles: sources compare few pairs, however many
# roles a company has.
COMPARISONS, DISPUTES = 18, 30
SIDES = 2
# Forty roles' names, as today's code writes them into the text of a skill; the code that made the
# index wrote all that ask for it. To index 100,000 roles anew takes half an hour.
FORTY = """UPDATE roles_searchentry SET text_vi = substr(text_vi, 1, 2500),
text_en = substr(text_en, 1, 2500), folded = substr(folded, 1, 5000) WHERE kind = 5"""


def complete(file):
    """Write it all into a database with a generated company, and what SQLite knows of tables."""
    with closing(sqlite3.connect(file, timeout=20)) as connection, connection:
        roles = list(range(1, MENU + 1))
        pairs = list(combinations(roles, 2))
        for number, pair in enumerate(islice(pairs, COMPARISONS)):
            connection.execute(*comparison(number, *pair))
        for number, pair in enumerate(islice(reversed(pairs), DISPUTES)):
            for sql, values in dispute(number, pair):
                connection.execute(sql, values)
        connection.execute(FORTY)
    with closing(sqlite3.connect(file, timeout=20)) as connection, connection:
        connection.execute("ANALYZE")


def comparison(number, left, right):
    asked = f"Vai {left} khác gì vai {right}?", f"How does role {left} differ from role {right}?"
    said = f"Vai {left} lo việc này, vai {right} lo việc kia.", f"The one this, {right} the other."
    row = {"slug": f"r{left - 1}-r{right - 1}", "status": "published", '"order"': number,
           "left_id": left, "right_id": right}  # fmt: skip
    return inserted("comparison", row | in_both("question", *asked) | in_both("summary", *said))


def dispute(number, roles):
    """Yield (SQL, values) of a dispute between two sides, each of which cites a place."""
    its = number + 1
    row = {"id": its, "slug": f"dispute-{number}", '"order"': number}
    asked = f"Ai lo việc {number}?", f"Who answers for matter {number}?"
    yield inserted("dispute", row | in_both("question", *asked) | in_both("reading", "", ""))
    for role in roles:
        yield inserted("dispute_roles", {"dispute_id": its, "role_id": role})
    for side in range(SIDES):
        yield from position(number * SIDES + side + 1, its, roles[side])


def position(its, dispute_id, role):
    row = {"id": its, "key": f"side-{its}", '"order"': its, "is_editorial": False,
           "dispute_id": dispute_id}  # fmt: skip
    texts = in_both("label", f"Vai {role}", f"Role {role}") | in_both("note", "", "")
    texts |= in_both("statement", f"Việc này của vai {role}.", f"It is for role {role}.")
    yield inserted("position", row | texts)
    yield inserted("position_citations", {"position_id": its, "citation_id": its % 50 + 1})


def in_both(name, vi, en):
    """The columns of a text in two languages; the first holds the Vietnamese one, too."""
    return {name: vi, f"{name}_vi": vi, f"{name}_en": en}


def inserted(table, row):
    """(SQL, values)"""
    marks = ", ".join("?" * len(row))
    return f"INSERT INTO roles_{table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values())
