"""Functions and areas become tables, with the rows that the code listed until now."""

import hashlib
import json
import uuid

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

import roles.writing.changes

REASON = "From the lists in the code"
FUNCTIONS = [
    ("general_management", "Quản lý chung", "General management", "#39446b", "#aab8ea"),
    ("product", "Sản phẩm", "Product", "#6a3ba8", "#c9a9f5"),
    ("production", "Sản xuất", "Production", "#9a4a0c", "#f0ab74"),
    ("technology", "Công nghệ", "Technology", "#0b5f9e", "#82c3f5"),
    ("customer", "Khách hàng", "Customer", "#0b6b66", "#76d3cb"),
    ("sales", "Bán hàng", "Sales", "#2f6b1f", "#99d585"),
    ("marketing", "Marketing", "Marketing", "#a32566", "#f39ac3"),
    ("plant", "Nhà máy", "Plant", "#6e5412", "#dcc07a"),
]
AREAS = [
    ("strategy", "Chiến lược", "Strategy"),
    ("operations", "Vận hành", "Operations"),
    ("product", "Sản phẩm", "Product"),
    ("production", "Sản xuất", "Production"),
    ("technology", "Công nghệ", "Technology"),
    ("customer", "Khách hàng", "Customers"),
    ("sales", "Bán hàng", "Sales"),
    ("brand_marketing", "Thương hiệu và tiếp thị", "Brand and marketing"),
    ("people", "Nhân sự", "People"),
    ("finance", "Tài chính", "Finance"),
    ("safety_compliance", "An toàn và tuân thủ", "Safety and compliance"),
    ("research_data", "Nghiên cứu và dữ liệu", "Research and data"),
]
COLUMNS = ("slug", "name_vi", "name_en", "light", "dark")
# Of a value that no list had: its slug is its name, until an editor gives it a better one.
GREY = ("#55595f", "#bcc1c8")


def fill(apps, schema_editor):
    fill_one(apps, schema_editor, "Function", FUNCTIONS, ("Role", "function"), GREY)
    fill_one(apps, schema_editor, "Area", AREAS, ("Responsibility", "area"), ())


def fill_one(apps, schema_editor, name, listed, used_by, colours):
    using = schema_editor.connection.alias
    rows = apps.get_model("roles", name)._base_manager.using(using)
    for place, told in enumerate(listed, start=1):
        values = dict(zip(COLUMNS, told, strict=False)) | {"order": place * 10}
        remember(apps, using, name, values)
        begin(apps, using, rows.create(name=values["name_vi"], **values), name)
    owner, column = used_by
    used = apps.get_model("roles", owner)._base_manager.using(using)
    known = [told[0] for told in listed]
    strange = used.exclude(**{f"{column}__in": known}).values_list(column, flat=True)
    for slug in sorted(set(strange)):
        values = dict(zip(COLUMNS, (slug, slug, slug, *colours), strict=False)) | {"order": 1000}
        begin(apps, using, rows.create(name=slug, **values), name)


def remember(apps, using, name, values):
    """As the seed does for a row that it wrote: it follows the fixtures until somebody edits it."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    apps.get_model("roles", "SeedRecord")._base_manager.using(using).create(
        model=f"roles.{name.lower()}",
        key=json.dumps([values["slug"]], ensure_ascii=False),
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )


def begin(apps, using, row, name):
    facts = {"change": uuid.uuid4(), "cause": "command", "history_change_reason": REASON}
    facts |= {"history_date": timezone.now(), "history_type": "+"}
    history = apps.get_model("roles", f"Historical{name}")
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    history._base_manager.using(using).create(**values, **facts)


def forget(apps, schema_editor):
    records = apps.get_model("roles", "SeedRecord")._base_manager
    records.using(schema_editor.connection.alias).filter(
        model__in=["roles.function", "roles.area"]
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0024_provision_permissions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=20, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("name_vi", models.CharField(max_length=60, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=60, null=True, verbose_name="name")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "verbose_name": "responsibility area",
                "verbose_name_plural": "responsibility areas",
                "ordering": ["order", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Function",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=20, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("name_vi", models.CharField(max_length=60, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=60, null=True, verbose_name="name")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "light",
                    models.CharField(
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-fA-F]{6}\\Z",
                                "Write a colour as # and six digits: 0–9, a–f, for example #0b5f9e.",
                            )
                        ],
                        verbose_name="colour on light paper",
                    ),
                ),
                (
                    "dark",
                    models.CharField(
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-fA-F]{6}\\Z",
                                "Write a colour as # and six digits: 0–9, a–f, for example #0b5f9e.",
                            )
                        ],
                        verbose_name="colour on dark paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "function",
                "verbose_name_plural": "functions",
                "ordering": ["order", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalArea",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=20, verbose_name="slug")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("name_vi", models.CharField(max_length=60, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=60, null=True, verbose_name="name")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                "verbose_name": "historical responsibility area",
                "verbose_name_plural": "historical responsibility areas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "default_permissions": (),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFunction",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=20, verbose_name="slug")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("name_vi", models.CharField(max_length=60, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=60, null=True, verbose_name="name")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "light",
                    models.CharField(
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-fA-F]{6}\\Z",
                                "Write a colour as # and six digits: 0–9, a–f, for example #0b5f9e.",
                            )
                        ],
                        verbose_name="colour on light paper",
                    ),
                ),
                (
                    "dark",
                    models.CharField(
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-fA-F]{6}\\Z",
                                "Write a colour as # and six digits: 0–9, a–f, for example #0b5f9e.",
                            )
                        ],
                        verbose_name="colour on dark paper",
                    ),
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
            ],
            options={
                "verbose_name": "historical function",
                "verbose_name_plural": "historical functions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "default_permissions": (),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RunPython(fill, forget),
    ]
