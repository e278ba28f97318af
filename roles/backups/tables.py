"""What a backup holds."""

from django.apps import apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from roles.models import ContentRevision, PaceCount, WaitingFile

FORMAT = 1
LEFT_OUT = {"sessions", "axes"}
CHUNK = 500


def saved_models():
    """One model for each table, in a fixed order."""
    models = apps.get_models(include_auto_created=True)
    tables = {
        m._meta.db_table: m
        for m in models
        if m._meta.managed
        and not m._meta.proxy
        and m._meta.app_label not in LEFT_OUT
        and m not in (ContentRevision, PaceCount, WaitingFile)  # the database's own; what soon ends
    }
    return [tables[name] for name in sorted(tables)]


def applied_migrations():
    return sorted(map(list, MigrationRecorder(connection).applied_migrations()))


def place(model, pk, column=""):
    """«roles_role, row 12, order»."""
    return ", ".join(filter(None, [model._meta.db_table, f"row {pk}", column]))
