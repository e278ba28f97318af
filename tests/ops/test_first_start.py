"""Two first starts at the same moment, on one empty database: one waits for the other."""

import os
import subprocess
import sys
from contextlib import contextmanager

import dj_database_url
import psycopg
import pytest
from django.conf import settings
from django.core.files import locks
from django.core.management import CommandError
from django.db import connection

from roles.management.commands.prepare import STANDS
from roles.operating.starting import NUMBER, WAITING, locked_file
from tests.environment.programs import wait_until
from tests.seeding.conftest import WORLD, counts
from tests.seeding.test_together import ROWS, address

pytestmark = pytest.mark.django_db

MIGRATE, SEED, PREPARE = (
    f"{sys.executable} manage.py {command}"
    for command in ("migrate -v0", f"seed --fixtures {WORLD}", f"prepare --fixtures {WORLD}")
)
# As in the Makefile, and as in compose.yaml.
STARTS = (PREPARE, f"{MIGRATE} && {SEED}")


@pytest.fixture
def empty(tmp_path):
    """DATABASE_URL of a new database, of the kind that the tests run on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'new.sqlite3'}"
        return
    with connection._nodb_cursor() as cursor:
        cursor.execute("CREATE DATABASE first_start")
        yield address().rpartition("/")[0] + "/first_start"
        cursor.execute("DROP DATABASE first_start WITH (FORCE)")


@contextmanager
def held(url):
    """The lock, as a program has it that began a moment earlier."""
    database = dj_database_url.parse(url)
    if connection.vendor == "sqlite":
        with open(f"{database['NAME']}.lock", "wb") as file:
            locks.lock(file, locks.LOCK_EX)
            yield
        return
    account = {"user": database["USER"], "password": database["PASSWORD"]}
    where = {"host": database["HOST"], "port": database["PORT"] or None}
    with psycopg.connect(dbname=database["NAME"], autocommit=True, **account, **where) as holding:
        holding.execute("SELECT pg_advisory_lock(%s)", [NUMBER])
        yield


def start(command, url, log):
    ours = {"DATABASE_URL": url, "VAR_DIR": str(log.parent), "DEBUG": "1"}  # no static files
    with log.open("w") as messages:
        return subprocess.Popen(
            command,
            shell=True,
            cwd=settings.BASE_DIR,
            env={**os.environ, **ours},
            stdout=subprocess.PIPE,
            stderr=messages,
            text=True,
        )


def test_two_first_starts(empty, tmp_path):
    logs = [tmp_path / "one", tmp_path / "two"]
    with held(empty):
        runs = [start(command, empty, log) for command, log in zip(STARTS, logs, strict=True)]
        wait_until(lambda: all(WAITING in log.read_text() for log in logs), "both wait")
    answers = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], [log.read_text() for log in logs]
    totals = sorted(counts(answer)["total"] for answer in answers)
    there = 7  # functions and areas, which the migrations have made
    assert totals == [[0, 0, ROWS, 0], [ROWS - there, 0, there, 0]]
    assert start(PREPARE, empty, tmp_path / "three").communicate()[0].strip() == STANDS


@pytest.mark.once
def test_a_folder_that_is_missing(tmp_path):
    with (
        pytest.raises(CommandError, match=r"db\.lock: No such file or directory"),
        locked_file(f"{tmp_path}/missing/db.lock", print),
    ):
        pytest.fail("nothing is locked")
