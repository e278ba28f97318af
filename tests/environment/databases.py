"""Databases that tests begin from: migrated, and with the site's content; kept for later processes.

On SQLite they are files in `var/test/kept`, on PostgreSQL databases of the server under test.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.db.backends.signals import connection_created
from psycopg import sql

from tests.environment import checks, made_once


@dataclass(frozen=True)
class Stage:
    """What the commands of manage.py make of the stage beneath it."""

    kind: str
    fingerprint: Callable[[], str]
    commands: tuple[str, ...]
    beneath: "Stage | None" = None


SCHEMA = Stage("schema", made_once.schema_fingerprint, ("migrate",))


def content_stage(kind: str, folder: Path) -> Stage:
    commands = (f"seed --fixtures={folder.relative_to(checks.ROOT)}", "rebuild_search")
    return Stage(kind, partial(made_once.content_fingerprint, folder), commands, SCHEMA)


CONTENT = content_stage("content", checks.HANDBOOK)
SITE = content_stage("site", checks.SITE_CONTENT)


def prepare(url: str | None = None) -> None:
    """Make them all before any test waits for them, on SQLite or on the server at `url`.

    What goes wrong here goes wrong again in the tests, which tell of it.
    """
    with suppress(RuntimeError, psycopg.Error):
        for stage in [CONTENT] if url else [CONTENT, SITE]:  # what the site says is asked once
            postgres_database(stage, url) if url else sqlite_file(stage)


@cache
def sqlite_file(stage: Stage) -> Path:
    """Return a file with everything in it (no journal beside it), for reading only.

    Asked once in a process: taking the fingerprint costs more than filling a test's tables.
    """

    def make(path):
        if stage.beneath:
            shutil.copyfile(sqlite_file(stage.beneath), path)
        manage(stage.commands, f"sqlite:///{path}")
        with closing(sqlite3.connect(path)) as made:
            made.execute("PRAGMA journal_mode = DELETE")

    return made_once.kept(stage.kind, stage.fingerprint(), make)


def load_schema(connection, **_):
    """Fill SQLite's test database when it is opened for the first time (`connection_created`)."""
    if connection.settings_dict["NAME"] == connection.settings_dict["TEST"]["NAME"]:
        connection_created.disconnect(load_schema)
        with closing(sqlite3.connect(sqlite_file(SCHEMA))) as migrated:
            migrated.backup(connection.connection)
        connection.connection.execute("PRAGMA journal_mode = WAL")  # the copied file has its own


def postgres_database(stage: Stage, url: str) -> str:
    """Return the name of a database on the server at `url`; nobody may be connected to it."""
    wanted = f"kept_{stage.kind}_{stage.fingerprint()}"
    alone = made_once.locked(f"{stage.kind}-postgres")
    with alone, psycopg.connect(url, autocommit=True) as server:
        present = databases(server, stage)
        if wanted not in present:
            unfinished = f"kept_{stage.kind}_unfinished"
            for old in present:
                execute(server, "DROP DATABASE {}", old)
            template = postgres_database(stage.beneath, url) if stage.beneath else "template1"
            execute(server, "CREATE DATABASE {} TEMPLATE {}", unfinished, template)
            manage(stage.commands, at(url, unfinished))
            execute(server, "ALTER DATABASE {} RENAME TO {}", unfinished, wanted)
    return wanted


def databases(server: psycopg.Connection, stage: Stage) -> list[str]:
    names = "SELECT datname FROM pg_database WHERE datname LIKE %s"
    return [name for (name,) in server.execute(names, [rf"kept\_{stage.kind}\_%"])]


def execute(server: psycopg.Connection, statement: str, *names: str) -> None:
    server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def at(url: str, name: str) -> str:
    """Return the DATABASE_URL of another database on the same server."""
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def manage(commands: tuple[str, ...], url: str) -> None:
    """Run these commands of manage.py on the database at `url`; RuntimeError says what went wrong.

    In a process of their own: they commit, and this one may be in the middle of a test.
    """
    for command in commands:
        answer = subprocess.run(
            [sys.executable, "manage.py", *command.split(), "--verbosity=0"],
            cwd=checks.ROOT,
            env=os.environ | {"DATABASE_URL": url, "DEBUG": "0"},
            capture_output=True,
            text=True,
        )
        if answer.returncode:
            raise RuntimeError(f"manage.py {command}:\n{answer.stdout}{answer.stderr}")
