"""Which tests run on which database, in which order, and which of them stay together.

With DATABASE_URL set, only what a database can change runs: the run on SQLite has all else.
"""

import os
import re

import pytest

from tests.environment.checks import ROOT

BROWSER_FIXTURES = {"page", "context", "browser", "new_context"}
# pytest-django lets no test without them near the database: none is left out by mistake.
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
# A fixture that takes long to make: one worker has all tests with it, and begins with them.
SERVERS = "filled"
GROUP = re.compile(r"@@tests/\S+$")  # what pytest-xdist adds to the name of a test in a group


def mark(item) -> None:
    """Mark a test by what it asks for: a browser, a database, neither."""
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


def arrange(config, items) -> None:
    """Choose and order the tests, in place; each worker of one run must come to the same list.

    Servers first, for they take longest. Last what empties the database, rows of migrations
    included, which other tests need: one worker's tests keep this order.
    """
    if "DATABASE_URL" in os.environ:
        once = [item for item in items if runs_once(item)]
        config.hook.pytest_deselected(items=once)
        items[:] = [item for item in items if not runs_once(item)]
    items.sort(key=lambda item: (empties_the_database(item), SERVERS not in item.fixturenames))
    for item in items:
        if group := group_of(item):
            item.add_marker(pytest.mark.xdist_group(f"@tests/{group}"))


def group_of(item) -> str | None:
    """The tests of a file share what they have made; those that come last share nothing."""
    if SERVERS in item.fixturenames:
        return SERVERS
    if empties_the_database(item):
        return None
    return item.path.relative_to(ROOT / "tests").as_posix()


def without_group(name: str) -> str:
    """Return the name of a test as it is known outside pytest-xdist."""
    return GROUP.sub("", name)
