from django.db import migrations, models

from roles.vietnamese.folding import sort_key


def fill_keys(apps, schema_editor):
    for role in apps.get_model("roles", "Role").objects.all():
        role.name_key_vi = sort_key(role.name_vi or "")
        role.name_key_en = sort_key(role.name_en or role.name_vi or "")
        role.save(update_fields=["name_key_vi", "name_key_en"])


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0003_begin_history"),
    ]

    operations = [
        migrations.AddField(
            model_name="role",
            name="name_key_en",
            field=models.CharField(db_index=True, default="", editable=False, max_length=600),
        ),
        migrations.AddField(
            model_name="role",
            name="name_key_vi",
            field=models.CharField(db_index=True, default="", editable=False, max_length=600),
        ),
        migrations.RunPython(fill_keys, migrations.RunPython.noop, elidable=True),
    ]
