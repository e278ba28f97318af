"""What proposals would change and what is said of them; who accepted which change."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0038_awaiting_review"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="workingcopy",
            name="comments",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="workingcopy",
            name="difference",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="Acceptance",
            fields=[
                ("change", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "acceptance",
                "verbose_name_plural": "acceptances",
                "default_permissions": (),
            },
        ),
    ]
