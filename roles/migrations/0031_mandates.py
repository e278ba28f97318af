import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import roles.writing.changes
from roles.writing.migrating import writers_wait


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0030_glossary_permissions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        writers_wait(),
        migrations.CreateModel(
            name="HistoricalMandate",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(blank=True, max_length=120, verbose_name="key")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "is_editorial",
                    models.BooleanField(
                        default=False,
                        help_text="A summary or a reading by the editors. It needs no citation.",
                        verbose_name="editors' own wording",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="editorial note")),
                ("note_vi", models.TextField(blank=True, null=True, verbose_name="editorial note")),
                ("note_en", models.TextField(blank=True, null=True, verbose_name="editorial note")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("must", "Must have"),
                            ("choice", "One of several is enough"),
                            ("apart", "One person may not hold both"),
                            ("together", "One person may hold both"),
                            ("may", "May have"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("llc_person", "Limited company of one person"),
                            ("llc_organisation", "Limited company of one organisation"),
                            ("llc_members", "Limited company with two or more members"),
                            ("joint_stock", "Joint-stock company, not public"),
                            ("public", "Public company"),
                        ],
                        max_length=20,
                        verbose_name="legal form",
                    ),
                ),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("micro", "Micro"),
                            ("small", "Small"),
                            ("medium", "Medium"),
                            ("large", "Large"),
                        ],
                        max_length=10,
                        verbose_name="size of the company",
                    ),
                ),
                (
                    "choice",
                    models.SlugField(
                        blank=True, db_index=False, max_length=40, verbose_name="alternatives"
                    ),
                ),
                ("post", models.CharField(blank=True, max_length=160, verbose_name="seat")),
                (
                    "post_vi",
                    models.CharField(blank=True, max_length=160, null=True, verbose_name="seat"),
                ),
                (
                    "post_en",
                    models.CharField(blank=True, max_length=160, null=True, verbose_name="seat"),
                ),
                (
                    "condition",
                    models.CharField(blank=True, max_length=300, verbose_name="condition"),
                ),
                (
                    "condition_vi",
                    models.CharField(
                        blank=True, max_length=300, null=True, verbose_name="condition"
                    ),
                ),
                (
                    "condition_en",
                    models.CharField(
                        blank=True, max_length=300, null=True, verbose_name="condition"
                    ),
                ),
                ("statement", models.CharField(max_length=300, verbose_name="statement")),
                (
                    "statement_vi",
                    models.CharField(max_length=300, null=True, verbose_name="statement"),
                ),
                (
                    "statement_en",
                    models.CharField(max_length=300, null=True, verbose_name="statement"),
                ),
                (
                    "change",
                    models.UUIDField(db_index=True, default=roles.writing.changes.current_id),
                ),
                (
                    "cause",
                    models.CharField(default=roles.writing.changes.current_cause, max_length=10),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="roles.role",
                        verbose_name="other role",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical legal requirement",
                "verbose_name_plural": "historical legal requirements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "default_permissions": (),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.SlugField(blank=True, max_length=120, unique=True, verbose_name="key"),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "is_editorial",
                    models.BooleanField(
                        default=False,
                        help_text="A summary or a reading by the editors. It needs no citation.",
                        verbose_name="editors' own wording",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="editorial note")),
                ("note_vi", models.TextField(blank=True, null=True, verbose_name="editorial note")),
                ("note_en", models.TextField(blank=True, null=True, verbose_name="editorial note")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("must", "Must have"),
                            ("choice", "One of several is enough"),
                            ("apart", "One person may not hold both"),
                            ("together", "One person may hold both"),
                            ("may", "May have"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("llc_person", "Limited company of one person"),
                            ("llc_organisation", "Limited company of one organisation"),
                            ("llc_members", "Limited company with two or more members"),
                            ("joint_stock", "Joint-stock company, not public"),
                            ("public", "Public company"),
                        ],
                        max_length=20,
                        verbose_name="legal form",
                    ),
                ),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("micro", "Micro"),
                            ("small", "Small"),
                            ("medium", "Medium"),
                            ("large", "Large"),
                        ],
                        max_length=10,
                        verbose_name="size of the company",
                    ),
                ),
                (
                    "choice",
                    models.SlugField(
                        blank=True, db_index=False, max_length=40, verbose_name="alternatives"
                    ),
                ),
                ("post", models.CharField(blank=True, max_length=160, verbose_name="seat")),
                (
                    "post_vi",
                    models.CharField(blank=True, max_length=160, null=True, verbose_name="seat"),
                ),
                (
                    "post_en",
                    models.CharField(blank=True, max_length=160, null=True, verbose_name="seat"),
                ),
                (
                    "condition",
                    models.CharField(blank=True, max_length=300, verbose_name="condition"),
                ),
                (
                    "condition_vi",
                    models.CharField(
                        blank=True, max_length=300, null=True, verbose_name="condition"
                    ),
                ),
                (
                    "condition_en",
                    models.CharField(
                        blank=True, max_length=300, null=True, verbose_name="condition"
                    ),
                ),
                ("statement", models.CharField(max_length=300, verbose_name="statement")),
                (
                    "statement_vi",
                    models.CharField(max_length=300, null=True, verbose_name="statement"),
                ),
                (
                    "statement_en",
                    models.CharField(max_length=300, null=True, verbose_name="statement"),
                ),
                (
                    "citations",
                    models.ManyToManyField(
                        blank=True, to="roles.citation", verbose_name="citations"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mandates_with",
                        to="roles.role",
                        verbose_name="other role",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mandates",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
            ],
            options={
                "verbose_name": "legal requirement",
                "verbose_name_plural": "legal requirements",
                "ordering": ["order", "key"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalMandate_citations",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "citation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="roles.citation",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="roles.historicalmandate",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="roles.mandate",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalMandate_citations",
                "default_permissions": (),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["apart", "together"]), _negated=True),
                    models.Q(
                        ("role__isnull", False),
                        models.Q(
                            ("other__isnull", False),
                            models.Q(("post", ""), _negated=True),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="mandate_of_two_names_both",
                violation_error_message="Whether one person may hold both is said of a role, and of another or of a seat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["apart", "together"]), ("other__isnull", True), _connector="OR"
                ),
                name="mandate_of_one_names_one",
                violation_error_message="Another role is named only where the law says whether one person may hold both.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("other__isnull", True),
                    models.Q(("role", models.F("other")), _negated=True),
                    _connector="OR",
                ),
                name="mandate_of_two_not_with_itself",
                violation_error_message="A role is not kept apart from itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "choice"), models.Q(("choice", ""), _negated=True)),
                    models.Q(models.Q(("kind", "choice"), _negated=True), ("choice", "")),
                    _connector="OR",
                ),
                name="mandate_choice_has_its_word",
                violation_error_message="Alternatives share a word; nothing else has one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["apart", "together"]),
                    models.Q(("post", ""), _negated=True),
                    _connector="OR",
                ),
                name="mandate_names_a_seat",
                violation_error_message="Name the seat that the law asks for or allows.",
            ),
        ),
    ]
