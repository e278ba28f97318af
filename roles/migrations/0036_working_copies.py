"""What somebody is writing at the desk is kept on the server, until they save or drop it."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0035_pace_counts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WorkingCopy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(max_length=60)),
                ("row", models.BigIntegerField(blank=True, null=True)),
                ("title", models.CharField(blank=True, max_length=300)),
                (
                    "language",
                    models.CharField(
                        choices=[("vi", "Vietnamese"), ("en", "English")],
                        default="vi",
                        max_length=2,
                    ),
                ),
                ("fields", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("typing", "Being written"),
                            ("aside", "Set aside"),
                            ("proposed", "Proposed"),
                            ("returned", "Returned"),
                            ("scheduled", "Accepted for later"),
                            ("applied", "Accepted"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="typing",
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "typed_at",
                    models.DateTimeField(db_index=True, default=django.utils.timezone.now),
                ),
                ("remark", models.TextField(blank=True)),
                ("answer", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("public_at", models.DateTimeField(blank=True, null=True)),
                (
                    "editor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="working_copies",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "working copy",
                "verbose_name_plural": "working copies",
                "ordering": ["-typed_at", "-pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["kind", "row"], name="working_copy_row"),
                    models.Index(fields=["state", "public_at"], name="working_copy_state"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "typing")),
                        fields=("editor", "kind", "row"),
                        name="one_typing_copy",
                    )
                ],
            },
        ),
    ]
