"""All processes of an installation count together, and nobody is refused where none can count."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from uuid import uuid4

import psycopg
import pytest

from tests.environment import checks, databases

ON_POSTGRESQL = "DATABASE_URL" in os.environ
PROCESSES, THREADS, EACH, SHARE = 2, 6, 30, 150

READY = """
import os, sys
from concurrent.futures import ThreadPoolExecutor
import django
django.setup()
from django.db import connection
from roles.guard.pace import Pace
from roles.writing import briefly

def allowed(pace, times):
    return sum(pace.wait("192.0.2.1") == 0 for _ in range(times))
"""
# Nobody gives up here: however busy the machine is, none may go uncounted.
MANY = f"""{READY}
briefly.PATIENCE = 20_000
pace = Pace("x", {SHARE}, 1_000, clock=lambda: 0)
connection.ensure_connection()
print("ready", flush=True)
sys.stdin.readline()
with ThreadPoolExecutor({THREADS}) as pool:
    print(sum(pool.map(lambda _: allowed(pace, {EACH}), range({THREADS}))))
"""
# The site's own patience: what is locked at the first line is free at the second.
IN_TROUBLE = f"""{READY}
pace = Pace("x", 1, 1_000, clock=lambda: 0)
print(allowed(pace, 3), flush=True)
sys.stdin.readline()
print(allowed(pace, 3), flush=True)
with connection.cursor() as cursor:
    cursor.execute("{{only_read}}")
    print(allowed(pace, 3), flush=True)
    cursor.execute("{{write_again}}")
    print(allowed(pace, 3), flush=True)
    cursor.execute("DROP TABLE roles_pacecount")
print(allowed(pace, 3), flush=True)
"""
SQLITE = {"only_read": "PRAGMA query_only = 1", "write_again": "PRAGMA query_only = 0"}
POSTGRESQL = {
    "only_read": "SET default_transaction_read_only = on",
    "write_again": "SET default_transaction_read_only = off",
}

# The schema alone; on PostgreSQL a database of the server under test.
pytestmark = pytest.mark.django_db


@pytest.fixture
def url(tmp_path):
    if not ON_POSTGRESQL:
        shutil.copyfile(databases.sqlite_file(databases.SCHEMA), tmp_path / "db.sqlite3")
        yield f"sqlite:///{tmp_path}/db.sqlite3"
        return
    server, name = os.environ["DATABASE_URL"], f"pace_{uuid4().hex}"
    template = databases.postgres_database(databases.SCHEMA, server)
    with psycopg.connect(server, autocommit=True) as asking:
        databases.execute(asking, "CREATE DATABASE {} TEMPLATE {}", name, template)
        yield databases.at(server, name)
        databases.execute(asking, "DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture
def start(url):
    """Start a script in a process of its own, on the database; those that still run are ended."""
    running = []

    def start(script):
        running.append(
            subprocess.Popen(
                [sys.executable, "-c", script],
                cwd=checks.ROOT,
                env=os.environ
                | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "execroles.settings", "PACE": ""},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.communicate()


def lock(url):
    """A connection that keeps all others from counting until it is closed."""
    if ON_POSTGRESQL:
        holding = psycopg.connect(url)
        holding.execute("LOCK TABLE roles_pacecount IN ACCESS EXCLUSIVE MODE")
    else:
        holding = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        holding.execute("BEGIN IMMEDIATE")
    return closing(holding)


def test_two_processes_with_many_threads_allow_exactly_what_is_allowed(start):
    counting = []
    for _ in range(PROCESSES):  # one after the other: the first makes the file one for many
        counting.append(start(MANY))
        assert counting[-1].stdout.readline() == "ready\n"
    for process in counting:
        process.stdin.write("go\n")
        process.stdin.flush()
    assert SHARE < PROCESSES * THREADS * EACH
    assert sum(int(process.stdout.readline()) for process in counting) == SHARE


@pytest.mark.timeout(60)  # without a bound each would wait for 20 s, or for ever
def test_nobody_is_refused_where_nothing_can_be_written(start, url):
    statements = POSTGRESQL if ON_POSTGRESQL else SQLITE
    process = start(IN_TROUBLE.format(**statements))
    with lock(url):
        assert process.stdout.readline() == "3\n"
    process.stdin.write("go\n")
    process.stdin.flush()
    counted = [int(process.stdout.readline()) for _ in range(4)]
    assert counted == [1, 3, 0, 3]
