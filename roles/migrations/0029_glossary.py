import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import roles.writing.changes
from roles.writing.migrating import writers_wait


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0028_decisions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        writers_wait(),
        migrations.CreateModel(
            name="GlossaryTerm",
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
                ("term", models.CharField(max_length=120, verbose_name="term")),
                ("term_vi", models.CharField(max_length=120, null=True, verbose_name="term")),
                ("term_en", models.CharField(max_length=120, null=True, verbose_name="term")),
                (
                    "spellings_vi",
                    models.CharField(
                        blank=True,
                        help_text="Other words for it in Vietnamese texts, with semicolons between them.",
                        max_length=300,
                        verbose_name="also written (in Vietnamese)",
                    ),
                ),
                (
                    "spellings_en",
                    models.CharField(
                        blank=True,
                        help_text="Other words for it in English texts, with semicolons between them.",
                        max_length=300,
                        verbose_name="also written (in English)",
                    ),
                ),
                ("definition", models.TextField(verbose_name="definition")),
                ("definition_vi", models.TextField(null=True, verbose_name="definition")),
                ("definition_en", models.TextField(null=True, verbose_name="definition")),
                (
                    "citations",
                    models.ManyToManyField(
                        blank=True, to="roles.citation", verbose_name="citations"
                    ),
                ),
            ],
            options={
                "verbose_name": "term of the glossary",
                "verbose_name_plural": "terms of the glossary",
                "ordering": ["order", "key"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalGlossaryTerm",
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
                ("term", models.CharField(max_length=120, verbose_name="term")),
                ("term_vi", models.CharField(max_length=120, null=True, verbose_name="term")),
                ("term_en", models.CharField(max_length=120, null=True, verbose_name="term")),
                (
                    "spellings_vi",
                    models.CharField(
                        blank=True,
                        help_text="Other words for it in Vietnamese texts, with semicolons between them.",
                        max_length=300,
                        verbose_name="also written (in Vietnamese)",
                    ),
                ),
                (
                    "spellings_en",
                    models.CharField(
                        blank=True,
                        help_text="Other words for it in English texts, with semicolons between them.",
                        max_length=300,
                        verbose_name="also written (in English)",
                    ),
                ),
                ("definition", models.TextField(verbose_name="definition")),
                ("definition_vi", models.TextField(null=True, verbose_name="definition")),
                ("definition_en", models.TextField(null=True, verbose_name="definition")),
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
            ],
            options={
                "verbose_name": "historical term of the glossary",
                "verbose_name_plural": "historical terms of the glossary",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "default_permissions": (),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGlossaryTerm_citations",
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
                    "glossaryterm",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="roles.glossaryterm",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="roles.historicalglossaryterm",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalGlossaryTerm_citations",
                "default_permissions": (),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
