"""The API behind real servers, on a copy of the content of tests/handbook."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings

from tests.environment import databases, machine, stack


@pytest.fixture(scope="session")
def api(collected_static_files):
    """The address of the API behind nginx and Granian; on PostgreSQL in that run of the suite."""
    machine.require(machine.NGINX)
    with ExitStack() as ending:
        # Not among pytest's own folders: as root, nginx works as somebody who may not go there.
        folder = Path(ending.enter_context(TemporaryDirectory(prefix="api-")))
        (folder / "static").symlink_to(settings.STATIC_ROOT)
        given = {"WORKERS": "1", **database(folder, ending)}
        yield ending.enter_context(stack.running(folder, **given)).origin + "/api/v1/"


def database(folder, ending):
    """The settings of a database of our own; it ends with the servers."""
    server = os.environ.get("DATABASE_URL")
    if not server:
        shutil.copyfile(databases.sqlite_file(databases.CONTENT), folder / "db.sqlite3")
        return {}
    name = f"api_{uuid4().hex}"
    template = databases.postgres_database(databases.CONTENT, server)
    asking = ending.enter_context(psycopg.connect(server, autocommit=True))
    databases.execute(asking, "CREATE DATABASE {} TEMPLATE {}", name, template)
    ending.callback(databases.execute, asking, "DROP DATABASE {} WITH (FORCE)", name)
    return {"DATABASE_URL": databases.at(server, name)}
