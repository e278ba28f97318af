"""Who may do what at the desk: viewers look, editors edit, publishers publish and delete sources."""

from django.db import migrations

# What has a public page; who cannot publish it cannot delete it either once it is published.
PAGES = ("role", "comparison", "process")
CONTENT = (
    *PAGES,
    "citation",
    "comparisonpoint",
    "coverage",
    "crosswalk",
    "dispute",
    "participation",
    "position",
    "processcontrast",
    "processpart",
    "question",
    "reportingline",
    "responsibility",
    "roleskill",
    "roletitle",
    "skill",
    "stageadvice",
    "titleusage",
)

VIEWER = [("view", name) for name in (*CONTENT, "source")]
EDITOR = [
    *VIEWER,
    *((action, name) for action in ("add", "change", "delete") for name in CONTENT),
    ("add", "source"),
    ("change", "source"),
]
PUBLISHER = [*EDITOR, ("delete", "source"), *(("publish", name) for name in PAGES)]
GROUPS = {"viewer": VIEWER, "editor": EDITOR, "publisher": PUBLISHER}


def make_groups(apps, schema_editor):
    database = schema_editor.connection.alias
    groups = apps.get_model("auth", "Group").objects.using(database)
    for name, rights in GROUPS.items():
        group, _ = groups.get_or_create(name=name)
        group.permissions.set([permission(apps, database, *right) for right in rights])


def permission(apps, database, action, model):
    """The permission's row: Django makes these only after all migrations, so it may not be there."""
    types = apps.get_model("contenttypes", "ContentType").objects.using(database)
    content_type, _ = types.get_or_create(app_label="roles", model=model)
    verbose = apps.get_model("roles", model)._meta.verbose_name
    found, _ = (
        apps.get_model("auth", "Permission")
        .objects.using(database)
        .get_or_create(
            content_type=content_type,
            codename=f"{action}_{model}",
            defaults={"name": f"Can {action} {verbose}"},
        )
    )
    return found


def remove_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0007_publish_permissions"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
