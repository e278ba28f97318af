import subprocess
import sys
from types import SimpleNamespace

import pytest

from tests.environment import checks, choosing
from tests.environment.checks import ROOT


class Config:
    """A run of pytest; `left_out` are the names of the tests that it was told not to run."""

    def __init__(self):
        self.left_out = []
        self.hook = SimpleNamespace(
            pytest_deselected=lambda items: self.left_out.extend(item.name for item in items)
        )


class Test:
    """A test with these fixtures and marks, for what pytest calls an item."""

    __test__ = False

    def __init__(self, name, *fixtures, marks=(), file="search/test_queries.py"):
        self.name = name
        self.fixturenames = fixtures
        self.path = ROOT / "tests" / file
        self.marks = {mark.name: mark for mark in marks}

    def add_marker(self, mark):
        mark = getattr(pytest.mark, mark) if isinstance(mark, str) else mark
        self.marks[mark.name] = mark.mark if hasattr(mark, "mark") else mark

    def get_closest_marker(self, name):
        return self.marks.get(name)


ITEMS = [
    ("flushes", ["transactional_db"], []),
    ("serves", ["live_server"], []),
    ("plain", ["tmp_path"], []),
    ("queries", ["db"], []),
    ("marked", [], [pytest.mark.django_db.mark]),
    ("reads", ["page", "reading_site"], []),
    ("measures", ["unpainted", "reading_site"], []),
    ("edits", ["page", "live_server"], [pytest.mark.each_database.mark]),
    ("slow", ["db"], [pytest.mark.once.mark]),
    ("fuzzes", ["db"], [pytest.mark.strict.mark]),
    ("breaks", ["filled", "django_db_setup"], [pytest.mark.once.mark]),
]


def arranged():
    config, items = Config(), [Test(name, *asked, marks=marks) for name, asked, marks in ITEMS]
    for item in items:
        choosing.mark(item)
    choosing.pytest_collection_modifyitems(config, items)
    return config, items


@pytest.fixture
def on_sqlite(monkeypatch):
    """A function that arranges the tests as on a machine that has this PostgreSQL, or None."""
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def arranged_beside(binaries):
        monkeypatch.setattr(choosing.postgres, "find_binaries", lambda: binaries)
        return arranged()

    return arranged_beside


def test_everything_runs_on_sqlite_servers_first_and_last_what_empties(on_sqlite):
    config, items = on_sqlite(None)
    names = "breaks plain queries marked reads measures slow fuzzes flushes serves edits"
    assert " ".join(item.name for item in items) == names
    assert config.left_out == []


def test_what_asks_for_a_strict_database_is_left_to_postgresql_where_there_is_one(on_sqlite):
    config, _ = on_sqlite(ROOT)
    assert config.left_out == ["fuzzes"]


def test_only_what_a_database_can_change_runs_on_postgresql(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://server/name")
    config, items = arranged()
    assert [item.name for item in items] == [
        *("queries", "marked", "fuzzes"),
        *("flushes", "serves", "edits"),
    ]
    assert sorted(config.left_out) == ["breaks", "measures", "plain", "reads", "slow"]


def test_marks_tell_what_a_test_needs(on_sqlite):
    _, items = on_sqlite(None)
    names = {
        mark: {item.name for item in items if mark in item.marks}
        for mark in ("browser", "database", "quick")
    }
    assert names["browser"] == {"reads", "measures", "edits"}
    assert names["quick"] == {"plain"}
    everything = {name for name, *_ in ITEMS}
    assert names["database"] == everything - {"plain", "reads", "measures"}


@pytest.mark.parametrize(
    ("marks", "file", "left"),
    [
        ("servers", "search/test_queries.py", True),
        ("servers", "faults/test_upgrade.py", None),
        ("servers", "faults/conftest.py", None),
        ("servers", "conftest.py", None),
        ("not servers", "search/test_queries.py", None),
        ("", "search/test_queries.py", None),
    ],
)
def test_files_without_servers_are_left_where_only_those_are_wanted(marks, file, left):
    config = SimpleNamespace(getoption={"markexpr": marks}.get)
    assert choosing.pytest_ignore_collect(ROOT / "tests" / file, config) is left


def test_pytest_chooses_by_these_marks():
    """They have to stand before its own -m is asked."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n0",
        "--collect-only",
        "-m",
        "quick",
        __file__,
    ]
    answer = subprocess.run(command, cwd=checks.ROOT, env=checks.environment(), capture_output=True)
    assert b"test_pytest_chooses_by_these_marks" in answer.stdout, answer.stdout


def test_neighbours_of_one_file_go_to_one_worker():
    names = [
        "tests/faults/test_away.py::test_a",
        "tests/faults/test_killed.py::test_b",
        "tests/search/test_page.py::test_c",
        "tests/search/test_page.py::test_d[x]",
        "tests/desk/test_page.py::test_e[chromium]",
        "tests/desk/test_page.py::test_f[chromium-360]",
        "tests/search/test_page.py::test_empties",
    ]
    found = choosing.blocks(names)
    assert list(found) == names
    a, b, c, d, e, f, empties = found.values()
    assert (a, c) == (b, d)
    assert len({a, c, e, f, empties}) == 5


def test_what_a_page_says_is_asked_of_one_database():
    page = Test("says", "db", file="pages/test_role_page.py")
    choosing.mark(page)
    assert choosing.runs_once(page)
    assert all((ROOT / file).exists() for file in choosing.PAGES)
