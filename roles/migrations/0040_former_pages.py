"""Where statements stood before they were moved to the page of another row."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0039_reviewing"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("statement", models.SlugField(max_length=160, verbose_name="statement")),
                ("kind", models.CharField(max_length=20, verbose_name="kind")),
                ("page", models.PositiveBigIntegerField(verbose_name="page")),
            ],
            options={
                "verbose_name": "former page of a statement",
                "verbose_name_plural": "former pages of statements",
                "ordering": ["kind", "page", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["kind", "page", "statement"],
                        name="former_page_once_per_statement",
                    )
                ],
            },
        ),
    ]
