"""What a migration begins with that changes tables while editors save."""

from django.db.migrations import RunPython

# Saves ask for the row of the content revision before anything else (`roles.models.revision`).
LOCK = "LOCK TABLE roles_contentrevision IN EXCLUSIVE MODE"


def wait_for_writers(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(LOCK)


def writers_wait():
    """The first operation: saves under way end before the others, new ones wait for them.

    Without it a save and the migration can each hold a table that the other one needs; PostgreSQL
    then breaks off one of them. Readers are not concerned.
    """
    return RunPython(wait_for_writers, RunPython.noop)
