"""A requirement says how strongly it is asked for, and what it is accepted instead of."""

import django.db.models.deletion
from django.db import migrations, models

from roles.writing.migrating import writers_wait


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0014_waiting_file"),
    ]

    operations = [
        writers_wait(),
        migrations.AlterModelOptions(
            name="historicalroleskill",
            options={
                "default_permissions": (),
                "get_latest_by": ("history_date", "history_id"),
                "ordering": ("-history_date", "-history_id"),
                "verbose_name": "historical requirement",
                "verbose_name_plural": "historical requirements",
            },
        ),
        migrations.AlterModelOptions(
            name="roleskill",
            options={
                "ordering": ["order", "key"],
                "verbose_name": "requirement",
                "verbose_name_plural": "requirements",
            },
        ),
        migrations.AddField(
            model_name="historicalroleskill",
            name="instead_of",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="roles.skill",
                verbose_name="instead of",
            ),
        ),
        migrations.AddField(
            model_name="historicalroleskill",
            name="strength",
            field=models.CharField(
                choices=[
                    ("required", "Required"),
                    ("expected", "Expected"),
                    ("preferred", "Preferred"),
                    ("accepted", "Accepted instead"),
                ],
                db_default="expected",
                default="expected",
                max_length=10,
                verbose_name="strength",
            ),
        ),
        migrations.AddField(
            model_name="roleskill",
            name="instead_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replacements",
                to="roles.skill",
                verbose_name="instead of",
            ),
        ),
        migrations.AddField(
            model_name="roleskill",
            name="strength",
            field=models.CharField(
                choices=[
                    ("required", "Required"),
                    ("expected", "Expected"),
                    ("preferred", "Preferred"),
                    ("accepted", "Accepted instead"),
                ],
                db_default="expected",
                default="expected",
                max_length=10,
                verbose_name="strength",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleskill",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("instead_of__isnull", False), ("strength", "accepted")),
                    models.Q(
                        models.Q(("strength", "accepted"), _negated=True), ("instead_of", None)
                    ),
                    _connector="OR",
                ),
                name="role_skill_accepted_instead_of_one",
                violation_error_message="What is accepted instead names the skill that it stands in for; nothing else does.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleskill",
            constraint=models.CheckConstraint(
                condition=models.Q(("skill", models.F("instead_of")), _negated=True),
                name="role_skill_not_instead_of_itself",
                violation_error_message="A skill does not stand in for itself.",
            ),
        ),
    ]
