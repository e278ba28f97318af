import signal
import subprocess
import sys
from pathlib import Path

import dj_database_url
import psycopg
import pytest

from tests.environment import checks, machine, postgres

HOLD_A_SERVER = """
import sys
from tests.environment.postgres import find_binaries, temporary_server
with temporary_server(find_binaries()) as url:
    print(url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def binaries():
    machine.require(machine.POSTGRESQL)
    return postgres.find_binaries()


def connect(url):
    settings = dj_database_url.parse(url)
    return psycopg.connect(host=settings["HOST"], user=settings["USER"], dbname=settings["NAME"])


def test_server_folds_vietnamese_and_leaves_nothing_behind(binaries):
    with postgres.temporary_server(binaries) as url, connect(url) as connection:
        folded = connection.execute("SELECT lower('ĐIỀU HÀNH')").fetchone()
        folder = Path(dj_database_url.parse(url)["HOST"])
        assert folder.exists()
    assert folded == ("điều hành",)
    assert not folder.exists()


def test_server_stops_when_the_run_is_killed(binaries):
    run = subprocess.Popen(
        [sys.executable, "-c", HOLD_A_SERVER],
        cwd=checks.ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with run, connect(run.stdout.readline().strip()) as connection:
        run.send_signal(signal.SIGKILL)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT pg_sleep(60)")


def test_failure_to_start_says_why(binaries, monkeypatch):
    monkeypatch.setattr(postgres, "NOTHING_TO_LOSE", ("no_such_setting=on",))
    failure = pytest.raises(postgres.PostgresFailed, match="no_such_setting")
    with failure, postgres.temporary_server(binaries):
        pass


def test_folder_without_a_server_has_no_version(tmp_path):
    assert postgres.version(tmp_path) == 0
