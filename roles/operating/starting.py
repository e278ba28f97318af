"""Whatever prepares the database does so alone: first starts at the same moment wait in a queue."""

import gc
from contextlib import contextmanager
from pathlib import Path

from django.core.files import locks
from django.core.management.base import CommandError
from django.db import DatabaseError, connection

# Any number that nobody else locks in our database; PostgreSQL's advisory locks have no names.
NUMBER = 7_247_311
WAITING = "Another program is preparing this database; waiting until it has finished."


class ExclusiveCommand:
    """Mixed into a command that prepares the database.

    The lock comes before the checks, which may ask the database already; it ends with the process,
    however that ends.
    """

    def run_from_argv(self, argv):
        """What is loaded stays, so nobody looks for garbage there: a tenth of migrating went so."""
        gc.freeze()
        super().run_from_argv(argv)

    def execute(self, *args, **options):
        with preparing(lambda: self.stderr.write(WAITING)):
            return super().execute(*args, **options)


@contextmanager
def preparing(tell):
    """Hold the lock of the database while the block runs; `tell()` before waiting for it."""
    if connection.vendor == "postgresql":
        with advisory_lock(tell):
            yield
    elif connection.is_in_memory_db():
        yield
    else:
        with locked_file(f"{connection.settings_dict['NAME']}.lock", tell):
            yield


@contextmanager
def locked_file(name, tell):
    """Beside SQLite's file: closing that one would end SQLite's own locks on it, too."""
    try:
        Path(name).touch()
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror}.") from None
    with open(name, "ab") as file:
        if not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            tell()
            locks.lock(file, locks.LOCK_EX)
        yield


@contextmanager
def advisory_lock(tell):
    """On a connection of its own, beside the pool: the lock lives as long as that one is open."""
    holding = connection.copy()
    holding.settings_dict["OPTIONS"].pop("pool", None)
    try:
        with holding.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [NUMBER])
            if not cursor.fetchone()[0]:
                tell()
                cursor.execute("SELECT pg_advisory_lock(%s)", [NUMBER])
    except DatabaseError as error:
        raise CommandError(f"The database does not answer: {str(error).strip()}") from None
    try:
        yield
    finally:
        holding.close()
