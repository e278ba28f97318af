"""How the database is emptied behind a test that commits, on PostgreSQL.

Django truncates all hundred tables: PostgreSQL then makes new files for each and its indexes, for
half a second of processor time. Here most are empty, or hold the few rows of a test.
"""

from django.db.backends.postgresql.operations import DatabaseOperations

truncating = DatabaseOperations.sql_flush


def instead_of_truncating() -> None:
    """Let Django's `flush` delete; in this process, which runs nothing but tests."""
    DatabaseOperations.sql_flush = deleting


def deleting(ops, style, tables, *, reset_sequences=False, allow_cascade=False) -> list[str]:
    """Return statements that leave what Django's leave: no row in any of these tables.

    Like TRUNCATE they wait until nobody else is in the middle of writing, and look up no reference
    and renew no revision; for that, one must be a superuser.
    """
    if reset_sequences or not tables or not is_superuser(ops.connection):
        how = {"reset_sequences": reset_sequences, "allow_cascade": allow_cascade}
        return truncating(ops, style, tables, **how)
    names = [ops.quote_name(table) for table in tables]
    return [
        f"LOCK TABLE {', '.join(names)} IN ACCESS EXCLUSIVE MODE",
        "SET LOCAL session_replication_role = replica",
        *(f"DELETE FROM {name}" for name in names),
    ]


def is_superuser(connection) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SHOW is_superuser")
        return cursor.fetchone() == ("on",)
