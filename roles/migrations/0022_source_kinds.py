from django.db import migrations, models

import roles.evidence.fragments
import roles.evidence.laws
from roles.writing.migrating import writers_wait


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0021_catalogue_without_a_match"),
    ]

    operations = [
        writers_wait(),
        migrations.AddField(
            model_name="citation",
            name="fragment",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="One to six words of the passage, as printed: the link opens there.",
                max_length=120,
                validators=[roles.evidence.fragments.check_fragment],
                verbose_name="first words",
            ),
        ),
        migrations.AddField(
            model_name="citation",
            name="url",
            field=models.URLField(
                blank=True,
                db_default="",
                default="",
                help_text="Where this place is read, if that is not the address of the source.",
                max_length=300,
                verbose_name="address",
            ),
        ),
        migrations.AddField(
            model_name="historicalcitation",
            name="fragment",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="One to six words of the passage, as printed: the link opens there.",
                max_length=120,
                validators=[roles.evidence.fragments.check_fragment],
                verbose_name="first words",
            ),
        ),
        migrations.AddField(
            model_name="historicalcitation",
            name="url",
            field=models.URLField(
                blank=True,
                db_default="",
                default="",
                help_text="Where this place is read, if that is not the address of the source.",
                max_length=300,
                verbose_name="address",
            ),
        ),
        migrations.AddField(
            model_name="historicalsource",
            name="amended_by",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="The number of the act that amends this law, for example 76/2025/QH15.",
                max_length=120,
                validators=[roles.evidence.laws.check_acts],
                verbose_name="amended by",
            ),
        ),
        migrations.AddField(
            model_name="historicalsource",
            name="in_force_since",
            field=models.DateField(blank=True, null=True, verbose_name="in force since"),
        ),
        migrations.AddField(
            model_name="historicalsource",
            name="is_origin",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="One of the articles that the handbook began with; they come first in lists.",
                verbose_name="origin of this handbook",
            ),
        ),
        migrations.AddField(
            model_name="historicalsource",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("law", "Law"),
                    ("catalogue", "Official catalogue"),
                    ("professional", "Professional body"),
                    ("encyclopedia", "Encyclopedia"),
                    ("employer", "Employer or adviser"),
                    ("recruiter", "Recruiter"),
                    ("training", "Training, vendor or press"),
                    ("copy", "Copy"),
                ],
                db_default="",
                default="",
                help_text="Who speaks. A copy supports no statement.",
                max_length=12,
                verbose_name="kind of source",
            ),
        ),
        migrations.AddField(
            model_name="historicalsource",
            name="law_status",
            field=models.CharField(
                blank=True,
                choices=[
                    ("in_force", "In force"),
                    ("amended", "In force as amended"),
                    ("repealed", "Repealed"),
                ],
                db_default="",
                default="",
                help_text="For a law, and only for a law.",
                max_length=8,
                verbose_name="state of the law",
            ),
        ),
        migrations.AddField(
            model_name="historicalsource",
            name="seen_on",
            field=models.DateField(
                blank=True,
                help_text="The day on which an editor last read it.",
                null=True,
                verbose_name="seen on",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="amended_by",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="The number of the act that amends this law, for example 76/2025/QH15.",
                max_length=120,
                validators=[roles.evidence.laws.check_acts],
                verbose_name="amended by",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="in_force_since",
            field=models.DateField(blank=True, null=True, verbose_name="in force since"),
        ),
        migrations.AddField(
            model_name="source",
            name="is_origin",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="One of the articles that the handbook began with; they come first in lists.",
                verbose_name="origin of this handbook",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("law", "Law"),
                    ("catalogue", "Official catalogue"),
                    ("professional", "Professional body"),
                    ("encyclopedia", "Encyclopedia"),
                    ("employer", "Employer or adviser"),
                    ("recruiter", "Recruiter"),
                    ("training", "Training, vendor or press"),
                    ("copy", "Copy"),
                ],
                db_default="",
                default="",
                help_text="Who speaks. A copy supports no statement.",
                max_length=12,
                verbose_name="kind of source",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="law_status",
            field=models.CharField(
                blank=True,
                choices=[
                    ("in_force", "In force"),
                    ("amended", "In force as amended"),
                    ("repealed", "Repealed"),
                ],
                db_default="",
                default="",
                help_text="For a law, and only for a law.",
                max_length=8,
                verbose_name="state of the law",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="seen_on",
            field=models.DateField(
                blank=True,
                help_text="The day on which an editor last read it.",
                null=True,
                verbose_name="seen on",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "law"), models.Q(("law_status", ""), _negated=True)),
                    models.Q(models.Q(("kind", "law"), _negated=True), ("law_status", "")),
                    _connector="OR",
                ),
                name="source_law_has_status",
                violation_error_message="A law says whether it is in force, amended or repealed; nothing else does.",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "law"),
                    models.Q(("amended_by", ""), ("in_force_since", None)),
                    _connector="OR",
                ),
                name="source_only_law_in_force",
                violation_error_message="Only a law comes into force and is amended.",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amended_by", ""), ("law_status", "amended"), _negated=True),
                    models.Q(
                        models.Q(("law_status", "in_force"), _negated=True),
                        ("amended_by", ""),
                        _connector="OR",
                    ),
                ),
                name="source_amended_by_an_act",
                violation_error_message="An amended law names the act that amends it, and is said to be amended.",
            ),
        ),
    ]
