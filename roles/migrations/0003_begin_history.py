"""Rows that are older than the history get their first version, so that none is without."""

import uuid

from django.db import migrations
from django.utils import timezone

REASON = "As it was when the history began"


def begin_history(apps, schema_editor):
    facts = {"change": uuid.uuid4(), "cause": "command", "history_change_reason": REASON}
    facts |= {"history_date": timezone.now(), "history_type": "+"}
    app = apps.get_app_config("roles")
    histories = {model._meta.model_name: model for model in app.get_models()}
    for model in list(histories.values()):
        history = histories.get(f"historical{model._meta.model_name}")
        if history:
            for row in model._base_manager.all():
                first_version(row, history, histories, facts)


def first_version(row, history, histories, facts):
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    version = history.objects.create(**values, **facts)
    for field in row._meta.many_to_many:
        through = field.remote_field.through
        kept = histories[f"historical{through._meta.model_name}"]
        names = [f.attname for f in through._meta.concrete_fields]
        owner = f"{row._meta.model_name}_id"
        for link in through._base_manager.filter(**{owner: row.pk}).values(*names):
            kept.objects.create(history=version, **link)


class Migration(migrations.Migration):
    dependencies = [("roles", "0002_history")]
    operations = [migrations.RunPython(begin_history, migrations.RunPython.noop, elidable=True)]
