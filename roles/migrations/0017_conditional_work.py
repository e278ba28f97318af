"""A responsibility says whether it holds only under a condition."""

from django.db import migrations, models

from roles.writing.migrating import writers_wait


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0016_personal_skills"),
    ]

    operations = [
        writers_wait(),
        migrations.AddField(
            model_name="historicalresponsibility",
            name="is_conditional",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="The statement says which. It does not count as work that two roles share.",
                verbose_name="holds only under a condition",
            ),
        ),
        migrations.AddField(
            model_name="responsibility",
            name="is_conditional",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="The statement says which. It does not count as work that two roles share.",
                verbose_name="holds only under a condition",
            ),
        ),
    ]
