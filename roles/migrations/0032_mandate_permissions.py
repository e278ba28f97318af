"""Viewers see what laws ask of companies, editors and publishers write them, as any kind of claim."""

from importlib import import_module

from django.db import migrations

# How a permission's row is found before Django itself has made it.
permission = import_module("roles.migrations.0008_groups").permission

ALL = ["view", "add", "change", "delete"]
RIGHTS = {"viewer": ["view"], "editor": ALL, "publisher": ALL}


def allow(apps, schema_editor):
    database = schema_editor.connection.alias
    groups = apps.get_model("auth", "Group").objects.using(database)
    for name, actions in RIGHTS.items():
        for group in groups.filter(name=name):
            group.permissions.add(
                *(permission(apps, database, action, "mandate") for action in actions)
            )


class Migration(migrations.Migration):
    dependencies = [("roles", "0031_mandates"), ("roles", "0008_groups")]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
