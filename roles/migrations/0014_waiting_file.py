from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0013_source_copies"),
    ]

    operations = [
        migrations.CreateModel(
            name="WaitingFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=32, unique=True)),
                ("owner", models.BigIntegerField()),
                ("data", models.BinaryField()),
                ("ends_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "verbose_name": "waiting file",
                "verbose_name_plural": "waiting files",
                "default_permissions": (),
            },
        ),
    ]
