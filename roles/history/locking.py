"""One writer at a time, so that what was checked is still true when it is written."""

from django.db import connection

from .tracking import TRACKED


def alone(*further_models):
    """Let all other writers wait until the end of this transaction; readers go on.

    Rules that span rows (no circle of lines, no save over a newer version) hold only so. On
    SQLite a transaction is alone anyway, from its beginning (`transaction_mode: IMMEDIATE`).
    """
    if connection.vendor != "postgresql":
        return
    models = [*TRACKED, *further_models]
    through = [f.remote_field.through for model in TRACKED for f in model._meta.many_to_many]
    names = [connection.ops.quote_name(model._meta.db_table) for model in (*models, *through)]
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(names)} IN SHARE ROW EXCLUSIVE MODE")
