"""Count the published roles without reading what they say."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0043_role_in_order"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="role",
            index=models.Index(fields=["order", "slug", "status"], name="role_shown_in_order"),
        ),
        migrations.RemoveIndex(model_name="role", name="role_in_order"),
    ]
