import subprocess
import sys
from collections import Counter
from shutil import rmtree

from tests.environment import machine, suite
from tests.environment.suite import Run

THREE_OUTCOMES = """
import pytest

def test_passes(): pass
def test_fails(): assert False
def test_skips(): pytest.skip("reason")

@pytest.fixture
def broken(): raise RuntimeError
def test_has_no_fixture(broken): pass
"""


def test_cases_come_from_pytests_own_report(tmp_path):
    (tmp_path / "test_three.py").write_text(THREE_OUTCOMES)
    command = [sys.executable, "-m", "pytest", "-p", "no:django", "--junitxml=report.xml"]
    subprocess.run(command, cwd=tmp_path, capture_output=True)
    cases = suite.cases_of(tmp_path / "report.xml")
    assert Counter(map(suite.outcome, cases)) == Counter(passed=1, failed=2, skipped=1)
    fails, broken = sorted(suite.failure(case) for case in cases if suite.outcome(case) == "failed")
    assert fails == "test_three::test_fails: assert False"
    assert broken == 'test_three::test_has_no_fixture: failed on setup with "RuntimeError"'


def test_run_without_a_report_has_no_cases(tmp_path):
    assert suite.cases_of(tmp_path / "report.xml") == []


def test_failed_tests_are_named_beneath_their_run(capsys):
    failed = ["tests.a::test_b: assert False", "tests.a::test_c: error"]
    suite.summary([Run("SQLite", passed=False, failed=failed), Run("checks", passed=True)], [], 1)
    lines = capsys.readouterr().out.splitlines()
    named = ["SQLite: FAILED", *(f"    {each}" for each in failed), "checks: passed"]
    assert lines[-5:-1] == named


def test_summary_ends_with_the_counts_of_all_runs(capsys):
    runs = [
        Run("checks", passed=True),
        Run("SQLite", passed=True, tests=Counter(passed=7, skipped=1)),
        Run("PostgreSQL 15", passed=False, tests=Counter(passed=6, failed=2)),
    ]
    suite.summary(runs, [machine.CHROMIUM], 12.34)
    lines = capsys.readouterr().out.splitlines()
    assert "PostgreSQL 15: FAILED (6 passed, 2 failed)" in lines
    assert "LEFT OUT: the browser tests, because Chromium is missing (see the beginning)" in lines
    assert lines[-1].strip("=") == " 2 failed, 13 passed, 1 skipped in 12.3s "


def test_failed_check_counts_as_a_failure(capsys):
    suite.summary([Run("checks", passed=False)], [], 1)
    assert " 1 failed in 1.0s " in capsys.readouterr().out


def test_a_run_that_hangs_is_stopped_and_has_failed(monkeypatch, capfd):
    monkeypatch.setattr(suite, "LONGEST", 0.01)
    assert suite.finished([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) is None
    assert "Stopped" in capfd.readouterr().out


def test_runs_share_what_is_collected_also_after_it_has_gone(tmp_path):
    shared, folders = tmp_path / "shared", [tmp_path / "one", tmp_path / "two"]
    for _ in range(2):
        for folder in folders:
            suite.share_static_files(folder, shared)
        (folders[0] / "static" / "collected").touch()
        assert (folders[1] / "static" / "collected").exists()
        rmtree(shared)


def test_a_folder_of_its_own_stays(tmp_path):
    own = tmp_path / "one" / "static" / "collected"
    own.parent.mkdir(parents=True)
    own.touch()
    suite.share_static_files(tmp_path / "one", tmp_path / "shared")
    assert own.exists()
    assert [*(tmp_path / "shared").iterdir()] == []
