"""What came of asking whether the addresses of sources and places still lead anywhere."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0036_working_copies"),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=300, unique=True, verbose_name="address")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("fine", "Leads there"),
                            ("moved", "Moved"),
                            ("dead", "Gone"),
                            ("silent", "No answer"),
                            ("closed", "Not for programs"),
                        ],
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=120, verbose_name="answer")),
                (
                    "moved_to",
                    models.CharField(blank=True, max_length=2000, verbose_name="moved to"),
                ),
                ("since", models.DateTimeField(verbose_name="since")),
                ("checked_at", models.DateTimeField(verbose_name="checked")),
                ("by_hand", models.BooleanField(default=False, verbose_name="checked by hand")),
                (
                    "ignored_until",
                    models.DateField(blank=True, null=True, verbose_name="ignored until"),
                ),
            ],
            options={
                "verbose_name": "checked address",
                "verbose_name_plural": "checked addresses",
                "ordering": ["since", "address"],
                "default_permissions": (),
            },
        ),
    ]
