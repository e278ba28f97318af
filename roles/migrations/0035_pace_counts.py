"""How often one reader, and all together, have asked within a minute: for all processes together."""

from django.db import migrations, models


def leave_out_of_the_log(apps, schema_editor):
    """A count need not survive a crash, and so no answer waits until it is on the disk."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE roles_pacecount SET UNLOGGED")


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0034_binding_provisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaceCount",
            fields=[
                ("who", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("minute", models.BigIntegerField()),
                ("number", models.BigIntegerField()),
            ],
            options={
                "verbose_name": "count of requests",
                "verbose_name_plural": "counts of requests",
                "default_permissions": (),
            },
        ),
        migrations.RunPython(leave_out_of_the_log, migrations.RunPython.noop),
    ]
