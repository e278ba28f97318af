"""Viewers see functions and areas, editors write them."""

from importlib import import_module

from django.db import migrations

# How a permission's row is found before Django itself has made it.
permission = import_module("roles.migrations.0008_groups").permission

VIEW, WRITE = ["view"], ["view", "add", "change", "delete"]
RIGHTS = {"viewer": VIEW, "editor": WRITE, "publisher": WRITE}


def allow(apps, schema_editor):
    database = schema_editor.connection.alias
    groups = apps.get_model("auth", "Group").objects.using(database)
    for name, actions in RIGHTS.items():
        for group in groups.filter(name=name):
            group.permissions.add(
                *(
                    permission(apps, database, action, model)
                    for action in actions
                    for model in ("function", "area")
                )
            )


class Migration(migrations.Migration):
    dependencies = [("roles", "0026_by_slug_of_function"), ("roles", "0008_groups")]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
