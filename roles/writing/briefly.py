"""A write that nobody waits for and that may fail: done within a moment, or left undone.

On SQLite whoever writes waits up to 20 s for the one who is writing, and on PostgreSQL as long as
somebody holds a row. Here a tenth of a second is the most.
"""

import logging

from django.db import Error, connection

log = logging.getLogger(__name__)

# Milliseconds.
PATIENCE = 100
failed = set()  # names of what failed last time, so that the log tells when that changes


def briefly(name, sql, params):
    """Run one statement by itself; its rows, or None when it could not be done at once.

    A full disk, a database that only reads, is away or locked is a reason to leave it, and none to
    refuse anybody. `name` is what the log calls it.
    """
    try:
        rows = RUN[connection.vendor](sql, params)
    except Error as error:
        if not (connection.in_atomic_block or connection.is_usable()):
            connection.close()  # what comes next gets one that works
        tell(name, type(error.__cause__ or error).__name__)
        return None
    tell(name)
    return rows


def tell(name, problem=""):
    """A line in the log when it fails for the first time, and when it works again."""
    if problem and name not in failed:
        failed.add(name)
        log.warning("The %s cannot be written (%s)", name, problem)
    elif not problem and name in failed:
        failed.discard(name)
        log.warning("The %s can be written again", name)


def on_sqlite(sql, params):
    with connection.cursor() as cursor:
        wait_at_most(PATIENCE)
        try:
            return cursor.execute(sql, params).fetchall()
        finally:
            wait_at_most(int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000))


def wait_at_most(milliseconds):
    connection.connection.execute(f"PRAGMA busy_timeout = {milliseconds}")


def on_postgresql(sql, params):
    """Both in one message, which is one transaction: the bound ends with it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = {PATIENCE}; {sql}", params)
        cursor.nextset()
        return cursor.fetchall() if cursor.description else []


RUN = {"sqlite": on_sqlite, "postgresql": on_postgresql}
