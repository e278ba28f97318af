import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import roles.writing.changes
from roles.writing.migrating import writers_wait


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0022_source_kinds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        writers_wait(),
        migrations.CreateModel(
            name="Provision",
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
                ("statement", models.CharField(max_length=300, verbose_name="statement")),
                (
                    "statement_vi",
                    models.CharField(max_length=300, null=True, verbose_name="statement"),
                ),
                (
                    "statement_en",
                    models.CharField(max_length=300, null=True, verbose_name="statement"),
                ),
                ("detail", models.TextField(blank=True, verbose_name="detail")),
                ("detail_vi", models.TextField(blank=True, null=True, verbose_name="detail")),
                ("detail_en", models.TextField(blank=True, null=True, verbose_name="detail")),
                (
                    "citations",
                    models.ManyToManyField(
                        blank=True, to="roles.citation", verbose_name="citations"
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="provisions",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
            ],
            options={
                "verbose_name": "provision of law",
                "verbose_name_plural": "provisions of law",
                "ordering": ["order", "key"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalProvision",
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
                ("statement", models.CharField(max_length=300, verbose_name="statement")),
                (
                    "statement_vi",
                    models.CharField(max_length=300, null=True, verbose_name="statement"),
                ),
                (
                    "statement_en",
                    models.CharField(max_length=300, null=True, verbose_name="statement"),
                ),
                ("detail", models.TextField(blank=True, verbose_name="detail")),
                ("detail_vi", models.TextField(blank=True, null=True, verbose_name="detail")),
                ("detail_en", models.TextField(blank=True, null=True, verbose_name="detail")),
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
                "verbose_name": "historical provision of law",
                "verbose_name_plural": "historical provisions of law",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "default_permissions": (),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProvision_citations",
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
                        to="roles.historicalprovision",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="roles.provision",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalProvision_citations",
                "default_permissions": (),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
