"""Advice and sides of disputes may say whether they speak for having their roles."""

from django.db import migrations, models

from roles.writing.migrating import writers_wait


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0032_mandate_permissions"),
    ]

    operations = [
        writers_wait(),
        migrations.AddField(
            model_name="historicalposition",
            name="leaning",
            field=models.CharField(
                blank=True,
                choices=[("for", "For"), ("against", "Against"), ("divided", "Both")],
                db_default="",
                default="",
                help_text="Whether companies need the roles, or may have one person in all of them. Empty where the statement says neither, tells only how the work is done, or holds for one trade.",
                max_length=10,
                verbose_name="speaks for or against",
            ),
        ),
        migrations.AddField(
            model_name="historicalstageadvice",
            name="leaning",
            field=models.CharField(
                blank=True,
                choices=[("for", "For"), ("against", "Against"), ("divided", "Both")],
                db_default="",
                default="",
                help_text="Whether companies need the roles, or may have one person in all of them. Empty where the statement says neither, tells only how the work is done, or holds for one trade.",
                max_length=10,
                verbose_name="speaks for or against",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="leaning",
            field=models.CharField(
                blank=True,
                choices=[("for", "For"), ("against", "Against"), ("divided", "Both")],
                db_default="",
                default="",
                help_text="Whether companies need the roles, or may have one person in all of them. Empty where the statement says neither, tells only how the work is done, or holds for one trade.",
                max_length=10,
                verbose_name="speaks for or against",
            ),
        ),
        migrations.AddField(
            model_name="stageadvice",
            name="leaning",
            field=models.CharField(
                blank=True,
                choices=[("for", "For"), ("against", "Against"), ("divided", "Both")],
                db_default="",
                default="",
                help_text="Whether companies need the roles, or may have one person in all of them. Empty where the statement says neither, tells only how the work is done, or holds for one trade.",
                max_length=10,
                verbose_name="speaks for or against",
            ),
        ),
    ]
