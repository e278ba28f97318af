"""Row 2: 32 readers at once for one page after an edit, among 10,000 roles."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

from benchmarks import processes
from benchmarks.companies import company, query
from benchmarks.report import Part, Row
from benchmarks.trees import in_turn

READERS, ROLES, ROUNDS = 32, 10_000, 5
PAGES = {"list": "/chuc-danh/", "role": "/chuc-danh/r9/"}
RECHECKED = 0.8  # seconds after which each worker has noticed an edit
EDIT = "UPDATE roles_role SET summary_vi = summary_vi || '.' WHERE slug = 'r9'"


def measure(bench):
    found = in_turn(bench.trees, of_tree)
    rows = []
    for page in PAGES:
        one, many = (both(found, page, number) for number in (1, READERS))
        rows += [
            Row("2", f"{page}: one reader after an edit", "s", *one),
            Row("2", f"{page}: {READERS} readers at once", "s", *many),
            Row("2", f"{page}: {READERS} readers / one", "×", *map(ratio, many, one), 1.2),
        ]
    memory = [each and each["memory"] for each in told(found)]
    rows.append(
        Row("2", "memory of the largest worker afterwards (PSS)", "MB", *memory, 120, was=322)
    )
    return Part(f"Many readers at once after an edit, {ROLES:,} roles, two workers", rows)


def told(found):
    return [found[name][0] if name in found else None for name in ("before", "now")]


def both(found, page, number):
    return [each and each[page, number] for each in told(found)]


def ratio(many, one):
    return many / one if one else None


def of_tree(tree):
    """{(page, number of readers): median seconds of processor time, "memory": MB}"""
    database = company(tree, ROLES)
    with tree.serving(database) as running:
        for page in PAGES.values():
            ask(running.app + page, READERS)
        found = {(page, number): statistics.median(cost(running, database, path, number)
                                                   for _ in range(ROUNDS))
                 for page, path in PAGES.items() for number in (1, READERS)}  # fmt: skip
        return found | {"memory": processes.memory(running.app_process)}


def cost(running, database, path, number):
    query(database, EDIT)
    time.sleep(RECHECKED)
    before = processes.seconds(running.app_process)
    ask(running.app + path, number)
    return processes.seconds(running.app_process) - before


def ask(address, number):
    with ThreadPoolExecutor(number) as pool:
        list(pool.map(lambda _: urlopen(address, timeout=120).read(), range(number)))
