from django.db import migrations, models


def empty_index(apps, schema_editor):
    """Have `migrate` make the index anew: its rows lack the languages, and «kĩ» is «kỹ» now."""
    using = schema_editor.connection.alias
    for name in ("SearchPosting", "SearchName", "SearchEntry", "SearchWord"):
        rows = apps.get_model("roles", name)._base_manager.using(using)
        rows.all()._raw_delete(using)


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0017_conditional_work"),
    ]

    operations = [
        migrations.AddField(
            model_name="searchposting",
            name="languages",
            field=models.PositiveSmallIntegerField(db_default=3, default=3),
        ),
        migrations.RunPython(empty_index, migrations.RunPython.noop),
    ]
