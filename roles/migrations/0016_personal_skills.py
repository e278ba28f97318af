"""A skill may be a personal ability, such as creativity: only the choices change, no row does."""

from django.db import migrations, models

KINDS = [
    ("education", "Education"),
    ("experience", "Experience"),
    ("communication", "Communication"),
    ("leadership", "Leadership"),
    ("analysis", "Analysis"),
    ("domain_knowledge", "Domain knowledge"),
    ("personal", "Personal abilities"),
]


class Migration(migrations.Migration):
    dependencies = [("roles", "0015_requirement_strength")]

    operations = [
        migrations.AlterField(
            model, "kind", models.CharField(choices=KINDS, max_length=20, verbose_name="kind")
        )
        for model in ("historicalskill", "skill")
    ]
