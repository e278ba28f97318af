"""Duties and provisions may say in which decision the role has a part, and which."""

from django.db import migrations, models

from roles.writing.migrating import writers_wait


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0027_function_permissions"),
    ]

    operations = [
        writers_wait(),
        migrations.AddField(
            model_name="historicalprovision",
            name="decision",
            field=models.CharField(
                blank=True,
                choices=[
                    ("budget", "Budget"),
                    ("hiring", "Hiring"),
                    ("pricing", "Pricing"),
                    ("roadmap", "Roadmap"),
                    ("brand", "Brand"),
                    ("risk", "Risk"),
                ],
                db_default="",
                default="",
                help_text="Only if the statement itself says that the role decides it, or has a part.",
                max_length=10,
                verbose_name="decision",
            ),
        ),
        migrations.AddField(
            model_name="historicalprovision",
            name="part",
            field=models.CharField(
                blank=True,
                choices=[("leads", "Leads"), ("shares", "Shares")],
                db_default="",
                default="",
                max_length=10,
                verbose_name="part in the decision",
            ),
        ),
        migrations.AddField(
            model_name="historicalresponsibility",
            name="decision",
            field=models.CharField(
                blank=True,
                choices=[
                    ("budget", "Budget"),
                    ("hiring", "Hiring"),
                    ("pricing", "Pricing"),
                    ("roadmap", "Roadmap"),
                    ("brand", "Brand"),
                    ("risk", "Risk"),
                ],
                db_default="",
                default="",
                help_text="Only if the statement itself says that the role decides it, or has a part.",
                max_length=10,
                verbose_name="decision",
            ),
        ),
        migrations.AddField(
            model_name="historicalresponsibility",
            name="part",
            field=models.CharField(
                blank=True,
                choices=[("leads", "Leads"), ("shares", "Shares")],
                db_default="",
                default="",
                max_length=10,
                verbose_name="part in the decision",
            ),
        ),
        migrations.AddField(
            model_name="provision",
            name="decision",
            field=models.CharField(
                blank=True,
                choices=[
                    ("budget", "Budget"),
                    ("hiring", "Hiring"),
                    ("pricing", "Pricing"),
                    ("roadmap", "Roadmap"),
                    ("brand", "Brand"),
                    ("risk", "Risk"),
                ],
                db_default="",
                default="",
                help_text="Only if the statement itself says that the role decides it, or has a part.",
                max_length=10,
                verbose_name="decision",
            ),
        ),
        migrations.AddField(
            model_name="provision",
            name="part",
            field=models.CharField(
                blank=True,
                choices=[("leads", "Leads"), ("shares", "Shares")],
                db_default="",
                default="",
                max_length=10,
                verbose_name="part in the decision",
            ),
        ),
        migrations.AddField(
            model_name="responsibility",
            name="decision",
            field=models.CharField(
                blank=True,
                choices=[
                    ("budget", "Budget"),
                    ("hiring", "Hiring"),
                    ("pricing", "Pricing"),
                    ("roadmap", "Roadmap"),
                    ("brand", "Brand"),
                    ("risk", "Risk"),
                ],
                db_default="",
                default="",
                help_text="Only if the statement itself says that the role decides it, or has a part.",
                max_length=10,
                verbose_name="decision",
            ),
        ),
        migrations.AddField(
            model_name="responsibility",
            name="part",
            field=models.CharField(
                blank=True,
                choices=[("leads", "Leads"), ("shares", "Shares")],
                db_default="",
                default="",
                max_length=10,
                verbose_name="part in the decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="provision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision", ""), ("part", "")),
                    models.Q(
                        models.Q(("decision", ""), _negated=True),
                        models.Q(("part", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="provision_decision_with_part",
                violation_error_message="A decision says what part the role has in it, and a part, in which decision.",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibility",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision", ""), ("part", "")),
                    models.Q(
                        models.Q(("decision", ""), _negated=True),
                        models.Q(("part", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="responsibility_decision_with_part",
                violation_error_message="A decision says what part the role has in it, and a part, in which decision.",
            ),
        ),
    ]
