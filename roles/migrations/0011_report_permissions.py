"""Viewers see reports of mistakes, editors work on them, publishers may throw them away."""

from importlib import import_module

from django.db import migrations

# How a permission's row is found before Django itself has made it.
permission = import_module("roles.migrations.0008_groups").permission

RIGHTS = {
    "viewer": ["view"],
    "editor": ["view", "change"],
    "publisher": ["view", "change", "delete"],
}


def allow(apps, schema_editor):
    database = schema_editor.connection.alias
    groups = apps.get_model("auth", "Group").objects.using(database)
    for name, actions in RIGHTS.items():
        for group in groups.filter(name=name):
            group.permissions.add(
                *(permission(apps, database, action, "mistakereport") for action in actions)
            )


class Migration(migrations.Migration):
    dependencies = [("roles", "0010_mistake_reports"), ("roles", "0008_groups")]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
