from django.db import migrations, models


def empty_index(apps, schema_editor):
    """Have `migrate` make the index anew, as it does with an empty one: its rows lack the detail."""
    using = schema_editor.connection.alias
    for name in ("SearchPosting", "SearchName", "SearchEntry"):
        rows = apps.get_model("roles", name)._base_manager.using(using)
        rows.all()._raw_delete(using)


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0011_report_permissions"),
    ]

    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="detail",
            field=models.CharField(blank=True, db_default="", default="", max_length=20),
        ),
        migrations.AlterField(
            model_name="searchentry",
            name="about_en",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="searchentry",
            name="about_vi",
            field=models.TextField(blank=True),
        ),
        migrations.RunPython(empty_index, migrations.RunPython.noop),
    ]
