"""Real servers with the site's content, once for each database, and a fresh start for each test."""

import os
import shutil
import signal
import sqlite3
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import dj_database_url
import psycopg
import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction

from tests.environment import machine, postgres, stack
from tests.environment.programs import children, wait_until

from .web import Visitor

EDITOR = ("an", "a long enough password")
# Seconds of load; the full figures are measured with FAULT_SECONDS=60.
SECONDS = float(os.environ.get("FAULT_SECONDS", "2"))


@pytest.hookimpl(tryfirst=True)  # before tests/conftest.py looks at the marks
def pytest_itemcollected(item):
    """Of this folder's tests only, as pytest has it."""
    item.add_marker("once")
    item.add_marker("django_db")  # for the schema, which is copied


@pytest.fixture(scope="session")
def content(django_db_setup, django_db_blocker, real_content, tmp_path_factory):
    """A folder with empty.sqlite3, db.sqlite3 with the site's content and an editor, its backup."""
    folder = tmp_path_factory.mktemp("content")
    with django_db_blocker.unblock():
        connection.ensure_connection()
        with sqlite3.connect(folder / "empty.sqlite3") as copy:
            connection.connection.backup(copy)
        with transaction.atomic():
            real_content.restore()
            User.objects.create_superuser(EDITOR[0], password=EDITOR[1])
            call_command("backup", folder / "backup.gz", verbosity=0)
            transaction.set_rollback(True)
    shutil.copy(folder / "empty.sqlite3", folder / "db.sqlite3")
    preparing(folder).manage("restore", folder / "backup.gz")
    return folder


def preparing(folder, **settings):
    return stack.App(stack.app_environment(folder, settings), folder / "log")


@pytest.fixture
def folder(new_folder):
    return new_folder()


@pytest.fixture(scope="session")
def new_folder():
    """Make a folder where a stack writes; the static files are those of all tests.

    Not among pytest's own folders: as root, nginx works as somebody who may not go there.
    """
    with ExitStack() as ending:

        def make():
            folder = Path(ending.enter_context(TemporaryDirectory(prefix="stack-")))
            (folder / "static").symlink_to(settings.STATIC_ROOT)
            return folder

        yield make


class Database:
    """A PostgreSQL server that can crash and come back."""

    def __init__(self, binaries, url):
        self.binaries, self.url = binaries, url
        self.folder = Path(dj_database_url.parse(url)["HOST"])

    @property
    def is_running(self):
        return (self.folder / "data" / "postmaster.pid").exists()

    def connect(self):
        return psycopg.connect(host=str(self.folder), user="postgres", dbname="postgres")

    def stop(self, mode="fast"):
        """Stop it; with the mode "immediate" it crashes."""
        postgres.stop(self.binaries, self.folder, mode)

    def start(self):
        postgres.start(self.binaries, self.folder)

    @contextmanager
    def frozen(self):
        """Hold all its processes still while a block runs: connections are taken, none answered."""
        self.signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.signal(signal.SIGCONT)

    def signal(self, number):
        server = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        for pid in (server, *children(server)):
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def value(self, sql):
        with self.connect() as asking:
            return asking.execute(sql).fetchone()[0]


@pytest.fixture(scope="session")
def filled(content, new_folder):
    """A PostgreSQL server with the site's content."""
    machine.require(machine.POSTGRESQL)
    binaries = postgres.find_binaries()
    with postgres.temporary_server(binaries) as url:
        app = preparing(new_folder(), DATABASE_URL=url)
        app.manage("migrate", "-v0")
        app.manage("restore", content / "backup.gz")
        yield Database(binaries, url)


@pytest.fixture(scope="session")
def servers(filled, new_folder):
    """Two app servers and nginx, on PostgreSQL."""
    machine.require(machine.NGINX)
    with stack.running(new_folder(), apps=2, DATABASE_URL=filled.url) as running:
        yield running


@pytest.fixture
def database(filled):
    """PostgreSQL, running, also after the test."""
    yield filled
    if not filled.is_running:
        filled.start()


@pytest.fixture
def site(database, servers):
    """The whole stack, all of it running when the test begins."""
    for app in servers.apps:
        if not app.program.is_running:
            app.start()
    for app in servers.apps:
        app.wait()
    origins = [servers.origin, *(app.origin for app in servers.apps)]
    for origin in origins:
        wait_until(lambda o=origin: Visitor(o).get("/healthz").status == 200, "all is well")
    return servers


@pytest.fixture
def reader(site):
    return Visitor(site.origin)
