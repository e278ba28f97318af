"""Which tests run on which database, in which order, and which stay together: a plugin of pytest.

With DATABASE_URL set, only what a database can change runs: the run on SQLite has all else, but
for what is left to PostgreSQL, which refuses more, on a machine that has it.
"""

import os
from functools import cached_property
from itertools import groupby

import pytest
from xdist.scheduler import LoadScopeScheduling

from tests.environment import postgres
from tests.environment.checks import ROOT

BROWSER_FIXTURES = {"page", "context", "browser", "new_context", "unpainted"}
# pytest-django lets no test without them near the database: none is left out by mistake.
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
# A fixture that takes long to make: one worker has all tests with it, and begins with them.
SERVERS = "filled"
# What a page says is asked of one database: tests/pages/test_both_databases.py holds that the other
# gives the same pages, byte for byte.
PAGES = (
    "tests/acronyms/test_pages.py",
    "tests/api/test_acronyms_told.py",
    "tests/api/test_disputes_told.py",
    "tests/api/test_side_by_side.py",
    "tests/charts/test_bad_data.py",
    "tests/charts/test_costs.py",
    "tests/charts/test_files.py",
    "tests/charts/test_page.py",
    "tests/comparing/test_pages.py",
    "tests/comparing/test_picker.py",
    "tests/composing/test_page.py",
    "tests/composing/test_role_picker.py",
    "tests/documents/test_view.py",
    "tests/filters/test_list.py",
    "tests/ops/test_cache_poisoning.py",
    "tests/ops/test_moving.py",
    "tests/pages/test_citing.py",
    "tests/pages/test_composed.py",
    "tests/pages/test_glossary.py",
    "tests/pages/test_heads.py",
    "tests/pages/test_holders.py",
    "tests/pages/test_home.py",
    "tests/pages/test_law.py",
    "tests/pages/test_not_found.py",
    "tests/pages/test_page_costs.py",
    "tests/pages/test_requirements.py",
    "tests/pages/test_role_page.py",
    "tests/pages/test_source_page.py",
    "tests/pages/test_structured.py",
    "tests/pages/test_ways_to_the_tools.py",
    "tests/planning/test_address.py",
    "tests/planning/test_page.py",
    "tests/search/test_page.py",
)
ASKED_ONCE = {ROOT / file for file in PAGES}
SERVERS_AT = "tests/faults/"
# Folders whose tests share what takes minutes: real servers, a walk through all pages of the site.
SHARING = (SERVERS_AT, "tests/content/")


def mark(item) -> None:
    """Mark a test by what it asks for: a browser, a database, neither."""
    if item.path.match(f"{SERVERS_AT}*"):
        item.add_marker("servers")
    if item.path in ASKED_ONCE:
        item.add_marker("once")
    if uses_browser(item):
        item.add_marker("browser")
    if uses_database(item):
        item.add_marker("database")
    elif not (uses_browser(item) or item.get_closest_marker("once")):
        item.add_marker("quick")


def uses_browser(item) -> bool:
    return bool(BROWSER_FIXTURES & set(item.fixturenames))


def uses_database(item) -> bool:
    asked = DATABASE_FIXTURES & set(item.fixturenames)
    return bool(asked) or item.get_closest_marker("django_db") is not None


def empties_the_database(item) -> bool:
    marker = item.get_closest_marker("django_db")
    transaction = marker is not None and marker.kwargs.get("transaction", False)
    return transaction or bool({"live_server", "transactional_db"} & set(item.fixturenames))


def runs_once(item) -> bool:
    """Whether SQLite's run says all that there is to say."""
    if item.get_closest_marker("each_database"):
        return False
    marks = item.get_closest_marker("once") or item.get_closest_marker("browser")
    return bool(marks) or not item.get_closest_marker("database")


def runs_on_the_other(item) -> bool:
    """Whether it is left to the run on the other database; on SQLite, only where there is one."""
    if "DATABASE_URL" in os.environ:
        return runs_once(item)
    return bool(item.get_closest_marker("strict") and postgres.find_binaries())


def pytest_ignore_collect(collection_path, config) -> bool | None:
    """Where tests with servers are asked for, import no others: `mark` finds them by their path."""
    others = config.getoption("markexpr") == "servers" and collection_path.match("test_*.py")
    return True if others and not collection_path.match(f"{SERVERS_AT}*") else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items) -> None:
    """Choose and order the tests, in place; each worker of one run must come to the same list.

    Servers first, for they take longest. Last what empties the database, rows of migrations
    included, which other tests need: one worker's tests keep this order.
    """
    left = dict.fromkeys(item for item in items if runs_on_the_other(item))
    config.hook.pytest_deselected(items=[*left])
    items[:] = [item for item in items if item not in left]
    items.sort(key=lambda item: (empties_the_database(item), SERVERS not in item.fixturenames))


def pytest_xdist_make_scheduler(config, log):
    return Blocks(config, log)


class Blocks(LoadScopeScheduling):
    """Hand out the tests in their order, neighbours of one file together: they share much.

    (Groups by mark, which pytest-xdist has, do nothing with pytest 9.)
    """

    def _split_scope(self, nodeid: str) -> str:
        return self.blocks[nodeid]

    @cached_property
    def blocks(self) -> dict[str, str]:
        return blocks(next(iter(self.registered_collections.values())))


def blocks(names: list[str]) -> dict[str, str]:
    """Return the block of each test.

    Those in the usual browser are slow, share little, and stand alone; those in the browser that
    draws no frame stay together, as tests/accessibility/test_axe.py does with its one page.
    """
    found = {}
    for number, (file, together) in enumerate(groupby(names, file_of)):
        found |= {name: name if "[chromium" in name else f"{file} {number}" for name in together}
    return found


def file_of(name: str) -> str:
    """Return the file of a test, or the folder of those that share more than a file does."""
    folder = next((folder for folder in SHARING if name.startswith(folder)), "")
    return folder or name.partition("::")[0]
