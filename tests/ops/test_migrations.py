"""The version before a migration must be able to go on with the tables that it leaves."""

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.models import NOT_PROVIDED

# Up to here there was no version before.
FIRST_RELEASE = 11
# Columns and tables (by migration) that the version before does not use any more either.
UNUSED_SINCE = {}
BREAKING = (
    migrations.RenameField,
    migrations.RenameModel,
    migrations.AlterModelTable,
    migrations.RemoveField,
    migrations.DeleteModel,
)


def breaking(operation):
    """Whether code that does not know of the operation can stumble over what it leaves."""
    if isinstance(operation, migrations.AddField):
        field = operation.field
        stored = not field.many_to_many
        return stored and not field.null and field.db_default is NOT_PROVIDED
    return isinstance(operation, BREAKING)


def test_migrations_leave_the_version_before_at_work():
    found = [
        (name, operation)
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if app == "roles" and int(name[:4]) > FIRST_RELEASE and name not in UNUSED_SINCE
        for operation in migration.operations
        if breaking(operation)
    ]
    assert found == [], "see docs/operations.md, «Upgrade and roll back»"


@pytest.mark.parametrize(
    ("operation", "outcome"),
    [
        (migrations.AddField("role", "x", models.TextField(default="")), True),
        (migrations.AddField("role", "x", models.TextField(db_default="")), False),
        (migrations.AddField("role", "x", models.TextField(null=True)), False),
        (migrations.AddField("role", "x", models.ManyToManyField("roles.Source")), False),
        (migrations.RenameField("role", "x", "y"), True),
        (migrations.RemoveField("role", "x"), True),
        (migrations.CreateModel("X", []), False),
    ],
)
def test_the_rule_tells_them_apart(operation, outcome):
    assert breaking(operation) is outcome
