"""Find what menus offer without reading every role."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0042_waiting_proposals_stay"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="role",
            index=models.Index(fields=["order", "slug"], name="role_in_order"),
        ),
    ]
