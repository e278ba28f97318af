"""What a migration begins with that changes tables while editors save."""

from django.db.migrations.operations.base import Operation

# Saves ask for the row of the content revision before anything else (`roles.models.revision`).
LOCK = "LOCK TABLE roles_contentrevision IN EXCLUSIVE MODE"


class WritersWait(Operation):
    """Needs no model, so Django renders none for it, as it would all of them for RunPython."""

    def state_forwards(self, app_label, state):
        """Changes nothing."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(LOCK)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Whoever goes back does it while nobody saves."""

    def describe(self):
        return "Let saves under way end first"


def writers_wait():
    """The first operation: saves under way end before the others, new ones wait for them.

    Without it a save and the migration can each hold a table that the other one needs; PostgreSQL
    then breaks off one of them. Readers are not concerned.
    """
    return WritersWait()
